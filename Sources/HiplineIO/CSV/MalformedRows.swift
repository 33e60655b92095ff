import HiplineCore

/// The rows of a table that cannot be used: how many, and what is wrong with the first.
struct MalformedRows {
  /// What is wrong with a row.
  enum Problem {
    case notANumber
    case notATime
    case tooFew
    /// Whether commas seem to be decimal marks as well as delimiters.
    case tooMany(found: Int, decimalCommas: Bool)
  }

  /// The share of rows that may be left out.
  ///
  /// A radio link or a full buffer garbles single rows of a good file, and a copy that breaks off cuts one. Where more
  /// than one row in a hundred makes no sense, more likely the columns are not what they were taken for.
  static let tolerableShare = 0.01

  private(set) var count = 0
  private var first: (problem: Problem, line: Int, column: Int, message: String)?
  private var latestLine = 0

  /// Notes a row.
  ///
  /// - Parameters:
  ///   - line: From 1.
  ///   - column: The number of the field, from 1.
  ///   - message: What was expected, without what was found.
  mutating func add(
    _ problem: Problem, line: Int, column: Int, _ message: @autoclosure () -> String
  ) {
    count += 1
    latestLine = line
    if first == nil { first = (problem, line, column, message()) }
  }

  /// Whether so few rows are malformed that the others can be used.
  func areTolerable(amongRows rowCount: Int) -> Bool {
    Double(count) <= MalformedRows.tolerableShare * Double(rowCount)
  }

  /// What to report where the other rows are used; nil where no row is malformed.
  ///
  /// - Parameter lastLine: The last line that is not blank.
  func finding(lastLine: Int) -> Finding? {
    guard let first else { return nil }
    let place = "line \(first.line), column \(first.column)"
    let message =
      count == 1
      ? "1 row left out, \(place): \(first.message)"
      : "\(count) rows left out, the first at \(place): \(first.message)"
    return Finding(
      .malformedRows, .warning, message + cutOff(lastLine: lastLine), hint: hint(lastLine: lastLine)
    )
  }

  /// Why the table is refused; nil where no row is malformed.
  ///
  /// - Parameters:
  ///   - rowCount: Of all rows, the malformed ones included.
  ///   - lastLine: The last line that is not blank.
  func failure(path: String, rowCount: Int, lastLine: Int) -> InputFailure? {
    guard let first else { return nil }
    let others = count == 1 ? "" : "; \(count) of \(rowCount) rows are malformed"
    return InputFailure(
      .malformedRow, path: path, first.message + cutOff(lastLine: lastLine) + others,
      hint: hint(lastLine: lastLine), line: first.line, column: first.column)
  }

  private func isCutOff(lastLine: Int) -> Bool {
    guard let first, count == 1, first.line == lastLine else { return false }
    if case .tooMany = first.problem { return false }
    return true
  }

  private func cutOff(lastLine: Int) -> String {
    isCutOff(lastLine: lastLine) ? "; it is the last row, the file looks truncated" : ""
  }

  private func hint(lastLine: Int) -> String {
    if isCutOff(lastLine: lastLine) {
      return "copy or export the file again, or remove its last line"
    }
    switch first?.problem {
    case .tooMany(_, decimalCommas: true):
      return "decimals and fields both seem to use a comma: export with a point, or with semicolons"
    case .tooMany: return "correct the row, or name the additional column in the header"
    case .notANumber, .notATime: return "correct the field, or empty it if the value is missing"
    case .tooFew, nil: return "correct the row, or remove it if it is not data"
    }
  }
}
