extension Clock {
  /// The zero of this clock's recording on the time axis of `reference`'s, in seconds.
  ///
  /// Two absolute clocks tell it; so do two counts of seconds since an app's start, which the recordings of one app share.
  ///
  /// - Returns: nil for clocks that cannot be compared, or are a day apart or more: those are not of one session.
  package func offsetSeconds(from reference: Clock) -> Double? {
    secondsApart(from: reference).flatMap { abs($0) < Self.longestOffsetSeconds ? $0 : nil }
  }

  /// The same however far apart the clocks are, for stretches of one recording.
  package func secondsApart(from reference: Clock) -> Double? {
    switch (reference, self) {
    case (.absolute(let first), .absolute(let second)),
      (.sinceStart(let first), .sinceStart(let second)):
      second - first
    default: nil
    }
  }

  /// The clock of what begins later on the same axis.
  package func later(bySeconds offset: Double) -> Clock {
    switch self {
    case .absolute(let seconds): .absolute(unixSeconds: seconds + offset)
    case .sinceStart(let seconds): .sinceStart(seconds: seconds + offset)
    case .unknown: .unknown
    }
  }

  /// The largest offset between clocks that are of one session, in seconds: a day.
  private static var longestOffsetSeconds: Double { 86_400 }
}
