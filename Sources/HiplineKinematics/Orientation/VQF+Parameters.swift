extension VQF {
  /// What can be chosen; knows no sampling rate.
  package struct Parameters: Sendable, Hashable, Codable {
    /// The time over which the specific force is averaged in the almost inertial frame, in seconds.
    ///
    /// Larger passes less of the movement's own acceleration and more of the gyroscope's drift. It sets the cut-off
    /// √2 / (2π τ), 0.075 Hz for the default. Default: 3 s, as in VQF.
    var accelerometerTimeConstantSeconds = 3.0

    /// Whether the bias is learnt from how fast the inclination must be corrected. Default: true, as in VQF.
    var learnsBiasInMotion = true

    /// Whether the bias is learnt from what the gyroscope reads at rest. Default: true, as in VQF.
    var learnsBiasAtRest = true

    /// The standard deviation of the bias before the first sample, in °/s.
    ///
    /// Larger learns faster at the start. Default: 0.5 °/s, as in VQF.
    var initialBiasSigmaDegreesPerSecond = 0.5

    /// The standard deviation of a bias that is forgotten, in °/s. As in VQF.
    static let forgottenSigmaDegreesPerSecond = 0.1

    /// The time in which the standard deviation of a known bias grows to ``forgottenSigmaDegreesPerSecond``, in seconds. Larger
    /// holds the bias more nearly constant. Default: 100 s, as in VQF.
    var biasForgettingTimeSeconds = 100.0

    /// The largest magnitude of a component of the bias that is believed, in °/s.
    ///
    /// A gyroscope that reads more than this is not at rest. Default: 2 °/s, as in VQF.
    var largestBiasDegreesPerSecond = 2.0

    /// The standard deviation to which the bias settles in motion, in °/s.
    ///
    /// Larger trusts the correction of the inclination less. Default: 0.1 °/s, as in VQF.
    var motionBiasSigmaDegreesPerSecond = 0.1

    /// How much less the vertical component, which motion does not show, is drawn to zero.
    ///
    /// The variance of that pseudo-measurement is the motion variance over this factor; it keeps the
    /// vertical bias from wandering off. Default: 0.0001, as in VQF.
    var verticalForgettingFactor = 0.0001

    /// The standard deviation to which the bias settles at rest, in °/s.
    ///
    /// Larger averages longer. Default: 0.03 °/s, as in VQF.
    var restBiasSigmaDegreesPerSecond = 0.03

    /// How long it must be still before it counts as rest, in seconds.
    ///
    /// Larger finds rest later and mistakes turning points less often for it. Default: 3 s, the length over which
    /// ``stillness`` is judged; 1.5 s in VQF.
    var restMinimumSeconds = 3.0

    /// The time constant of the low-pass from which a reading at rest must not deviate, in seconds.
    ///
    /// Default: 0.5 s, as in VQF.
    var restFilterTimeConstantSeconds = 0.5

    /// How far the angular rate may be from its low-passed value at rest, in °/s.
    ///
    /// Larger finds rest in spite of more shaking. Default: 2 °/s, as in VQF.
    var restRateDegreesPerSecond = 2.0

    /// How far the specific force may be from its low-passed value at rest, in m/s².
    ///
    /// Default: 0.5 m/s², as in VQF.
    var restAccelerationMetresPerSecondSquared = 0.5

    /// What else must hold still at rest, or nil to take slow movement for rest, as VQF does.
    var stillness: Stillness? = Stillness()

    /// Whether the first sample of the accelerometer says how the sensor starts.
    ///
    /// Otherwise it starts level, as VQF does, and setting it upright is taken for a turn that the gyroscope missed,
    /// of which a little goes into the bias, differently for every way of strapping the sensor on. Default: true.
    var startsUpright = true

    /// Safe for small and slow repetitions.
    package init() {}

    /// The published filter with its published defaults.
    ///
    /// It takes small slow movements for rest and learns them as bias.
    package static let reference = {
      var parameters = Parameters()
      parameters.restMinimumSeconds = 1.5
      parameters.stillness = nil
      parameters.startsUpright = false
      return parameters
    }()
  }

  /// What separates rest from a small slow movement.
  ///
  /// A gyroscope that turns evenly by 1 °/s reads as steadily as one that rests with a bias of 1 °/s. But a turn
  /// changes the direction of gravity in the sensor, unless it is about the vertical, and a repetition changes its
  /// rate. So both low-passed readings must stay near what they were when the stillness began:
  ///
  ///     gravity's direction:   |      ╭──── leaves the tolerance while the rate is steady
  ///     angular rate:          |  ╭─╯       leaves it at the turning points
  ///
  /// Without this, repetitions of 1° to 3° read up to a fifth too large or too small, because their rate was learnt
  /// as bias.
  package struct Stillness: Sendable, Hashable, Codable {
    /// How far the direction of the low-passed specific force may turn, in degrees.
    ///
    /// Larger takes faster movements for rest: with the default and 3 s, up to 0.067 °/s. Default: 0.2°, ten times
    /// the scatter of an accelerometer of 400 µg/√Hz after the low-pass.
    var directionToleranceDegrees: Double

    /// How far the low-passed angular rate may change, in °/s.
    ///
    /// Larger takes slow turning points for rest. Default: 0.1 °/s, ten times the scatter of a gyroscope of
    /// 0.014 °/s/√Hz after the low-pass.
    var rateToleranceDegreesPerSecond: Double

    package init(
      directionToleranceDegrees: Double = 0.2, rateToleranceDegreesPerSecond: Double = 0.1
    ) {
      self.directionToleranceDegrees = directionToleranceDegrees
      self.rateToleranceDegreesPerSecond = rateToleranceDegreesPerSecond
    }
  }
}
