package import HiplineCore

/// The axis of a hinge joint, as each of the two sensors beside it sees it.
///
/// Both vectors name the same line of the body, and both point to the same end of it, so that a rotation about the
/// distal axis opens the joint as much as one about the proximal axis closes it. Which end that is, is a
/// convention until the analysis chooses a polarity; ``reversed`` is the other one.
package struct JointHingeAxes: Sendable, Hashable {
  /// Unit vector in the axes of the sensor nearer to the trunk, such as the pelvis sensor.
  package var proximal: Vector3

  /// Unit vector in the axes of the sensor farther from the trunk, such as the thigh sensor.
  package var distal: Vector3

  /// How well the movement determined the axes; nil where they were given.
  package var fit: JointHingeFit?

  /// - Parameters:
  ///   - proximal: In the axes of the sensor nearer to the trunk.
  ///   - distal: In the axes of the other sensor, pointing to the same end of the line.
  ///   - fit: Where the axes come from; nil where they are given.
  /// - Precondition: both have length one.
  package init(proximal: Vector3, distal: Vector3, fit: JointHingeFit? = nil) {
    precondition(
      abs(proximal.norm - 1) < 1e-6 && abs(distal.norm - 1) < 1e-6, "axes of length one expected")
    self.proximal = proximal
    self.distal = distal
    self.fit = fit
  }

  /// The same hinge seen from the other end: every angle about it changes sign.
  var reversed: JointHingeAxes {
    JointHingeAxes(proximal: -proximal, distal: -distal, fit: fit)
  }

  /// The axes with their ends the other way together: where they fit best like this, or the same two lines where they were given.
  ///
  /// What is said of the fit's two pairings is exchanged; how far the axes may be off stays that of the first.
  package var pairedOppositely: JointHingeAxes {
    guard var fit else { return JointHingeAxes(proximal: proximal, distal: -distal) }
    let opposite = (proximal: fit.oppositeProximal, distal: fit.oppositeDistal)
    swap(&fit.cost, &fit.oppositeCost)
    (fit.oppositeProximal, fit.oppositeDistal) = (proximal, distal)
    return JointHingeAxes(proximal: opposite.proximal, distal: opposite.distal, fit: fit)
  }
}
