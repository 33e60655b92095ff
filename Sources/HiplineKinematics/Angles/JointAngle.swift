public import HiplineCore
import HiplineSignal
import RealModule

/// The angle of a hinge joint from the orientations of the segments on both sides of it.
///
/// With the sensors' orientations *q₁* (proximal) and *q₂* (distal) and a fixed rotation *c* that takes the distal
/// axis to the proximal one, *q₁\* ⊗ q₂ ⊗ c\** turns about the proximal axis. Its twist is the joint angle, its swing
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
/// Source: derived; swing and twist as in ``SwingTwist``.
public struct JointAngle: Sendable, Hashable {
  /// The distal segment against the proximal one in degrees, positive right-handed about the axis, zero at the
  /// median of the stretch that was asked for, `[samples]`.
  public var degrees: [Double]

  /// The angle between the axis as seen from the two sides, in degrees, 0…180, `[samples]`.
  ///
  /// Motion that a hinge does not allow, errors of the axes, and, about a level axis, the whole of the heading error.
  public var offAxisDegrees: [Double]

  /// How far the axis is from horizontal, in degrees 0…90; the median over the stretch.
  public var inclinationDegrees: Double

  /// An axis farther than this from horizontal makes half a degree of angle of each degree of heading: 30°.
  public static let steepAxisDegrees = 30.0

  /// Whether the axis is so steep that the angle depends on the heading more than it should.
  public var axisIsSteep: Bool { inclinationDegrees > Self.steepAxisDegrees }

  /// - Parameters:
  ///   - proximal: Unit quaternions, sensor to earth, `[samples]`, at least one.
  ///   - distal: The same of the other sensor at the same moments, `[samples]`.
  ///   - axes: The axis in the two sensors' frames.
  ///   - range: Where the angle's median is zero and the inclination is measured, such as one set; nil for all.
  /// - Precondition: two series of one length that is not zero, and a range within them that is not empty.
  public init(
    proximal: [Quaternion], distal: [Quaternion], axes: JointHingeAxes,
    zeroIn range: Range<Int>? = nil
  ) {
    precondition(
      proximal.count == distal.count && !proximal.isEmpty,
      "\(proximal.count) distal orientations expected, got \(distal.count)")
    let range = range ?? proximal.indices
    let fromProximal = Quaternion(from: axes.proximal, to: axes.distal)
    let parts = zip(proximal, distal).map { proximal, distal in
      SwingTwist(of: proximal.conjugate * distal * fromProximal, about: axes.proximal)
    }
    degrees = Angle.unwrapped(parts.map(\.twistRadians))
      .map { $0 * Angle.degreesPerRadian }.withMedianZero(in: range)
    offAxisDegrees = parts.map { $0.swingRadians * Angle.degreesPerRadian }
    let inclinations = range.map { index in
      let up =
        abs(proximal[index].rotate(axes.proximal).z) + abs(distal[index].rotate(axes.distal).z)
      return Double.asin(min(1, up / 2)) * Angle.degreesPerRadian
    }
    inclinationDegrees = RobustStatistics.median(inclinations) ?? 0
  }

  /// How wrong the angle is where the headings are wrong against each other, in degrees.
  ///
  /// - Parameters:
  ///   - degrees: The heading of the distal sensor less that of the proximal one, −180 < δ < 180.
  ///   - inclinationDegrees: The angle of the axis above the horizontal.
  public static func error(
    ofHeading degrees: Double, inclinationDegrees: Double
  ) -> Double {
    let half = degrees / 2 / Angle.degreesPerRadian
    let sine = Double.sin(inclinationDegrees / Angle.degreesPerRadian)
    return 2 * Double.atan(sine * Double.tan(half)) * Angle.degreesPerRadian
  }
}
