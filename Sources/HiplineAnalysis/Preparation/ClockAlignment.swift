package import HiplineCore

/// How far apart the time axes of two sensors are.
package enum ClockAlignment {
  /// The zero of `other`'s time axis on `reference`'s, in seconds, with a finding where the clocks do not tell it.
  ///
  /// Two absolute clocks give the offset; two sensors started by one app count from the same start. In any other case it is
  /// estimated from the movement that both sensors see (``SharedMovement``); where that shows none, the recordings are
  /// taken to begin together. Either is said.
  package static func offsetSeconds(
    of other: Recording, on reference: Recording
  ) -> (seconds: Double, finding: Finding?) {
    if let offset = other.clock.offsetSeconds(from: reference.clock) { return (offset, nil) }
    if let shared = SharedMovement(of: other, on: reference) {
      return (
        shared.offsetSeconds,
        .clockEstimated(shared, what: "the sensors' clocks do not match; \(other.place) began")
      )
    }
    return (
      0,
      Finding(
        .clockUnsynchronised, .warning,
        "the sensors' clocks do not match, and their movements show no one offset; the recordings "
          + "are taken to begin together",
        hint: "start both sensors in one app, or export absolute time stamps")
    )
  }
}

extension Finding {
  /// The least uncertainty of an offset that is said, in seconds: what the words' two decimals can say.
  private static var leastErrorSeconds: Double { 0.01 }

  /// An offset from shared movement, in words.
  ///
  /// - Parameter what: The beginning of the sentence, up to “began”.
  package static func clockEstimated(_ shared: SharedMovement, what: String) -> Finding {
    let seconds = abs(shared.offsetSeconds)
    let error = max(Self.leastErrorSeconds, shared.standardErrorSeconds)
    let order = shared.offsetSeconds < 0 ? "before" : "after"
    return Finding(
      .clockUnsynchronised, .warning,
      "\(what) \(seconds.text(decimals: 2)) ± \(error.text(decimals: 2)) s \(order) the other, by the "
        + "movement that both show (correlation \(shared.correlation.text(decimals: 2)))",
      hint: "start both sensors in one app, or export absolute time stamps")
  }
}

extension Recording {
  /// "the sensor on the pelvis".
  fileprivate var place: String {
    placement.map { "the sensor at \($0.rawValue)" } ?? "one sensor"
  }
}
