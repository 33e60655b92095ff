package import HiplineCore

/// How a gyroscope departs from the truth.
///
/// The order is that of a device: bias and its drift, noise, clipping, quantisation.
package struct GyroscopeModel: Sendable, Hashable {
  /// The density of the white noise, in °/s/√Hz; the noise of a sample goes up to half the rate.
  var noiseDegreesPerSecondPerRootHertz: Double

  /// The bias of each sensor axis at the first sample, in °/s.
  var biasDegreesPerSecond: Vector3

  /// What the bias gains in a minute, in °/s; the drift is a straight line.
  var driftDegreesPerSecondPerMinute: Vector3

  /// The size of one step of the output, in °/s; nil for no quantisation.
  var stepDegreesPerSecond: Double?

  /// The largest magnitude on an axis, in °/s; nil for no clipping.
  var rangeDegreesPerSecond: Double?

  package init(
    noiseDegreesPerSecondPerRootHertz: Double = 0, biasDegreesPerSecond: Vector3 = .zero,
    driftDegreesPerSecondPerMinute: Vector3 = .zero, stepDegreesPerSecond: Double? = nil,
    rangeDegreesPerSecond: Double? = nil
  ) {
    self.noiseDegreesPerSecondPerRootHertz = noiseDegreesPerSecondPerRootHertz
    self.biasDegreesPerSecond = biasDegreesPerSecond
    self.driftDegreesPerSecondPerMinute = driftDegreesPerSecondPerMinute
    self.stepDegreesPerSecond = stepDegreesPerSecond
    self.rangeDegreesPerSecond = rangeDegreesPerSecond
  }

  /// A gyroscope that measures the truth.
  package static let ideal = GyroscopeModel()

  /// What is read for a true angular rate in rad/s, in sensor axes.
  package func read(
    _ truth: Vector3, at seconds: Double, rateHertz: Double, from generator: inout SplitMix64
  ) -> Vector3 {
    let degree = Double.pi / 180
    let deviation = noiseDegreesPerSecondPerRootHertz * degree * (rateHertz / 2).squareRoot()
    let bias = biasDegreesPerSecond + driftDegreesPerSecondPerMinute * (seconds / 60)
    func axis(_ value: Double, _ biasDegreesPerSecond: Double) -> Double {
      let noisy = value + biasDegreesPerSecond * degree + deviation * generator.nextGaussian()
      return digitized(
        noisy, step: stepDegreesPerSecond.map { $0 * degree },
        range: rangeDegreesPerSecond.map { $0 * degree })
    }
    return Vector3(axis(truth.x, bias.x), axis(truth.y, bias.y), axis(truth.z, bias.z))
  }
}
