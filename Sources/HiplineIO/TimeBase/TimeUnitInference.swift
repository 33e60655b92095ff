/// A count of time from a moment that is known, as systems and spreadsheets write it.
struct NumberedDate: Sendable, Hashable {
  var unit: TimeUnit
  /// What zero means, in seconds since 1970.
  var zeroUnixSeconds: Double

  /// Times that recordings have, in seconds since 1970: from 2001 to 2100, when sensors that people wear were and will be in use.
  private static let unixSeconds = 1e9..<4.1e9

  /// Since 1970 in each unit; Windows since 1601 and .NET since the year 1, in 100 ns; spreadsheets since 30 December 1899 and MATLAB since
  /// the year 0, in days.
  private static let all =
    TimeUnit.usual.map { NumberedDate(unit: $0, zeroUnixSeconds: 0) } + [
      NumberedDate(unit: .ticks(perSecond: 10_000_000), zeroUnixSeconds: -11_644_473_600),
      NumberedDate(unit: .ticks(perSecond: 10_000_000), zeroUnixSeconds: -62_135_596_800),
      NumberedDate(unit: .days, zeroUnixSeconds: -25_569 * 86_400),
      NumberedDate(unit: .days, zeroUnixSeconds: -719_529 * 86_400),
    ]

  /// The count in which `stamp` is such a time; nil where it is none.
  ///
  /// - Parameter step: From one stamp to the next. Days are small numbers: they are dates only where their steps are those of samples.
  init?(_ stamp: Double, step: Double) {
    guard
      let found = Self.all.first(where: { count in
        Self.unixSeconds.contains(stamp / count.unit.perSecond + count.zeroUnixSeconds)
          && (count.unit != .days || TimeUnit.stepSeconds.contains(step / count.unit.perSecond))
      })
    else { return nil }
    self = found
  }

  private init(unit: TimeUnit, zeroUnixSeconds: Double) {
    self.unit = unit
    self.zeroUnixSeconds = zeroUnixSeconds
  }
}

extension TimeUnit {
  /// Steps between samples are within this, in seconds: rates of 2 to 2000 Hz, which motion sensors have.
  static let stepSeconds = 0.0005..<0.5

  /// The unit in which `stamp` is a time since 1970, or nil where it is none.
  static func ofEpoch(_ stamp: Double) -> TimeUnit? {
    guard let count = NumberedDate(stamp, step: 0), count.zeroUnixSeconds == 0 else { return nil }
    return count.unit
  }

  /// The unit of Xsens' `SampleTimeFine`: microseconds of a DOT, ticks of 10 kHz of all others.
  static func ofFineTime(step: Double) -> TimeUnit {
    stepSeconds.contains(step / TimeUnit.microseconds.perSecond)
      ? .microseconds : .ticks(perSecond: 10_000)
  }

  /// The unit in which a step between samples means a rate that motion sensors have.
  static func ofStep(_ step: Double) -> TimeUnit? {
    usual.first { stepSeconds.contains(step / $0.perSecond) }
  }
}
