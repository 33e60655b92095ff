package import HiplineCore

/// The angle of a hinge joint from the orientations of the segments on both sides of it.
///
/// With the sensors' orientations *q₁* (proximal) and *q₂* (distal) and a fixed rotation *c* that takes the distal
/// axis to the proximal one, *q₁\* ⊗ q₂ ⊗ c\** turns about the proximal axis. Its twist is the joint angle, the rest
/// what does not fit a hinge.
///
/// **Heading.** Where the heading of one sensor is wrong by δ against the other, and the axis is inclined by ψ, the
/// angle is wrong by
///
///     2 atan(sin ψ · tan(δ / 2))
///
/// exactly, whatever the joint and the segments do. So a level axis is immune to heading, a constant δ moves only the
/// zero, and a heading that drifts by δ̇ lets the angle drift by sin ψ · δ̇. Near δ = 180° the twist is undefined,
/// therefore ``HeadingCorrection`` comes first where the headings are not the same to begin with.
///
/// Source: derived.
package struct JointAngle: Sendable, Hashable {
  /// The distal segment against the proximal one in degrees, positive right-handed about the axis, zero at the
  /// median, `[samples]`.
  package var degrees: [Double]

  /// An axis farther than this from horizontal makes half a degree of angle of each degree of heading, in degrees: the error goes
  /// with the sine of its inclination, derived.
  package static let steepAxisDegrees = 30.0

  /// - Parameters:
  ///   - proximal: Unit quaternions, sensor to earth, `[samples]`, at least one.
  ///   - distal: The same of the other sensor at the same moments, `[samples]`.
  ///   - axes: The axis in the two sensors' frames.
  /// - Precondition: two series of one length that is not zero.
  package init(proximal: [Quaternion], distal: [Quaternion], axes: JointHingeAxes) {
    precondition(
      proximal.count == distal.count && !proximal.isEmpty,
      "\(proximal.count) distal orientations expected, got \(distal.count)")
    let fromProximal = Quaternion(from: axes.proximal, to: axes.distal)
    let twists = zip(proximal, distal).map { proximal, distal in
      (proximal.conjugate * distal * fromProximal).twistRadians(about: axes.proximal)
    }
    degrees = Angle.unwrapped(twists).map { $0 * Angle.degreesPerRadian }.withMedianZero
  }
}
