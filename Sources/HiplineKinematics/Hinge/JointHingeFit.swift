import HiplineCore

/// How well a movement determined the two axes of a hinge joint.
package struct JointHingeFit: Sendable, Hashable {
  /// The weighted sum of squared residuals at the axes found.
  package var cost: Double

  /// The same with the ends of the axes the other way together, at the best place of that kind.
  package var oppositeCost: Double

  /// What the bias of two accelerometers costs: places that cost less are not to be told from each other.
  var biasCost: Double

  /// The axes of that place.
  var oppositeProximal: Vector3
  var oppositeDistal: Vector3

  /// How far the line of an axis is from the one to the other of these two places, the larger of both axes, in degrees 0…90;
  /// 90 where the other pairing has no best place of its own.
  package var pairingsApartDegrees: Double

  /// The share of the two sensors' rotation that the hinge explains, at most 1: one minus the squared mismatch of
  /// the rates across the axes over the squared rates.
  package var planarity: Double

  /// How much of gravity the axes saw along themselves, as root mean square in g: the sine of how far they left the
  /// horizontal.
  var gravityAlongAxis: Double

  /// The standard deviation of each axis in its least certain direction, in degrees; infinite where the movement
  /// leaves a direction open.
  ///
  /// From how far ten parts of the movement, one after the other, pull the axes apart. Errors that all parts share,
  /// such as an accelerometer's bias, are not in it, and the axis of a side that hardly turns follows its sensor's
  /// noise; so it is a lower limit. Simulated phones and inexpensive units miss the axes by 2 to 16
  /// times as much, through bias and scale.
  package var proximalUncertaintyDegrees: Double
  /// The same of the distal axis.
  package var distalUncertaintyDegrees: Double

  /// How far each axis is off at most, in degrees, if all that the hinge does not explain pulled it one way; infinite
  /// where the movement leaves a direction open.
  ///
  /// With the residuals *e* and their derivatives J by the axes' angles, no error as large as *e* moves them by more than
  /// ‖e‖ · √λ, λ the largest eigenvalue of the axis's part of (JᵀJ)⁻¹. Loose skin and turning about other axes come with
  /// every repetition, so that parts of the movement do not disagree about them; this bound holds for them too. Where both
  /// sides turn in a fixed ratio, as in a straight leg, one and the same movement fits many axes, and it is large.
  package var proximalBoundDegrees: Double
  /// The same of the distal axis.
  package var distalBoundDegrees: Double

  /// Whether the data tell how the two ends of the axis belong together.
  ///
  /// Only accelerations along the axis do: gravity does so where the axis leaves the horizontal, be it in the
  /// exercise or while lying down. About an axis that stays level both pairings fit, the biases of the
  /// accelerometers decide, and only knowledge of the body can choose, as in
  /// ``JointHingeAxes/pairedByCommonMotion(proximalRate:distalRate:in:)``. The wrong pairing can only win where the
  /// larger of the two biases is more than what the axes see of gravity, so 0.05 g is asked for, the bias of a poor
  /// accelerometer. A side that hardly turns fits the other pairing too, at an axis of another direction; so an opposite cost
  /// of 1.5 times the cost is asked for, inferred, and more than what the sensors' bias costs: below that the lower cost is chance.
  package var pairingIsCertain: Bool {
    gravityAlongAxis > Self.leastGravityAlongAxis && oppositeCost > Self.comparableCosts * cost
      && oppositeCost > biasCost
  }

  /// What the axes have to see of gravity to tell the pairing, in g. The wrong pairing can only win where the larger bias of the
  /// two accelerometers is more than that; 0.05 g is the bias of a poor accelerometer.
  static let leastGravityAlongAxis = 0.05

  /// Costs up to this ratio may be those of one movement with other noise. Chosen, not derived: a side that hardly turns fits the
  /// other pairing nearly as well, at an axis of another direction.
  package static let comparableCosts = 1.5
}
