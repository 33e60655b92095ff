/// How well a movement determined the two axes of a hinge joint.
public struct JointHingeFit: Sendable, Hashable {
  /// The weighted sum of squared residuals at the axes found.
  public var cost: Double

  /// The same with one of the two axes turned round, at the best place near there.
  public var oppositeCost: Double

  /// The Gauss–Newton steps of the search that found the axes.
  public var iterations: Int

  /// The share of the two sensors' rotation that the hinge explains, at most 1: one minus the squared mismatch of
  /// the rates across the axes over the squared rates.
  public var planarity: Double

  /// How much of gravity the axes saw along themselves, as root mean square in g: the sine of how far they left the
  /// horizontal.
  public var gravityAlongAxis: Double

  /// The standard deviation of each axis in its least certain direction, in degrees; infinite where the movement
  /// leaves a direction open.
  ///
  /// From how far ten parts of the movement, one after the other, pull the axes apart. Errors that all parts share,
  /// such as an accelerometer's bias, are not in it, and the axis of a side that hardly turns follows its sensor's
  /// noise; so it is a lower limit. Simulated phones and inexpensive units miss the axes by 2 to 16
  /// times as much, through bias and scale.
  public var proximalUncertaintyDegrees: Double
  /// The same of the distal axis.
  public var distalUncertaintyDegrees: Double

  /// How far each axis is off at most, in degrees, if all that the hinge does not explain pulled it one way; infinite
  /// where the movement leaves a direction open.
  ///
  /// With the residuals *e* and their derivatives J by the axes' angles, no error as large as *e* moves them by more than
  /// ‖e‖ · √λ, λ the largest eigenvalue of the axis's part of (JᵀJ)⁻¹. Loose skin and turning about other axes come with
  /// every repetition, so that parts of the movement do not disagree about them; this bound holds for them too. Where both
  /// sides turn in a fixed ratio, as in a straight leg, one and the same movement fits many axes, and it is large.
  public var proximalBoundDegrees: Double
  /// The same of the distal axis.
  public var distalBoundDegrees: Double

  /// The number of samples whose angular rates were used.
  public var angularRateSamples: Int
  /// The number of samples whose accelerations were used.
  public var accelerationSamples: Int

  /// Whether the data tell how the two ends of the axis belong together.
  ///
  /// Only accelerations along the axis do: gravity does so where the axis leaves the horizontal, be it in the
  /// exercise or while lying down. About an axis that stays level both pairings fit, the biases of the
  /// accelerometers decide, and only knowledge of the body can choose, as in
  /// ``JointHingeAxes/pairedByCommonMotion(proximalRate:distalRate:in:)``. The wrong pairing can only win where the
  /// larger of the two biases is more than what the axes see of gravity, so 0.05 g is asked for, the bias of a poor
  /// accelerometer; and an opposite cost of 1.5 times the cost, inferred.
  public var pairingIsCertain: Bool { gravityTellsPairing && oppositeCost > 1.5 * cost }

  /// Whether the axes see enough of gravity along themselves, 0.05 g, for it to tell how their ends belong together.
  ///
  /// Where this holds and ``pairingIsCertain`` does not, one side hardly turns: it fits at another axis as well, and the
  /// angle is the same. The axes then belong together as they were found, and turning one round would not.
  public var gravityTellsPairing: Bool { gravityAlongAxis > 0.05 }
}
