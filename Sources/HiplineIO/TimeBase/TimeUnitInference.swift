extension TimeUnit {
  /// Stamps since 1970 are within this, in seconds: from 2001 to 2100, when sensors that people wear were and will be in use.
  private static let sinceEpochSeconds = 1e9..<4.1e9
  /// Steps between samples are within this, in seconds: rates of 2 to 2000 Hz, which motion sensors have.
  private static let stepSeconds = 0.0005..<0.5

  /// The unit in which `stamp` is a time since 1970 in ``sinceEpochSeconds``, or nil where it is none.
  static func ofEpoch(_ stamp: Double) -> TimeUnit? {
    allCases.first { sinceEpochSeconds.contains(stamp / $0.perSecond) }
  }

  /// The unit in which a step between samples means a rate that motion sensors have.
  static func ofStep(_ step: Double) -> TimeUnit? {
    allCases.first { stepSeconds.contains(step / $0.perSecond) }
  }
}
