package import HiplineCore

/// How a sensor was turned over time, with what was learnt about its gyroscope on the way.
///
/// All arrays have one entry per sample.
package struct OrientationSeries: Sendable, Hashable {
  /// Unit quaternions, sensor to earth, `[samples]`; earth is east, north, up with an arbitrary heading.
  ///
  /// Their sign is arbitrary, but does not jump from one sample to the next.
  package var sensorToEarth: [Quaternion]

  /// What the gyroscope reads when nothing turns, in rad/s, `[samples]`.
  package var gyroscopeBias: VectorSeries

  /// The standard deviation of the bias along its least certain direction, an upper bound, in rad/s, `[samples]`.
  var gyroscopeBiasSigma: [Double]

  /// Where the sensor was at rest, and its bias read directly, `[samples]`.
  package var isRest: [Bool]

  /// - Precondition: all four have the same number of samples.
  package init(
    sensorToEarth: [Quaternion], gyroscopeBias: VectorSeries,
    gyroscopeBiasSigma: [Double], isRest: [Bool]
  ) {
    precondition(
      gyroscopeBias.count == sensorToEarth.count
        && gyroscopeBiasSigma.count == sensorToEarth.count && isRest.count == sensorToEarth.count,
      "\(sensorToEarth.count) samples expected throughout")
    self.sensorToEarth = sensorToEarth
    self.gyroscopeBias = gyroscopeBias
    self.gyroscopeBiasSigma = gyroscopeBiasSigma
    self.isRest = isRest
  }

  static let empty = OrientationSeries(
    sensorToEarth: [], gyroscopeBias: VectorSeries([]), gyroscopeBiasSigma: [], isRest: [])

  /// The number of samples.
  @inlinable
  package var count: Int { sensorToEarth.count }

  /// The vertical in sensor coordinates, unit vectors, `[samples]`; no heading enters.
  package var up: VectorSeries {
    VectorSeries(count: count) { sensorToEarth[$0].conjugate.rotate(Vector3(0, 0, 1)) }
  }
}
