import HiplineCore
package import HiplineSimulation

/// Everything that decides what days of daily life with a few bouts of exercise contain.
///
/// The same parameters always give the same recordings, bit for bit on one machine.
package struct DailyLifeParameters: Sendable, Hashable {
  package var durationSeconds: Double
  var seed: UInt64

  /// One bout of exercise; its sensors and its clock are not used, and its seed is another in every bout.
  package var bout: SimulationParameters

  /// When the recording begins, since 1970-01-01; the hour of the day decides what is done.
  package var startUnixSeconds: Double

  /// The hours of the day at which a bout is done, give or take a quarter of an hour; fewer where there is no time.
  package var boutHours = [7.75, 18.5]

  /// The share of bouts that are left out.
  package var skippedShare = 0.15

  /// On the thigh, the pelvis or both.
  package var sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]

  /// - Parameter startUnixSeconds: Default: seven o'clock on Monday, 2026-03-02.
  package init(
    hours: Double, bout: SimulationParameters, seed: UInt64 = 1,
    startUnixSeconds: Double = 1_772_434_800
  ) {
    durationSeconds = hours * 3600
    self.bout = bout
    self.seed = seed
    self.startUnixSeconds = startUnixSeconds
  }
}
