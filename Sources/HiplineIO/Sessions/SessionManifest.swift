public import HiplineCore

/// Sessions as a table with one row for each file.
///
///     session_id,file,placement,exercise,side,subject,started_at
///     s01,s01/thigh.csv,thigh,clamshell,right,p1,2026-03-01T10:00:00Z
///     s01,s01/pelvis.csv,pelvis,clamshell,right,p1,2026-03-01T10:00:00Z
///
/// Rows of one `session_id` are one session, wherever they are. Only `session_id` and `file` are needed; a cell may be empty.
/// Files are named from the manifest's folder.
public enum SessionManifest {
  static let columns = [
    "session_id", "file", "placement", "exercise", "side", "subject", "started_at",
  ]

  /// The sessions in the order of their first rows.
  ///
  /// - Parameter exercises: The exercises that may be named; nil for any.
  /// - Throws: `unreadable`, `unsupported-encoding`; `invalid-session-file` with line and field for a column that is not
  ///   known, a row of another length, a missing file, a word that is not allowed, and rows of one session that differ.
  public static func read(
    path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> [SessionDescription] {
    let bytes = try FileBytes.read(path: path)
    return try read(bytes: bytes, path: path, exercises: exercises)
  }

  /// Reads the bytes of a manifest as if they were at `path`.
  static func read(
    bytes: [UInt8], path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> [SessionDescription] {
    let start = try TextEncoding.markLength(of: bytes, path: path)
    var rows = ManifestRows(bytes[start...], path: path)
    guard let names = rows.next() else {
      throw rows.failure("the manifest is empty", hint: header)
    }
    try check(names, rows)
    var ids: [String] = []
    var sessions: [String: SessionDescription] = [:]
    while let fields = rows.next() {
      guard fields.count == names.count else {
        throw rows.failure(
          "the row has \(fields.count) fields where the header has \(names.count)",
          hint: "quote a field that holds the delimiter", field: min(fields.count, names.count))
      }
      let row = ManifestRow(
        values: Dictionary(zip(names, fields)) { first, _ in first }, names: names, rows: rows)
      let session = try row.session(exercises: exercises)
      guard var known = sessions[session.id] else {
        ids.append(session.id)
        sessions[session.id] = session
        continue
      }
      known.subject = try row.same(known.subject, session.subject, "subject")
      known.exercise = try row.same(known.exercise, session.exercise, "exercise")
      known.startedAt = try row.same(known.startedAt, session.startedAt, "started_at")
      known.side = known.side ?? session.side
      known.sensors += session.sensors
      sessions[session.id] = known
    }
    guard !ids.isEmpty else {
      throw rows.failure(
        "the manifest has no row below its header", hint: "add a row for each file")
    }
    return ids.compactMap { sessions[$0] }
  }

  private static let header = "begin with `\(columns.joined(separator: ","))`"

  private static func check(_ names: [String], _ rows: ManifestRows) throws(InputFailure) {
    for (index, name) in names.enumerated() {
      if !columns.contains(name) {
        let nearest = Spelling.nearest(to: name, among: columns)
        throw rows.failure(
          "this column is not known", hint: nearest.map { "did you mean `\($0)`?" } ?? header,
          field: index + 1)
      }
      if names.firstIndex(of: name) != index {
        throw rows.failure(
          "the column `\(name)` occurs twice", hint: "remove one of the two", field: index + 1)
      }
    }
    for name in ["session_id", "file"] where !names.contains(name) {
      throw rows.failure("the column `\(name)` is missing", hint: header)
    }
  }
}

/// The filled lines of a manifest as fields.
private struct ManifestRows {
  private let lines: [ArraySlice<UInt8>]
  private let path: String
  private var index = -1
  private var dialect: Dialect?

  init(_ bytes: ArraySlice<UInt8>, path: String) {
    lines = bytes.split(separator: Ascii.lineFeed, omittingEmptySubsequences: false)
    self.path = path
  }

  mutating func next() -> [String]? {
    while index + 1 < lines.count {
      index += 1
      var line = lines[index]
      if line.last == Ascii.carriageReturn { line.removeLast() }
      if line.allSatisfy({ $0 == Ascii.space || $0 == Ascii.comma || $0 == Ascii.semicolon }) {
        continue
      }
      let dialect = self.dialect ?? Dialect(delimiter: Dialect.delimiter(of: line) ?? Ascii.comma)
      self.dialect = dialect
      return dialect.fields(of: line)
    }
    return nil
  }

  /// - Parameter field: The number of the field, from 1.
  func failure(_ message: String, hint: String, field: Int? = nil) -> InputFailure {
    InputFailure(
      .invalidSessionFile, path: path, message, hint: hint, line: max(0, index) + 1, column: field)
  }

  var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
}

/// One row of a manifest by its columns.
private struct ManifestRow {
  let values: [String: String]
  let names: [String]
  let rows: ManifestRows

  func session(exercises: [String]?) throws(InputFailure) -> SessionDescription {
    guard let id = text("session_id") else {
      throw failure("session_id", "the row names no session", hint: "give every row a `session_id`")
    }
    guard let file = text("file") else {
      throw failure("file", "the row names no file", hint: "give every row a `file`")
    }
    let exercise = text("exercise")
    if let exercise, let exercises, !exercises.contains(exercise) {
      throw failure(
        "exercise", "the exercise is not one that Hipline knows",
        hint: Spelling.nearest(to: exercise, among: exercises).map { "did you mean `\($0)`?" }
          ?? "use one of \(exercises.joined(separator: ", "))")
    }
    let startedAt = text("started_at")
    if let startedAt, !WrittenDate.isISO8601(startedAt) {
      throw failure(
        "started_at", "`started_at` is no date and time as ISO 8601 writes them",
        hint: "write it as in 2026-03-01T10:00:00Z")
    }
    let side: Side? = try choice("side")
    return SessionDescription(
      id: id, subject: text("subject"), exercise: exercise, side: side, startedAt: startedAt,
      sensors: [
        SensorFile(
          path: file.hasPrefix("/") ? file : rows.folder + file,
          placement: try choice("placement"), side: side)
      ])
  }

  /// What rows of one session have in common: the value of any that gives one.
  ///
  /// - Throws: Where two give different ones.
  func same(_ known: String?, _ here: String?, _ name: String) throws(InputFailure) -> String? {
    guard let known, let here, known != here else { return known ?? here }
    throw failure(
      name, "`\(name)` differs from that of an earlier row of the session",
      hint: "give the rows of one session the same value, or leave it empty")
  }

  private func text(_ name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(InputFailure) -> Choice? where Choice.RawValue == String {
    guard let text = text(name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw failure(
      name, "`\(name)` is none of \(words.map { "`\($0)`" }.joined(separator: ", "))",
      hint: Spelling.nearest(to: text, among: words).map { "did you mean `\($0)`?" }
        ?? "write one of them, or leave the field empty")
  }

  private func failure(_ name: String, _ message: String, hint: String) -> InputFailure {
    rows.failure(message, hint: hint, field: names.firstIndex(of: name).map { $0 + 1 })
  }
}
