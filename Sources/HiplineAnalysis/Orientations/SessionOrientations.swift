package import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// How the sensors of a session were turned, all in one frame and at the same moments, those of the sensor that carries the exercise.
///
/// The frame stands still. Its *z* axis is up, its *x* axis the horizontal part of the line about which the exercise lifts, pointing so
/// that the lift is a right-handed rotation. Each sensor's orientation has a heading of its own (no magnetometer is used); that of the
/// others against the first one is told by the joints between them (``HiplineKinematics/HeadingCorrection``), in the sets; before and after
/// them it stays as it is at their ends.
package struct SessionOrientations: Sendable {
  package struct Sensor: Sendable {
    package var placement: Placement
    /// The side that the recording is of; nil where that is not known.
    package var side: Side?
    /// Unit quaternions, sensor to the frame, `[times]`.
    package fileprivate(set) var orientations: [Quaternion]
  }

  /// At least one, in the order of the places.
  package private(set) var sensors: [Sensor]
  /// Of the rows, on the time axis of the results, in seconds; moments that a sensor does not cover are left out.
  package private(set) var timesSeconds: [Double]
  /// Between rows that follow each other without a gap.
  package let sampleRateHertz: Double
  /// As stated or recognised; nil where it is not known.
  package let exercise: Exercise?
  package let side: Side?
  /// Of the session, and of what is left out.
  package private(set) var findings: [Finding]

  /// - Throws: Where there is no set of an exercise, without which nothing tells a heading, or no gyroscope on what carries it.
  init(_ moving: MovingSession) throws(InputFailure) {
    guard let mover = moving.mover, let placement = mover.segment.placement,
      let reference = moving.segments[placement],
      let set = mover.sets.max(by: { $0.completeCount < $1.completeCount })
    else {
      throw InputFailure(
        .noExercise, path: moving.prepared.input.id,
        "nothing is repeated by a sensor with a place on the body, and without it nothing tells the heading of a sensor",
        hint: "name the place of each sensor, and convert a recording with a set of the exercise")
    }
    let all = 0..<moving.reference.count
    guard let orientations = reference.orientations(in: all) else {
      throw InputFailure(
        .noAcceleration, path: mover.prepared.recording.name,
        "an orientation takes an accelerometer and a gyroscope",
        hint: "record the angular rate as well")
    }
    let span = mover.sets.reduce(set.range) {
      min($0.lowerBound, $1.range.lowerBound)..<max($0.upperBound, $1.range.upperBound)
    }
    var headings = SharedHeadings(
      moving, set: set, span: span, known: [placement: orientations])
    headings.follow()

    let axis = set.angle.axis.direction
    let image = set.range.reduce(Vector3.zero) { $0 + orientations[$1].rotate(axis) }
    // A line that is nearly vertical has no heading; the frame's is then that of the sensor, and the turn about up is all there is.
    let heading = Double.atan2(y: image.y, x: image.x)
    let turn = Quaternion(axis: Vector3(0, 0, 1), angleRadians: -heading)

    let known = Placement.allCases.compactMap { place in
      headings.known[place].flatMap { orientations in
        moving.segments[place].map { (segment: $0, orientations: orientations) }
      }
    }
    let rows = all.filter { row in known.allSatisfy { $0.segment.covers(row..<(row + 1)) } }
    sensors = known.compactMap { segment, orientations in
      segment.segment.placement.map { place in
        Sensor(
          placement: place, side: segment.segment.prepared.recording.side,
          orientations: rows.map { turn * orientations[$0] })
      }
    }
    sampleRateHertz = moving.reference.sampleRateHertz
    timesSeconds = rows.map {
      moving.reference.startSeconds + Double($0) / moving.reference.sampleRateHertz
    }
    exercise = moving.exercise
    side = moving.side
    findings = moving.prepared.findings + moving.findings + headings.findings
    if rows.count < all.count {
      let seconds = Double(all.count - rows.count) / sampleRateHertz
      findings.append(
        Finding(
          .partlyCovered, .warning,
          "\(seconds.text(decimals: 1)) s are left out, in which not every sensor measured",
          hint: "the times of the rows show the gaps"))
    }
  }
}

/// The orientations of sensors in the heading of one of them, from joint to joint.
private struct SharedHeadings {
  private let moving: MovingSession
  private let set: ExerciseSet
  /// The samples of all sets.
  private let span: Range<Int>
  /// Unit quaternions, sensor to earth, in one heading, `[samples]`.
  private(set) var known: [Placement: [Quaternion]]
  private(set) var findings: [Finding] = []

  init(
    _ moving: MovingSession, set: ExerciseSet, span: Range<Int>, known: [Placement: [Quaternion]]
  ) {
    self.moving = moving
    self.set = set
    self.span = span
    self.known = known
  }

  /// Goes on from each sensor whose heading is known to those beside it, and says which ones it does not come to.
  mutating func follow() {
    var isFurther = true
    while isFurther {
      isFurther = false
      for joint in Joint.allCases {
        guard let near = joint.proximalPlacements.first(where: { moving.segments[$0] != nil })
        else { continue }
        for (from, to) in [(near, joint.distalPlacement), (joint.distalPlacement, near)]
        where known[from] != nil && known[to] == nil {
          guard let orientations = aligned(to, with: from, near: near, joint) else { continue }
          known[to] = orientations
          isFurther = true
        }
      }
    }
    for place in Placement.allCases where moving.segments[place] != nil && known[place] == nil {
      findings.append(
        Finding(
          .headingUnknown, .warning,
          "the sensor on the \(place.rawValue) is left out: no joint between it and another sensor tells its heading",
          hint: "sensors on the pelvis, the thigh and the shank share joints"))
    }
  }

  /// The orientations of one side of a joint in the heading of the other side.
  private func aligned(
    _ place: Placement, with other: Placement, near: Placement, _ joint: Joint
  ) -> [Quaternion]? {
    guard let segment = moving.segments[place], let beside = moving.segments[other],
      let orientations = segment.orientations(in: 0..<moving.reference.count),
      let reference = known[other], segment.isSound, beside.isSound,
      let proximal = moving.segments[near], let distal = moving.segments[joint.distalPlacement]
    else { return nil }
    let common = set.angle.range.clamped(to: segment.covered).clamped(to: beside.covered)
    guard
      Double(common.count) >= JointMotion.shortestSeconds * moving.reference.sampleRateHertz,
      let axes = try? JointSides(
        proximal: proximal, distal: distal, in: common,
        at: MovementSamples(of: moving.reference.sampleRateHertz)
      ).axes(of: joint).axes
    else { return nil }
    let isDistal = place == joint.distalPlacement
    let span = span.clamped(to: segment.covered).clamped(to: beside.covered)
    guard
      let correction = HeadingCorrection.estimate(
        proximal: Array(reference[span]), distal: Array(orientations[span]),
        axes: isDistal
          ? axes : JointHingeAxes(proximal: axes.distal, distal: axes.proximal),
        sampleRateHertz: moving.reference.sampleRateHertz)
    else { return nil }
    return orientations.indices.map { sample in
      correction.applied(
        to: orientations[sample],
        at: min(max(sample, span.lowerBound), span.upperBound - 1) - span.lowerBound)
    }
  }
}
