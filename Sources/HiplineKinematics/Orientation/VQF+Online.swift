package import HiplineCore

extension VQF {
  /// The orientation at every sample from the samples up to it, as a device sees it while it measures.
  ///
  /// - Parameters:
  ///   - gyroscope: Angular rate in rad/s, `[samples]`, finite.
  ///   - accelerometer: Specific force in m/s², `[samples]`, finite.
  ///   - sampleRateHertz: Of both.
  /// - Returns: `[samples]`; see ``OrientationSeries``.
  /// - Precondition: as many gyroscope samples as accelerometer samples.
  /// - Complexity: O(*n*).
  package static func online(
    gyroscope: VectorSeries, accelerometer: VectorSeries,
    sampleRateHertz: Double, parameters: Parameters = .init()
  ) -> OrientationSeries {
    let coefficients = Coefficients(parameters, sampleRateHertz: sampleRateHertz)
    var state = State(coefficients)
    return online(
      gyroscope: gyroscope, accelerometer: accelerometer, state: &state, coefficients: coefficients)
  }

  /// The same, continued from `state`, which is left where the series ends.
  package static func online(
    gyroscope: VectorSeries, accelerometer: VectorSeries,
    state: inout State, coefficients: Coefficients
  ) -> OrientationSeries {
    if gyroscope.isEmpty && accelerometer.isEmpty { return .empty }
    return SensorSamples.with(gyroscope: gyroscope, accelerometer: accelerometer) { samples in
      OrientationArrays.series(count: samples.count) { result in
        var running = state
        for index in 0..<samples.count {
          running.advance(
            gyroscope: samples.gyroscope(index), accelerometer: samples.accelerometer(index),
            coefficients)
          result.sensorToEarth[index] = running.sensorToEarth
          result.setBias(index, running.gyroscopeBias)
          result.sigma[index] = running.gyroscopeBiasSigma
          result.isRest[index] = running.isRest
        }
        state = running
      }
    }
  }
}
