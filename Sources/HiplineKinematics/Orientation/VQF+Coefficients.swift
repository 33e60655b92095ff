import RealModule

extension VQF {
  /// What follows from the parameters and the sampling rate.
  package struct Coefficients: Sendable, Hashable {
    let stepSeconds: Double
    package let sampleRateHertz: Double

    let restLowPass: LowPassCoefficients
    let gravityLowPass: LowPassCoefficients

    let startsUpright: Bool
    let learnsAtRest: Bool
    let learnsInMotion: Bool

    /// Variances in (rad/s)²: at the start, and the growth per sample.
    let initialVariance: Double
    let varianceStep: Double
    /// Of the measurements, one over the variance in (rad/s)².
    let restWeight: Double
    /// Zero where motion teaches nothing.
    let motionWeight: Double
    let verticalWeight: Double

    /// In rad/s.
    let largestBias: Double

    let restMinimumSeconds: Double
    /// In (rad/s)².
    let restRateSquared: Double
    /// In (m/s²)².
    let restAccelerationSquared: Double

    let judgesStillness: Bool
    /// The squared tangent of the tolerated angle.
    let directionTolerance: Double
    /// In (rad/s)².
    let rateToleranceSquared: Double

    /// - Precondition: The rate and the standard deviations and times of `parameters` are positive.
    package init(_ parameters: Parameters, sampleRateHertz: Double) {
      precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
      precondition(
        parameters.biasForgettingTimeSeconds > 0 && parameters.motionBiasSigmaDegreesPerSecond > 0
          && parameters.restBiasSigmaDegreesPerSecond > 0
          && parameters.initialBiasSigmaDegreesPerSecond > 0
          && parameters.verticalForgettingFactor > 0,
        "positive times and standard deviations expected")
      func squaredRadians(_ degrees: Double) -> Double {
        let radians = degrees * .pi / 180
        return radians * radians
      }
      stepSeconds = 1 / sampleRateHertz
      self.sampleRateHertz = sampleRateHertz
      restLowPass = .init(
        timeConstantSeconds: parameters.restFilterTimeConstantSeconds,
        sampleRateHertz: sampleRateHertz)
      gravityLowPass = .init(
        timeConstantSeconds: parameters.accelerometerTimeConstantSeconds,
        sampleRateHertz: sampleRateHertz)
      startsUpright = parameters.startsUpright
      learnsAtRest = parameters.learnsBiasAtRest
      learnsInMotion = parameters.learnsBiasInMotion
      initialVariance = squaredRadians(parameters.initialBiasSigmaDegreesPerSecond)
      let step =
        squaredRadians(Parameters.forgottenSigmaDegreesPerSecond) * stepSeconds
        / parameters.biasForgettingTimeSeconds
      varianceStep = step
      // The measurement variance with which the filter settles on a given variance p.
      func measurementVariance(settlingOn sigma: Double) -> Double {
        let p = squaredRadians(sigma)
        return p * p / step + p
      }
      restWeight = 1 / measurementVariance(settlingOn: parameters.restBiasSigmaDegreesPerSecond)
      motionWeight =
        learnsInMotion
        ? 1 / measurementVariance(settlingOn: parameters.motionBiasSigmaDegreesPerSecond) : 0
      verticalWeight = motionWeight * parameters.verticalForgettingFactor
      largestBias = parameters.largestBiasDegreesPerSecond * .pi / 180
      restMinimumSeconds = parameters.restMinimumSeconds
      restRateSquared = squaredRadians(parameters.restRateDegreesPerSecond)
      restAccelerationSquared =
        parameters.restAccelerationMetresPerSecondSquared
        * parameters.restAccelerationMetresPerSecondSquared
      judgesStillness = parameters.stillness != nil
      let stillness = parameters.stillness ?? Stillness()
      let tangent = Double.tan(stillness.directionToleranceDegrees * .pi / 180)
      directionTolerance = tangent * tangent
      rateToleranceSquared = squaredRadians(stillness.rateToleranceDegreesPerSecond)
    }
  }
}
