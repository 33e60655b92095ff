import HiplineCore

/// Everything that decides what days of daily life with a few bouts of exercise contain.
///
/// The same parameters always give the same recordings, bit for bit on one machine.
public struct DailyLifeParameters: Sendable, Hashable {
  public var durationSeconds: Double
  public var seed: UInt64

  /// One bout of exercise; its sensors and its clock are not used, and its seed is another in every bout.
  public var bout: SimulationParameters

  /// When the recording begins, since 1970-01-01; the hour of the day decides what is done.
  public var startUnixSeconds: Double

  /// The hours of the day at which a bout is done, give or take a quarter of an hour; fewer where there is no time.
  public var boutHours = [7.75, 18.5]

  /// The share of bouts that are left out.
  public var skippedShare = 0.15

  /// On the thigh, the pelvis or both.
  public var sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]

  /// - Parameter startUnixSeconds: Default: seven o'clock on Monday, 2026-03-02.
  public init(
    hours: Double, bout: SimulationParameters, seed: UInt64 = 1,
    startUnixSeconds: Double = 1_772_434_800
  ) {
    durationSeconds = hours * 3600
    self.bout = bout
    self.seed = seed
    self.startUnixSeconds = startUnixSeconds
  }
}
