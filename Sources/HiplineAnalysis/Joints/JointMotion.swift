import HiplineCore
import HiplineKinematics
import HiplineSignal

/// The angle of a joint over one set, from the sensors on both of its sides.
///
/// The axis is that of the two sensors' common movement. The angle is how the vertical turns about it in one sensor
/// against the other, which knows no heading. About an axis far from level gravity shows less of the movement; there the
/// orientations of both sensors take over, with the heading between them taken from the hinge itself.
struct JointMotion: Sendable {
  var joint: Joint

  /// The samples of the reference recording that the series cover.
  var range: Range<Int>

  /// The distal segment against the proximal one in degrees, below the tremor band, zero at its median,
  /// `[range.count]`; which direction is positive is arbitrary.
  var degrees: [Double]

  /// The standard deviation of the angle in degrees, apart from that of the axes, `[range.count]`.
  var uncertaintyDegrees: [Double]

  /// How far the axis is from horizontal, in degrees 0…90.
  var inclinationDegrees: Double

  var method: Method

  /// The sensors on both sides.
  var sides: [AlignedSegment]

  /// Where the angles below are known.
  private let samples: MovementSamples

  /// What the angle would be with an axis turned by one degree, at ``samples``, and by how many degrees that axis may be wrong.
  private let turnedAxes: [(degrees: [Double], axisUncertaintyDegrees: Double)]

  /// What the angle would be with the proximal axis the other way round, where neither gravity nor the body tells;
  /// nil where the way round is known. At ``samples``.
  private let oppositeDegrees: [Double]?

  enum Method: String, Sendable, Hashable {
    /// The azimuths of the vertical about the axis in both sensors; no heading enters.
    case gravity
    /// Both sensors' orientations, their headings aligned by the axis that they share.
    case alignedHeadings = "aligned-headings"
  }

  /// Why a joint has no angle.
  struct NotMeasured: Error, Sendable, Hashable {
    var reason: String
    /// How far the axis is from horizontal, in degrees, where that was the reason.
    var inclinationDegrees: Double?
  }

  /// The share of the rotation that a hinge has to explain for the two sides to be a joint's; a straight leg raised by healthy
  /// people turns to nine tenths about one line. Less than ``HingeAxis/clearPlanarity`` asks of one sensor's axis: the share is
  /// of what the two sides turn against each other, and both straps' slack is in it.
  static let smallestPlanarity = 0.8

  /// How far the axis of the side that turns more may be off, in degrees: half of what tells a level axis from a steep
  /// one.
  static let largestAxisUncertaintyDegrees = JointAngle.steepAxisDegrees / 2

  /// Where the proximal side mostly follows, the two ways round may differ by so many degrees: what a range changes between two days without a
  /// change, 1.96 √2 of 1.6° (Teufl et al. 2018).
  static let largestDifferenceOfWaysDegrees = 4.5

  /// A stretch has an axis from this length on, in seconds: that of a quick repetition with its rest.
  static let shortestSeconds = 3.0

  /// - Parameters:
  ///   - segments: All sensors of the session on the samples of the reference recording.
  ///   - range: The samples of one set.
  ///   - sampleRateHertz: That of the reference recording.
  /// - Throws: ``NotMeasured`` with the reason.
  static func measure(
    _ joint: Joint, segments: [Placement: AlignedSegment], in range: Range<Int>,
    sampleRateHertz: Double
  ) throws(NotMeasured) -> JointMotion {
    guard let near = joint.proximalPlacements.compactMap({ segments[$0] }).first,
      let far = segments[joint.distalPlacement]
    else { throw NotMeasured(reason: "no sensors on both sides of the \(joint.rawValue)") }
    guard near.motion.gyroscope != nil, far.motion.gyroscope != nil else {
      throw NotMeasured(reason: "needs a gyroscope on both sides of the \(joint.rawValue)")
    }
    guard near.isSound, far.isSound else {
      throw NotMeasured(reason: "accelerometer and gyroscope of a sensor disagree")
    }
    let range = range.clamped(to: near.covered).clamped(to: far.covered)
    guard Double(range.count) >= shortestSeconds * sampleRateHertz else {
      throw NotMeasured(reason: "the sensors do not cover the set together")
    }
    let samples = MovementSamples(of: sampleRateHertz)
    let sides = JointSides(proximal: near, distal: far, in: range, at: samples)
    func filled(_ few: [Double]) -> [Double] { samples.filled(few, count: range.count) }
    let found = try sides.axes(of: joint)
    let axes = found.axes
    let verticals = sides.verticals(about: axes)
    guard let gravity = sides.gravityAngle(verticals) else {
      throw NotMeasured(
        reason:
          "the axis of the \(joint.rawValue) is nearly vertical, where gravity shows no turning",
        inclinationDegrees: sides.inclinationDegrees(axes))
    }
    let orientations = gravity.axisIsSteep ? sides.orientations() : nil
    let aligned = orientations.flatMap { sides.alignedAngle($0, axes) }
    // About an axis that differs on one side only, the other side stays as it is.
    func angle(_ axes: JointHingeAxes) -> [Double]? {
      if aligned != nil, let orientations { return sides.alignedAngle(orientations, axes) }
      return GravityJointAngle.degrees(
        proximal: verticals.proximal.about(axes.proximal),
        distal: verticals.distal.about(axes.distal))
    }
    return JointMotion(
      joint: joint, range: range, degrees: filled(aligned ?? gravity.degrees),
      uncertaintyDegrees: samples.held(gravity.uncertaintyDegrees, count: range.count),
      inclinationDegrees: gravity.inclinationDegrees,
      method: aligned == nil ? .gravity : .alignedHeadings, sides: [near, far], samples: samples,
      turnedAxes: found.turnedByOneDegree.compactMap { turned, uncertainty in
        angle(turned).map { ($0, uncertainty) }
      },
      oppositeDegrees: found.isPaired ? nil : angle(axes.pairedOppositely))
  }

