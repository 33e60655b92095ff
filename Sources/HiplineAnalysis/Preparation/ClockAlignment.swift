public import HiplineCore

/// How far apart the time axes of two sensors are.
public enum ClockAlignment {
  /// The zero of `other`'s time axis on `reference`'s, in seconds, with a finding where that is an assumption.
  ///
  /// Two absolute clocks give the offset; two sensors started by one app count from the same start. In any other case
  /// the recordings are taken to begin together, which is said.
  public static func offsetSeconds(
    of other: Recording, on reference: Recording
  ) -> (seconds: Double, finding: Finding?) {
    switch (reference.clock, other.clock) {
    case (.absolute(let first), .absolute(let second)) where abs(second - first) < longestOffset:
      return (second - first, nil)
    case (.sinceStart(let first), .sinceStart(let second)) where abs(second - first) < longestOffset:
      return (second - first, nil)
    default:
      return (
        0,
        Finding(
          .clockUnsynchronised, .warning,
          "the sensors' clocks do not match; the recordings are taken to begin together",
          hint: "start both sensors in one app, or export absolute time stamps")
      )
    }
  }

  /// Clocks further apart are of different days: not one session's, in seconds.
  static let longestOffset = 86_400.0
}
