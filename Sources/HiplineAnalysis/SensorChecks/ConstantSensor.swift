import HiplineCore
import HiplineKinematics

/// Whether a sensor reads the same on all axes all the time.
///
/// A body breathes and a sensor has noise; what reads the same for the length of a recording does not work, or was not on a
/// body.
enum ConstantSensor: SensorCheck {
  /// A constant sensor repeats its reading in at least this share of the samples: all but what an
  /// export may garble.
  static let share = 0.999

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    measured.channels.compactMap { channel in
      guard isConstant(measured.series(of: channel)) else { return nil }
      return Finding(
        .constantSensor, .error,
        "the \(channel.rawValue) reads the same all the time; nothing of this sensor is scored",
        hint: "the sensor or its export is faulty, or it lay on a table; record again")
    }
  }

  /// Whether a series repeats its reading in nearly all samples.
  static func isConstant(_ series: TimedSeries?) -> Bool {
    guard let values = series?.values, values.count > 1 else { return false }
    let repeats = values.indices.dropFirst().count { values[$0] == values[$0 - 1] }
    return Double(repeats) >= share * Double(values.count - 1)
  }
}
