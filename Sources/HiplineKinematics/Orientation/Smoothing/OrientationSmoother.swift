public import HiplineCore

/// Orientation from a complete recording, with the errors of both sensors learnt from the recording itself.
///
/// ``VQF`` averages the specific force over a fixed time. A complete recording says more, because of how a sensor on a
/// body moves: it never gets fast and stays in place, so the acceleration in earth axes integrates to a velocity near
/// zero; and whatever a sensor does wrong, it does wrong throughout. So this is a linear least-squares problem about the
/// result of ``VQF``, with one unknown tilt, gyroscope bias and velocity for every fifth of a second, and one calibration
/// for all:
///
///     tilt       turns by the gyroscope's error:    φ̇ = −R (b + S ω) + noise
///     bias       wanders:                           ḃ = noise
///     velocity   gathers what is not gravity:       v̇ = R (f − β − A f) + φ × R f − g + noise
///     velocity   is near zero:                      0 = v + noise
///
/// *S* and *A* are the relative errors of the sensitivities, *β* is the accelerometer's bias. The noise of the velocity
/// follows from how fast the recording moves, that of the tilt from how fast it turns, so gravity counts for more where the
/// sensor is slow and the gyroscope where it shakes. Without the calibration and with constant noise, the solution is the
/// zero-phase low-pass of the published filter.
///
/// It is solved by a Kalman filter and the backward recursion of Bierman. The calibration does not enlarge the state: the
/// filter is linear, so what it makes of a unit error is computed along, and a regression on the innovations follows.
///
/// The calibration pays where the sensor turns much, and costs a little where it has nothing to correct: movement that
/// happens to look like an error of the sensor is taken for one. So this is for sensors of unknown quality that are moved
/// about; for slow repetitions of one joint it is no better than ``VQF``.
///
/// The heading stays that of the filter: gravity does not show it.
///
/// ```swift
/// let result = OrientationSmoother.smooth(
///   gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 100)
/// result.orientation.sensorToEarth                // [samples]
/// result.calibration?.gyroscopeSensitivityError   // what the gyroscope shows too much of
/// ```
///
/// Sources: Bierman 1973, Automatica 9:503, <https://doi.org/10.1016/0005-1098(73)90096-5> (smoother); Friedland 1969, IEEE
/// Transactions on Automatic Control 14:359, <https://doi.org/10.1109/TAC.1969.1099223> (constant errors beside the state);
/// Forster et al. 2017, IEEE Transactions on Robotics 33:1, <https://doi.org/10.1109/TRO.2016.2597321> (preintegration). The
/// combination is ours. Checked against the same problem solved at once by dense least squares.
public enum OrientationSmoother {
  /// What a recording says about a sensor's orientation and about the sensor.
  public struct Result: Sendable, Hashable {
    /// The orientation and the gyroscope's bias at every sample. The bias's standard deviation and the rest are those of
    /// ``VQF``.
    public var orientation: OrientationSeries

    /// The errors of the sensors; nil where the recording is too short, or contradicts the model so much that the
    /// orientation is that of ``VQF``.
    public var calibration: SensorCalibration?
  }

  /// The orientation at every sample from all samples.
  ///
  /// - Parameters:
  ///   - gyroscope: Angular rate in rad/s, `[samples]`, finite.
  ///   - accelerometer: Specific force in m/s², `[samples]`, finite. Exactly zero is a missing sample, for which the
  ///     one before stands in.
  ///   - sampleRateHertz: Of both.
  /// - Precondition: as many gyroscope samples as accelerometer samples.
  /// - Complexity: O(*n*); working memory of 2 kB for every step of 0.2 s besides that of ``VQF``.
  public static func smooth(
    gyroscope: VectorSeries, accelerometer: VectorSeries,
    sampleRateHertz: Double, parameters: Parameters = .init()
  ) -> Result {
    let accelerometer = accelerometer.bridgingMissing()
    let nominal = VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: sampleRateHertz,
      parameters: parameters.filter)
    let preintegration = Preintegration(
      nominal, gyroscope: gyroscope, accelerometer: accelerometer,
      sampleRateHertz: sampleRateHertz, stepSeconds: parameters.stepSeconds)
    guard preintegration.count > 0,
      let solution = ErrorStateSmoother(preintegration, parameters).solve(),
      solution.isLinear(parameters)
    else { return Result(orientation: nominal, calibration: nil) }
    return Result(
      orientation: solution.corrected(nominal, samplesPerStep: preintegration.samplesPerStep),
      calibration: SensorCalibration(solution.calibration))
  }
}
