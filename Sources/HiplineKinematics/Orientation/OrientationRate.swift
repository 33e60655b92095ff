package import HiplineCore

/// The angular rate of a sensor whose orientation is known.
package enum OrientationRate {
  /// A central difference over three steps to either side, in sixtieths of a step.
  ///
  /// It is exact for polynomials of the sixth degree and takes 2 % of an oscillation at a fifth of the sampling rate, where one over
  /// a step to either side takes 24 %.
  private static let weights = [45.0, -9, 1]

  /// How far the sensor has turned since the first sample, all small turns added up, in radians in sensor axes, `[samples]`.
  ///
  /// Between neighbours the axes hardly differ, so that turns add up.
  package static func turned(_ sensorToEarth: [Quaternion]) -> [Vector3] {
    var turned: [Vector3] = sensorToEarth.isEmpty ? [] : [.zero]
    turned.reserveCapacity(sensorToEarth.count)
    for (before, after) in zip(sensorToEarth, sensorToEarth.dropFirst()) {
      turned.append(turned[turned.count - 1] + (before.conjugate * after).rotationVector)
    }
    return turned
  }

  /// The angular rate in rad/s in sensor axes, `[samples]`.
  ///
  /// - Parameters:
  ///   - turned: Evenly in time, see ``turned(_:)``.
  ///   - sampleRateHertz: Positive.
  package static func measure(_ turned: [Vector3], sampleRateHertz: Double) -> VectorSeries {
    let count = turned.count
    return VectorSeries(count: count) { sample in
      if min(sample, count - 1 - sample) >= weights.count {
        var sum = Vector3.zero
        for (index, weight) in weights.enumerated() {
          sum += weight * (turned[sample + index + 1] - turned[sample - index - 1])
        }
        return sum * (sampleRateHertz / 60)
      }
      // At the ends over what there is.
      let (first, last) = (max(0, sample - 1), min(count - 1, sample + 1))
      return last > first
        ? (turned[last] - turned[first]) * (sampleRateHertz / Double(last - first)) : .zero
    }
  }
}
