extension OrientationSmoother {
  /// What is known of sensors and of people before the recording.
  ///
  /// In simulations each can be wrong by a factor of three without the mean error changing by more than a third.
  public struct Parameters: Sendable, Hashable, Codable {
    /// Of the filter whose result is improved; how its bias wanders also holds here.
    public var filter = VQF.Parameters()

    /// The time between two states, in seconds; rounded to samples.
    ///
    /// Smaller is slower and not better. Default: 0.2 s, in which the errors of tilt and bias hardly change.
    public var stepSeconds = 0.2

    /// The gyroscope's white noise, in °/s/√Hz.
    ///
    /// Default: 0.006 °/s/√Hz, a consumer's sensor.
    public var gyroscopeNoiseDegreesPerSecondPerRootHertz = 0.006

    /// What the calibration leaves of the gyroscope's error, as a part of its rate.
    ///
    /// Larger trusts gravity more while the sensor turns fast. It stands for the nonlinearity and for what happens between
    /// samples. Default: 0.0015, as data sheets have the nonlinearity.
    public var gyroscopeNonlinearity = 0.0015

    /// For how long such an error stays the same, in seconds. Default: 0.1 s.
    public var gyroscopeErrorSeconds = 0.1

    /// The speed a sensor may have without the recording showing it, in m/s.
    ///
    /// Larger trusts gravity less where the sensor is slow. Default: 0.1 m/s, a limb that sways.
    public var unseenSpeedMetresPerSecond = 0.1

    /// For how long a velocity stays the same, in seconds.
    ///
    /// Larger trusts gravity less, and the calibration. Default: 3 s, the time constant of the filter: what is slower is
    /// taken for drift, and rhythmic movement has its power in few frequencies.
    public var velocitySeconds = 3.0

    /// The accelerometer's white noise, in µg/√Hz. Default: 200 µg/√Hz.
    public var accelerometerNoiseMicrogravitiesPerRootHertz = 200.0

    /// What the calibration leaves of the accelerometer's error, in m/s²; it turns with the sensor.
    ///
    /// Larger trusts gravity less while the sensor turns. Default: 0.03 m/s².
    public var accelerometerErrorMetresPerSecondSquared = 0.03

    /// The standard deviation of the accelerometer's bias, in m/s²; zero does not calibrate it.
    ///
    /// Default: 0.1 m/s², a hundredth of gravity.
    public var accelerometerBiasSigmaMetresPerSecondSquared = 0.1

    /// The standard deviation of the relative error of the accelerometer's sensitivity; zero does not calibrate it.
    ///
    /// Default: 0.005, half of a usual tolerance of 1 %.
    public var accelerometerSensitivitySigma = 0.005

    /// The standard deviation of the relative error of the gyroscope's sensitivity, and of what an axis shows of another
    /// one's rate; zero does not calibrate it.
    ///
    /// Default: 0.005, half of a usual tolerance of 1 %.
    public var gyroscopeSensitivitySigma = 0.005

    /// How many of its standard deviations an error of a sensor may be away from zero.
    ///
    /// Beyond that something else is wrong, for instance a gyroscope that was clipped, and the recording is left to the
    /// filter. Default: 6.
    public var largestDeviation = 6.0

    /// How far the filter may be corrected, in degrees: the problem is linear for small tilts only. Default: 10°.
    public var largestTiltDegrees = 10.0

    public init() {}

    /// The standard deviations of the calibration, in the order of ``SensorCalibration/init(_:)``.
    ///
    /// An element beside the diagonal of a symmetric matrix stands for two, so that no axes are preferred.
    var calibrationSigmas: [Double] {
      let (diagonal, beside) = (
        accelerometerSensitivitySigma, accelerometerSensitivitySigma / 2.0.squareRoot()
      )
      return Array(repeating: accelerometerBiasSigmaMetresPerSecondSquared, count: 3)
        + Array(repeating: gyroscopeSensitivitySigma, count: 9)
        + [diagonal, beside, diagonal, beside, beside, diagonal]
    }
  }
}
