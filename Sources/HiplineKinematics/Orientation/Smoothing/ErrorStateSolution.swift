import HiplineCore

/// By how much the nominal orientation and bias are wrong, and the sensors.
struct ErrorStateSolution {
  /// About the first two axes of the earth in rad, `[states]`.
  var tilts: [SIMD2<Double>]
  /// In rad/s, `[states]`.
  var biases: [Vector3]
  /// In the order of ``SensorCalibration/init(_:)``.
  var calibration: [Double]

  /// Whether the errors are such as the linear model allows.
  func isLinear(_ parameters: OrientationSmoother.Parameters) -> Bool {
    let largest = parameters.largestTiltDegrees * .pi / 180
    return zip(calibration, parameters.calibrationSigmas).allSatisfy {
      abs($0) <= parameters.largestDeviation * $1
    } && tilts.allSatisfy { ($0 * $0).sum() < largest * largest }
  }

  /// The nominal series corrected, by straight lines between the states and as the last one says after it.
  func corrected(_ nominal: OrientationSeries, samplesPerStep: Int) -> OrientationSeries {
    var result = nominal
    let last = tilts.count - 1
    var (x, y, z) = (nominal.gyroscopeBias.x, nominal.gyroscopeBias.y, nominal.gyroscopeBias.z)
    for index in 0..<nominal.count {
      let state = min(index / samplesPerStep, last)
      let next = min(state + 1, last)
      let share = state < last ? Double(index - state * samplesPerStep) / Double(samplesPerStep) : 0
      let half = 0.5 * (tilts[state] + share * (tilts[next] - tilts[state]))
      let turn = LaneQuaternion.Turn(half: LaneVector(half.x, half.y, 0))
      let correction = Quaternion(
        turn.cosine, turn.cardinalSine * half.x, turn.cardinalSine * half.y, 0)
      result.sensorToEarth[index] = correction * nominal.sensorToEarth[index]
      let bias = biases[state] + share * (biases[next] - biases[state])
      x[index] += bias.x
      y[index] += bias.y
      z[index] += bias.z
    }
    result.gyroscopeBias = VectorSeries(x: x, y: y, z: z)
    return result
  }
}
