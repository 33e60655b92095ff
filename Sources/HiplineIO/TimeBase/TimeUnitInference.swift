extension TimeUnit {
  /// The unit in which `stamp` is a time since 1970 between 2001 and 2100, or nil where it is none.
  static func ofEpoch(_ stamp: Double) -> TimeUnit? {
    allCases.first { (1e9..<4.1e9).contains(stamp / $0.perSecond) }
  }

  /// The unit in which a step between samples means a rate that motion sensors have: 2 to 2000 Hz.
  static func ofStep(_ step: Double) -> TimeUnit? {
    allCases.first { (0.0005..<0.5).contains(step / $0.perSecond) }
  }
}
