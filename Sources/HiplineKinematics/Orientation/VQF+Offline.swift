package import HiplineCore
import HiplineSignal

extension VQF {
  /// The orientation at every sample from all samples, before it and after it.
  ///
  /// The filter runs forwards and backwards in time, each pass learning the bias; the two biases are averaged by
  /// how certain they are. With that bias the gyroscope is integrated once more, and the specific force is
  /// low-passed both ways, so that gravity neither lags nor leads.
  ///
  /// - Parameters:
  ///   - gyroscope: Angular rate in rad/s, `[samples]`, finite.
  ///   - accelerometer: Specific force in m/s², `[samples]`, finite. Exactly zero is a missing sample, for which the
  ///     one before stands in; where all are, nothing tells the inclination, and the first sample is taken for level.
  ///   - sampleRateHertz: Of both.
  /// - Returns: `[samples]`; see ``OrientationSeries``. A sample is at rest where either pass says so.
  /// - Precondition: as many gyroscope samples as accelerometer samples.
  /// - Complexity: O(*n*); working memory of 6 numbers per sample.
  package static func offline(
    gyroscope: VectorSeries, accelerometer: VectorSeries,
    sampleRateHertz: Double, parameters: Parameters = .init()
  ) -> OrientationSeries {
    let coefficients = Coefficients(parameters, sampleRateHertz: sampleRateHertz)
    if gyroscope.isEmpty && accelerometer.isEmpty { return .empty }
    let bridged = accelerometer.bridgingMissing()
    return SensorSamples.with(gyroscope: gyroscope, accelerometer: bridged) { samples in
      smoothed(samples, coefficients)
    }
  }

  /// The same with the default parameters, worked out in the axes of `frame`: the orientation and the bias are those of a sensor
  /// whose axes these are.
  ///
  /// The bias, which takes a minute to change, is learnt from means over blocks (``MovementSamples``); the rate is integrated
  /// sample by sample. What a block turns by is the sum of its rates but for the turning of the axes within it, of which the bias,
  /// told from gravity over many seconds, sees nothing.
  static func offline(
    gyroscope: VectorSeries, accelerometer: VectorSeries,
    in frame: MountingFrame, sampleRateHertz: Double
  ) -> OrientationSeries {
    let coefficients = Coefficients(.init(), sampleRateHertz: sampleRateHertz)
    if gyroscope.isEmpty && accelerometer.isEmpty { return .empty }
    let bridged = accelerometer.bridgingMissing()
    let blocks = MovementSamples(of: sampleRateHertz)
    return SensorSamples.with(gyroscope: gyroscope, accelerometer: bridged) { samples in
      let mounted = MountedSamples(samples: samples, frame: frame)
      guard blocks.step > 1 else { return smoothed(mounted, coefficients) }
      let means = BlockMeans(of: mounted, blockSamples: blocks.step)
      let slow = Coefficients(.init(), sampleRateHertz: blocks.sampleRateHertz)
      let learnt = OrientationArrays.series(count: means.count) { learnBias(means, slow, into: $0) }
      return OrientationArrays.series(count: samples.count) { result in
        for index in 0..<samples.count {
          let block = index / blocks.step
          result.setBias(index, learnt.gyroscopeBias[block])
          result.sigma[index] = learnt.gyroscopeBiasSigma[block]
          result.isRest[index] = learnt.isRest[block]
        }
        integrate(mounted, coefficients, into: result)
      }
    }
  }

  private static func smoothed(
    _ samples: some SampleSource, _ c: Coefficients
  ) -> OrientationSeries {
    OrientationArrays.series(count: samples.count) { result in
      learnBias(samples, c, into: result)
      integrate(samples, c, into: result)
    }
  }

  /// Both passes at once, because each waits for its own last result and they can wait side by side.
  ///
  /// Where a pass comes first it leaves its estimate, the bias where the result will be; where it comes second it
  /// averages. So the work ends with the last sample of both.
  private static func learnBias(
    _ samples: some SampleSource, _ c: Coefficients, into result: OrientationArrays
  ) {
    let count = samples.count
    withUnsafeTemporaryAllocation(of: LaneSymmetricMatrix3<Pair>.self, capacity: (count + 1) / 2) {
      buffer in
      guard let covariances = buffer.baseAddress else { return }
      var filter = LaneFilter<Pair>(c)
      for index in 0..<count {
        let mirrored = count - 1 - index
        filter.advance(
          gyroscope: LaneVector(samples.gyroscope(index), -samples.gyroscope(mirrored)),
          accelerometer: LaneVector(
            samples.accelerometer(index), samples.accelerometer(mirrored)),
          isMissing: false, c)
        let isRest = filter.rest.isRest
        if isRest[0] { result.isRest[index] = true }
        if isRest[1] { result.isRest[mirrored] = true }
        let estimate = filter.estimate
        if index <= mirrored {
          covariances[index] = estimate.covariance
          result.setBias(index, estimate.bias.lane(0))
          result.setBias(mirrored, estimate.bias.lane(1))
        }
        if index >= mirrored {
          let first =
            index == mirrored
            ? estimate
            : BiasEstimate(
              bias: LaneVector(result.bias(mirrored), result.bias(index)),
              covariance: covariances[mirrored])
          let both = first.reversed.averaged(with: estimate)
          let variance = both.varianceBound
          result.setBias(index, both.bias.lane(0))
          result.setBias(mirrored, -both.bias.lane(1))
          result.sigma[index] = variance[0].squareRoot()
          result.sigma[mirrored] = variance[1].squareRoot()
        }
      }
    }
  }

  /// The orientation from the bias in `result`.
  private static func integrate(
    _ samples: some SampleSource, _ c: Coefficients, into result: OrientationArrays
  ) {
    let count = samples.count
    withUnsafeTemporaryAllocation(of: Vector3.self, capacity: count) { buffer in
      guard let force = buffer.baseAddress else { return }
      let orientation = result.sensorToEarth
      var integral = LaneQuaternion<Double>.identity
      var lowPass = VectorLowPass<Double>()
      for index in 0..<count {
        let rate = samples.gyroscope(index) - result.bias(index)
        let half = LaneVector(rate) * (0.5 * c.stepSeconds)
        integral = integral.turned(by: .init(half: half)).polished
        orientation[index] = integral.quaternion
        let measured = samples.accelerometer(index)
        let inertial = integral.rotate(LaneVector(measured))
        let mean =
          index < c.gravityLowPass.settlingSamples
          ? lowPass.next(inertial, c.gravityLowPass.recursion(index + 1))
          : lowPass.next(inertial, c.gravityLowPass.steady)
        force[index] = mean.vector
      }
      let last = LaneVector(force[count - 1])
      lowPass = VectorLowPass(settledOn: last, c.gravityLowPass)
      for index in stride(from: count - 1, through: 0, by: -1) {
        let mean = LaneVector(force[index])
        force[index] = lowPass.next(mean, c.gravityLowPass.steady).vector
      }
      var tilt = LaneQuaternion<Double>.identity
      for index in 0..<count {
        let mean = LaneVector(force[index])
        tilt = tilt.tilted(.init(upright: tilt.rotate(mean))).polished
        orientation[index] = (tilt.quaternion * orientation[index])
      }
    }
  }
}
