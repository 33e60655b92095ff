import HiplineCore
import HiplineKinematics

/// Whether an axis reads the same all the time while the others do not.
enum StuckAxis: SensorCheck {
  /// An axis that moves repeats its reading in less than this share of the samples: coarse sensors at rest repeat theirs as well.
  static let movingShare = 0.9

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    let sensors: [(String, TimedSeries?)] = [
      ("accelerometer", measured.isOrientationAlone ? nil : measured.accelerometer),
      ("gyroscope", measured.gyroscope),
    ]
    return sensors.flatMap { name, series -> [Finding] in
      guard let series, series.count > 1 else { return [] }
      let repeats = series.values.components.map(repeatedShare)
      guard repeats.contains(where: { $0 < movingShare }) else { return [] }
      return zip(["x", "y", "z"], repeats).filter { $0.1 >= ConstantSensor.share }.map { axis, _ in
        Finding(
          .stuckAxis, .error, "axis \(axis) of the \(name) reads the same all the time",
          hint: "the sensor or its export is faulty; record again")
      }
    }
  }

  private static func repeatedShare(_ values: [Double]) -> Double {
    let repeated = zip(values, values.dropFirst()).count { $0 == $1 }
    return Double(repeated) / Double(values.count - 1)
  }
}
