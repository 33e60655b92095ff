/// An input that cannot be analysed: why, where, and what to do about it.
///
/// The message names line, column and what was expected. It never holds a value of the recording.
public struct InputFailure: Error, Sendable, Hashable {
  /// The stable name of a kind of failure; tools outside match on it.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let notARecording = Code(rawValue: "not-a-recording")
    public static let unknownColumns = Code(rawValue: "unknown-columns")
    public static let noTimeBase = Code(rawValue: "no-time-base")
    public static let noAcceleration = Code(rawValue: "no-acceleration")
    public static let empty = Code(rawValue: "empty")
    public static let malformedRow = Code(rawValue: "malformed-row")
    public static let unreadable = Code(rawValue: "unreadable")
    public static let unsupportedEncoding = Code(rawValue: "unsupported-encoding")
    public static let archiveDamaged = Code(rawValue: "archive-damaged")
    public static let archiveRefused = Code(rawValue: "archive-refused")
    public static let unitContradicted = Code(rawValue: "unit-contradicted")
    public static let noExercise = Code(rawValue: "no-exercise")
    public static let invalidProfile = Code(rawValue: "invalid-profile")
    public static let invalidSessionFile = Code(rawValue: "invalid-session-file")
    public static let notAResult = Code(rawValue: "not-a-result")
  }

  public var code: Code
  /// The input, as the user named it.
  public var path: String
  public var message: String
  public var hint: String
  /// The line in the file, from 1; nil where a line means nothing.
  public var line: Int?
  /// The column on that line, from 1: the field's number in a table, the byte's elsewhere.
  public var column: Int?

  public init(
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

extension InputFailure: CustomStringConvertible {
  /// `path:line:column: message (hint)`, on one line.
  public var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): \(message) (\(hint))"
  }
}
