/// An input that cannot be analysed: why, where, and what to do about it.
///
/// The message names line, column and what was expected. It never holds a value of the recording.
public struct InputFailure: Error, Sendable, Hashable {
  /// The stable name of a kind of failure; tools outside match on it.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The name, in lower case with hyphens.
    public let rawValue: String

    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Something else than a table of samples.
    public static let notARecording = Code(rawValue: "not-a-recording")
    /// Columns whose meaning nothing tells.
    public static let unknownColumns = Code(rawValue: "unknown-columns")
    /// No column of times, and no stated rate.
    public static let noTimeBase = Code(rawValue: "no-time-base")
    /// No acceleration on three axes.
    public static let noAcceleration = Code(rawValue: "no-acceleration")
    /// Nothing in it.
    public static let empty = Code(rawValue: "empty")
    /// More rows that cannot be read than can be left out.
    public static let malformedRow = Code(rawValue: "malformed-row")
    /// The file is missing, or may not or cannot be read.
    public static let unreadable = Code(rawValue: "unreadable")
    /// Text in another encoding than UTF-8.
    public static let unsupportedEncoding = Code(rawValue: "unsupported-encoding")
    /// An archive that cannot be unpacked.
    public static let archiveDamaged = Code(rawValue: "archive-damaged")
    /// An archive that is not unpacked: packed files in it, names that lead out of it, or more bytes than it may have.
    public static let archiveRefused = Code(rawValue: "archive-refused")
    /// A stated unit that gravity contradicts.
    public static let unitContradicted = Code(rawValue: "unit-contradicted")
    /// No exercise of that name.
    public static let noExercise = Code(rawValue: "no-exercise")
    /// A fault in a profile.
    public static let invalidProfile = Code(rawValue: "invalid-profile")
    /// A fault in a session file or a manifest.
    public static let invalidSessionFile = Code(rawValue: "invalid-session-file")
    /// A fault in the words of a patient's sheet.
    public static let invalidSheet = Code(rawValue: "invalid-sheet")
    /// Not a result that Hipline wrote.
    public static let notAResult = Code(rawValue: "not-a-result")
  }

  /// The kind of failure.
  public var code: Code
  /// The input, as the user named it.
  public var path: String
  /// The name of the session that the input belongs to; nil where none is known.
  public var session: String?
  /// What was expected and what is there, in one sentence without a full stop.
  public var message: String
  /// What to do about it; never empty.
  public var hint: String
  /// The line in the file, from 1; nil where a line means nothing.
  public var line: Int?
  /// The column on that line, from 1: the field's number in a table, the byte's elsewhere.
  public var column: Int?

  package init(
    _ code: Code, path: String, _ message: String, hint: String,
    line: Int? = nil, column: Int? = nil
  ) {
    self.code = code
    self.path = path
    self.message = message
    self.hint = hint
    self.line = line
    self.column = column
  }
}

extension InputFailure {
  /// The failure as that of a session's.
  package func of(_ session: String) -> InputFailure {
    var copy = self
    copy.session = session
    return copy
  }
}

extension InputFailure: CustomStringConvertible {
  /// `path:line:column: message (hint)`, on one line.
  public var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): \(message) (\(hint))"
  }
}
