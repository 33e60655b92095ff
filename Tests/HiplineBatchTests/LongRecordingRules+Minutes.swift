@testable import HiplineBatch

extension LongRecordingRules {
  /// Rules by which a recording of minutes is a long one.
  static func ofMinutes(stretchSeconds: Double) -> LongRecordingRules {
    var rules = LongRecordingRules()
    rules.longestSessionSeconds = 60
    rules.stretchSeconds = stretchSeconds
    return rules
  }
}
