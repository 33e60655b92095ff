package import HiplineCore

/// How an accelerometer departs from the truth.
///
/// The order is that of a device: scale error, bias, noise, clipping, quantisation.
package struct AccelerometerModel: Sendable, Hashable {
  /// The density of the white noise, in µg/√Hz; the noise of a sample goes up to half the rate.
  var noiseMicroGPerRootHertz: Double

  /// The relative error of each sensor axis: 0.01 reads 1 % too much.
  var scaleError: Vector3

  /// The offset of each sensor axis, in mg.
  var biasMilliG: Vector3

  /// The size of one step of the output, in g; nil for no quantisation.
  var stepG: Double?

  /// The largest magnitude on an axis, in g; nil for no clipping.
  var rangeG: Double?

  package init(
    noiseMicroGPerRootHertz: Double = 0, scaleError: Vector3 = .zero, biasMilliG: Vector3 = .zero,
    stepG: Double? = nil, rangeG: Double? = nil
  ) {
    self.noiseMicroGPerRootHertz = noiseMicroGPerRootHertz
    self.scaleError = scaleError
    self.biasMilliG = biasMilliG
    self.stepG = stepG
    self.rangeG = rangeG
  }

  /// An accelerometer that measures the truth.
  package static let ideal = AccelerometerModel()

  /// What is read for a true specific force in m/s², in sensor axes.
  package func read(
    _ truth: Vector3, rateHertz: Double, from generator: inout SplitMix64
  ) -> Vector3 {
    let g = StillNorm.standardGravity
    let deviation = noiseMicroGPerRootHertz * 1e-6 * g * (rateHertz / 2).squareRoot()
    func axis(_ value: Double, _ scaleError: Double, _ biasMilliG: Double) -> Double {
      let noisy =
        value * (1 + scaleError) + biasMilliG * 1e-3 * g + deviation * generator.nextGaussian()
      return digitized(noisy, step: stepG.map { $0 * g }, range: rangeG.map { $0 * g })
    }
    return Vector3(
      axis(truth.x, scaleError.x, biasMilliG.x),
      axis(truth.y, scaleError.y, biasMilliG.y),
      axis(truth.z, scaleError.z, biasMilliG.z))
  }
}
