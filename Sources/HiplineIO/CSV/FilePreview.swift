/// The beginning of a file and its name: what a format looks at to tell whether the file is its own.
package struct FilePreview: Sendable {
  /// At most this many bytes are looked at to tell a format: a preamble of ``maximumPreambleLines`` lines and some rows.
  static let maximumBytes = 1 << 16

  /// The path, or the name given by the caller.
  let name: String

  /// Whether the file is known to hold gravity alone, wanted as an acceleration.
  var holdsGravityAlone = false

  /// The sampling rate that the user states for a file without a time, in hertz.
  var givenRateHertz: Double?

  /// The first bytes of the file, a byte-order mark included; formats look at ``lines`` only.
  let bytes: [UInt8]

  /// Whether the file has no further bytes.
  let isWhole: Bool

  /// What is looked at, for messages about a file that has more.
  static let extent = "the first \(maximumBytes >> 10) KiB"

  /// The lines within the first ``maximumBytes``, as byte ranges without line ends and byte-order mark.
  ///
  /// A line that the limit cuts is left out, unless it is the only one.
  let lines: [Range<Int>]

  /// Whether not even one line ends within the limit.
  let cutsFirstLine: Bool

  /// - Parameters:
  ///   - bytes: What the file begins with.
  ///   - start: The length of a byte-order mark.
  ///   - isWhole: Whether the file has no further bytes.
  init(bytes: [UInt8], name: String, start: Int = 0, isWhole: Bool = true) {
    self.name = name
    self.isWhole = isWhole
    self.bytes = bytes
    let limit = min(bytes.count, start + FilePreview.maximumBytes)
    var lines: [Range<Int>] = []
    var lineStart = start
    var cutsFirstLine = false
    while lineStart < limit {
      let lineEnd = bytes[lineStart..<limit].firstIndex(of: Ascii.lineFeed) ?? limit
      let isCut = lineEnd == limit && (limit < bytes.count || !isWhole)
      if isCut && !lines.isEmpty { break }
      cutsFirstLine = isCut
      let hasReturn = lineEnd > lineStart && bytes[lineEnd - 1] == Ascii.carriageReturn
      lines.append(lineStart..<(hasReturn ? lineEnd - 1 : lineEnd))
      lineStart = lineEnd + 1
    }
    self.lines = lines
    self.cutsFirstLine = cutsFirstLine
    linesWithWords = lines.indices.prefix(FilePreview.maximumPreambleLines).filter {
      Self.holdsWord(bytes[lines[$0]])
    }
    firstFilledLine = lines.firstIndex { !bytes[$0].allSatisfy { $0 == Ascii.space } }
    firstLine = firstFilledLine.map { TextEncoding.string(bytes[lines[$0]]) } ?? ""
    table = TableLayout.named(in: self)
  }

  /// The table that ``TableLayout/named(in:)`` finds, for all formats that ask.
  private var table: TableLayout?

  /// The table whose header names its columns; nil where no line can be a header.
  var namedTable: TableLayout? {
    var table = table
    table?.givenRateHertz = givenRateHertz
    return table
  }

  /// Of the lines that may stand before a table those with words, which formats look for; not the hundreds of numbers.
  private let linesWithWords: [Int]

  /// Whether two letters follow one another, or anything beyond ASCII is there.
  private static func holdsWord(_ line: ArraySlice<UInt8>) -> Bool {
    var previous = false
    for byte in line {
      if byte >= 0x80 { return true }
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      if isLetter && previous { return true }
      previous = isLetter
    }
    return false
  }

  /// The file's name without its folder, in lower case.
  var fileName: String {
    FileName.name(of: name).lowercased()
  }

  /// One of the first lines as text, from 0; empty where there is none.
  func line(_ index: Int) -> String {
    lines.indices.contains(index) ? TextEncoding.string(bytes[lines[index]]) : ""
  }

  /// The first line that is not blank, as text.
  let firstLine: String

  /// The index of the first line that is not blank.
  let firstFilledLine: Int?

  /// Whether a line holds spaces only.
  func isBlank(_ line: Int) -> Bool {
    lines[line].allSatisfy { bytes[$0] == Ascii.space }
  }

  /// The index of the first of the lines that may stand before a table for which `matches` holds.
  func lineIndex(where matches: (String) -> Bool) -> Int? {
    lines.indices.prefix(FilePreview.maximumPreambleLines).first { matches(line($0)) }
  }

  /// The same among the lines with words, for whoever looks for words: there may be hundreds of lines with numbers.
  func wordLineIndex(where matches: (String) -> Bool) -> Int? {
    linesWithWords.first { matches(line($0)) }
  }

  /// A table begins within so many lines: no export known has more before it.
  static let maximumPreambleLines = 200

  /// The byte where a line begins; for a line past the last, the byte after the last.
  func offset(ofLine index: Int) -> Int {
    if index < lines.count { return lines[index].lowerBound }
    guard let last = lines.last else { return bytes.count }
    var offset = last.upperBound
    if offset < bytes.count, bytes[offset] == Ascii.carriageReturn { offset += 1 }
    return min(offset + 1, bytes.count)
  }
}