  /// The range of the angle over samples of the reference recording with its standard uncertainty, in degrees.
  ///
  /// The uncertainty is that of the highest and the lowest angle and, for each direction in which an axis may be wrong,
  /// what a degree of it changes times the degrees it may be wrong by.
  ///
  /// - Throws: ``NotMeasured`` where a sensor does not cover the samples, or where both ways round of the proximal axis
  ///   are possible and differ.
  func range(
    over samples: Range<Int>
  ) throws(NotMeasured) -> (degrees: Double, uncertaintyDegrees: Double) {
    guard samples.lowerBound >= range.lowerBound, samples.upperBound <= range.upperBound,
      sides.allSatisfy({ $0.covers(samples) })
    else { throw NotMeasured(reason: "a sensor does not cover the repetition") }
    let local =
      (samples.lowerBound - range.lowerBound)..<(samples.upperBound - range.lowerBound)
    let angles = degrees[local]
    guard let top = angles.indices.max(by: { angles[$0] < angles[$1] }),
      let bottom = angles.indices.min(by: { angles[$0] < angles[$1] })
    else { throw NotMeasured(reason: "the repetition has no samples") }
    let whole = angles[top] - angles[bottom]
    var squares =
      uncertaintyDegrees[top] * uncertaintyDegrees[top]
      + uncertaintyDegrees[bottom] * uncertaintyDegrees[bottom]
    for turned in turnedAxes {
      let change = (spread(turned.degrees, in: local) - whole) * turned.axisUncertaintyDegrees
      squares += change * change
    }
    let uncertainty = squares.squareRoot()
    guard let oppositeDegrees else { return (whole, uncertainty) }
    let difference = abs(spread(oppositeDegrees, in: local) - whole)
    let mostlyFollows =
      joint.proximalFollows && difference <= Self.largestDifferenceOfWaysDegrees
    guard mostlyFollows || difference <= 2 * uncertainty else {
      throw NotMeasured(
        reason: "about a level axis the sensors do not tell whether the two sides of the "
          + "\(joint.rawValue) turn the same way or opposite ways")
    }
    // The way that is given or the other one: either is half of their difference from the middle.
    return (whole, (squares + difference * difference / 4).squareRoot())
  }

  private func spread(_ few: [Double], in local: Range<Int>) -> Double {
    let values = samples.filled(few, in: local)
    return (values.max() ?? 0) - (values.min() ?? 0)
  }
}

extension JointSides.Axes {
  /// The axes with one of them turned by one degree in one of its two directions, and how far it may be off in degrees.
  ///
  /// An axis that its movement leaves open is taken to be off by a radian, beyond which a change is no longer in
  /// proportion.
  fileprivate var turnedByOneDegree: [(axes: JointHingeAxes, uncertaintyDegrees: Double)] {
    func turned(_ axis: Vector3) -> [Vector3] {
      let first = axis.anyPerpendicular
      return [first, axis.cross(first)].map {
        Quaternion(axis: $0, angleRadians: 1 / Angle.degreesPerRadian).rotate(axis)
      }
    }
    let near = min(proximalUncertaintyDegrees, Angle.degreesPerRadian)
    let far = min(distalUncertaintyDegrees, Angle.degreesPerRadian)
    return turned(axes.proximal).map { (JointHingeAxes(proximal: $0, distal: axes.distal), near) }
      + turned(axes.distal).map { (JointHingeAxes(proximal: axes.proximal, distal: $0), far) }
  }
}

/// The joints over one set, or why they have no angle.
typealias JointMotions = [Joint: Result<JointMotion, JointMotion.NotMeasured>]
