import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// How far the segment turns about its hinge, from the rest pose to the top.
package enum RangeOfMotion: Metric {
  package static let range = MetricDefinition(
    "rom_deg", unit: "deg",
    meaning:
      "Range of the segment's angle about its hinge axis: the top less the mean of the rest poses "
      + "before and after, below the tremor band.",
    source: "angle of the vertical about the principal axis of rotation",
    label: "range", rank: .first, comparison: .init(betweenSessions: .range))
  package static let uncertainty = MetricDefinition(
    "rom_uncertainty_deg", unit: "deg",
    meaning:
      "Standard uncertainty of the range: noise, reading steps and, for the movement's own "
      + "acceleration, what its angular acceleration at 0.35 m makes, or what the accelerometer alone "
      + "differs by; how far apart the two rest poses are; the accelerometer's calibration error as a share of the range; and without a gyroscope an axis that is not level.",
    source: "propagation of uncertainty",
    label: MetricDefinition.uncertaintyLabel, rank: .first)

  static let definitions = [range, uncertainty]

  /// What an axis that is not level, taken for a level one, makes a range smaller by, as a share of it. 1 − cos of its
  /// inclination, root mean square over the 0° to 40° that the axes of leg exercises have.
  static let inclinationError = 0.11

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    let turns = context.turningPoints
    return [
      range.value(turns.rangeDegrees),
      // The mean of two rest poses is as uncertain as half their difference.
      uncertainty.value(
        standardUncertainty(
          turns.rangeDegrees, rest: (turns.before - turns.after) / 2, context)),
    ]
  }

  private static func standardUncertainty(
    _ rangeDegrees: Double, rest: Double, _ context: RepetitionContext
  ) -> Double {
    let resolution = context.resolution
    let step =
      resolution.accelerometerStep / 12.0.squareRoot() / StillNorm.standardGravity
      * Angle.degreesPerRadian
    let noise =
      ((resolution.accelerometerNoiseDensity ?? 0) / 3 * MovementBand.cutoffHertz).squareRoot()
      / StillNorm.standardGravity * Angle.degreesPerRadian
    let acceleration = accelerationError(context)
    let calibration = context.resolution.calibrationError * rangeDegrees
    // The top and the mean of two rest poses: 1 + 1/2 readings.
    let readings = 1.5 * (step * step + noise * noise)
    // Short arcs do not show an accelerometer how far the axis is from level.
    let axis = context.motion.gyroscope == nil ? inclinationError * rangeDegrees : 0
    let errors = [acceleration, calibration, rest, axis].reduce(readings) { $0 + $1 * $1 }
    return errors.squareRoot()
  }

  /// An accelerometer alone is judged by the angular acceleration so far around a turn, in seconds. Chosen, not derived: within
  /// the turn of a quick phase of half a second.
  private static let turnSeconds = 0.15

  private static func accelerationError(_ context: RepetitionContext) -> Double {
    let repetition = context.repetition
    if let uncertainty = context.motion.up.uncertaintyDegrees {
      let marks = [repetition.range.lowerBound, repetition.peak, repetition.range.upperBound - 1]
      let squares = marks.map { uncertainty[min($0, uncertainty.count - 1)] }.map { $0 * $0 }
      return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }
    let half = context.recording.samples(inSeconds: turnSeconds)
    let bounds = context.set.angle.range
    let around =
      max(
        bounds.lowerBound, repetition.peak - half)..<min(
        bounds.upperBound, repetition.peak + half + 1)
    let angularAcceleration = Difference.central(
      Array(context.set.rateDegreesPerSecond(in: around)),
      sampleRateHertz: context.sampleRateHertz)
    let rms = RobustStatistics.rootMeanSquare(angularAcceleration) ?? 0
    return rms * SensorLever.thighMetres / StillNorm.standardGravity
  }
}
