/// Something doubtful about a recording or a result, with what to do about it.
///
/// Findings are values that travel with the result; they are never log lines. They name places and
/// expectations, never sample values, names or free text of the recording, which are health data.
public struct Finding: Sendable, Hashable {
  /// How much a finding matters: an error leaves nothing to score, a warning may change numbers, an info is good to know.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    case info
    case warning
    case error

    /// Whether the first matters less.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .info: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The kind of finding.
  public var code: FindingCode
  /// How much it matters.
  public var severity: Severity

  /// What was found, in one sentence without a full stop.
  public var message: String

  /// What the reader can do about it; never empty.
  public var hint: String

  /// Where it begins and ends, in seconds from the session's first sample; nil for the whole recording.
  public var seconds: Range<Double>?

  /// - Precondition: `hint` is not empty.
  package init(
    _ code: FindingCode, _ severity: Severity, _ message: String, hint: String,
    seconds: Range<Double>? = nil
  ) {
    precondition(!hint.isEmpty, "a finding needs a hint: \(code.rawValue)")
    self.code = code
    self.severity = severity
    self.message = message
    self.hint = hint
    self.seconds = seconds
  }
}
