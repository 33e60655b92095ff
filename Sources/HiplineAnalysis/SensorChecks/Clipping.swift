import HiplineCore
import HiplineKinematics

/// Whether a sensor ran into the end of its range.
///
///         ▁▁▁▁▁▁        ▁▁▁▁▁       A movement's peaks are round and of different heights; a clipped one is flat,
///        ╱      ╲      ╱     ╲      and all of them end at one level.
package enum Clipping: SensorCheck {
  /// Within this share of the largest reading a sample is at the top: a calibrated full scale still wobbles by noise.
  package static let topShare = 0.001
  /// A flat stretch is at least this many samples long: two may be equal by chance, and where a movement turns.
  static let flatSamples = 3
  /// And at least this many of them make a full scale: one or two may be a sensor that held its reading.
  static let fewestFlats = 3
  /// No gyroscope's range ends below this rate, in rad/s (100 °/s): common ones begin at ±250 °/s.
  static let smallestGyroscopeRange = 100 / 57.29577951308232
  /// No accelerometer's range ends below this, in m/s² (1.9 g): of a ±2 g range, a scale error of 5 %.
  static let smallestAccelerometerRange = 1.9 * StillNorm.standardGravity

  /// Below this no range of a sensor ends, in its unit; nil for an orientation, which has none.
  static func smallestRange(of channel: Channel) -> Double? {
    switch channel {
    case .accelerometer: smallestAccelerometerRange
    case .gyroscope: smallestGyroscopeRange
    case .orientation: nil
    }
  }

  static func findings(_ measured: Recording, slow: SlowRecording) -> [Finding] {
    let codes: [(Channel, FindingCode)] = [
      (.gyroscope, .gyroscopeClipped), (.accelerometer, .accelerometerClipped),
    ]
    return codes.compactMap { channel, code in
      guard measured.channels.contains(channel), let series = measured.series(of: channel),
        let axis = smallestRange(of: channel).flatMap({ clippedAxis(series.values, above: $0) })
      else { return nil }
      return finding(code, channel.rawValue, axis)
    }
  }

  private static func finding(_ code: FindingCode, _ sensor: String, _ axis: String) -> Finding {
    Finding(
      code, .warning,
      "the \(sensor) ran into the end of its range on axis \(axis); fast movements are cut off",
      hint: "set the sensor to a larger range")
  }

  /// The first axis with flat tops at one level, or nil.
  static func clippedAxis(_ series: VectorSeries, above smallest: Double) -> String? {
    for (name, values) in zip(["x", "y", "z"], series.components) {
      let ends = values.reduce((low: 0.0, high: 0.0)) { (min($0.low, $1), max($0.high, $1)) }
      for (sign, top) in [(1.0, ends.high), (-1.0, -ends.low)] {
        if top > smallest, flats(values, sign: sign, above: top * (1 - topShare)) >= fewestFlats {
          return name
        }
      }
    }
    return nil
  }

  private static func flats(_ values: [Double], sign: Double, above level: Double) -> Int {
    var flats = 0
    var run = 0
    for value in values {
      run = sign * value >= level ? run + 1 : 0
      if run == flatSamples { flats += 1 }
    }
    return flats
  }
}
