import HiplineCore
import HiplineSimulation
import RealModule

/// Pelvis, thigh and shank of a person at rest, and how one movement turns each of them.
///
/// In the earth frame up is +z; a segment's frame is x forward, y to the left, z towards the head, so that all three are alike in
/// a person who stands.
struct SceneBody {
  struct Segment {
    var atRest: Quaternion
    /// In earth coordinates, of length one.
    var axis: Vector3
    /// The turn about it as a multiple of the movement.
    var share: Double
  }

  var pelvis: Segment
  var thigh: Segment
  var shank: Segment
  var rangeDegrees: Double

  /// The length of thigh and shank, in metres.
  private static let legMeters = 0.42

  /// How a point of a segment moves with the movement's angle.
  struct SensorMotion {
    var segment: Segment
    /// The segment's near end as the end of the one before it: that one, and its length as a vector of its frame.
    var carrier: (segment: Segment, vector: Vector3)?
    /// The sensor from the near end, in metres in the segment's frame.
    var arm: Vector3
    var sway: (noise: SlowNoise, axis: Vector3)

    func at(_ seconds: Double, _ angle: Jet) -> PointMotion {
      func turned(_ segment: Segment) -> Rotation {
        Rotation(axis: sway.axis, angle: sway.noise.at(seconds))
          * Rotation(axis: segment.axis, angle: segment.share * angle)
      }
      let own = turned(segment)
      let point = segment.atRest.rotate(arm)
      var (position, acceleration) = (own.position(of: point), own.acceleration(of: point))
      if let carrier {
        let turn = turned(carrier.segment)
        let end = carrier.segment.atRest.rotate(carrier.vector)
        position += turn.position(of: end)
        acceleration += turn.acceleration(of: end)
      }
      return PointMotion(
        attitude: own.orientation * segment.atRest, angularVelocity: own.velocity,
        position: position, acceleration: acceleration)
    }
  }

  /// - Returns: nil for a place that has no segment here.
  func motion(of placement: Placement, _ draw: inout Draw) -> SensorMotion? {
    var generator = draw.generator
    draw.skip()
    let noise = SlowNoise(
      rms: draw.even(0.03, 0.1) * .pi / 180, lines: [(0.25, 1), (0.09, 0.6)], from: &generator)
    let sway = (noise, draw.direction())
    let down = Vector3(0, 0, -Self.legMeters)
    switch placement {
    case .pelvis:
      return SensorMotion(segment: pelvis, arm: Vector3(-0.08, 0, 0), sway: sway)
    case .thigh:
      return SensorMotion(segment: thigh, arm: down * 0.6 + Vector3(0.06, 0, 0), sway: sway)
    case .shank:
      return SensorMotion(
        segment: shank, carrier: (thigh, down), arm: down * 0.5 + Vector3(0.04, 0, 0), sway: sway)
    case .lumbar, .foot, .otherThigh: return nil
    }
  }

  init(_ movement: SceneMovement, side: Side, _ draw: inout Draw) {
    let plan = ScenePlan(movement, &draw)
    // To the outer side of the moving leg.
    let outward = side == .right ? -1.0 : 1.0
    let whole = draw.askew(5) * Self.attitude(plan.position, outward: outward)
    let pelvis =
      draw.heading() * whole
      * Quaternion.turn(.z, plan.leanDegrees * -outward)
      * Quaternion.turn(.y, -plan.reclineDegrees)
    let thigh =
      pelvis * Quaternion.turn(.y, -plan.hipFlexionDegrees)
      * Quaternion.turn(.x, plan.abductionDegrees * outward) * draw.askew(4)
    let shank = thigh * Quaternion.turn(.y, plan.kneeFlexionDegrees)

    let right = thigh.rotate(Vector3(0, -1, 0))
    let back = pelvis.rotate(Vector3(-1, 0, 0))
    var axis: Vector3
    switch plan.axis {
    case .flexion: axis = right
    case .extension: axis = -right
    // The right leg goes out about the axis that points back.
    case .abduction: axis = back * -outward
    case .hipToHeel:
      let knee = thigh.rotate(Vector3(0, 0, -Self.legMeters))
      let heel = knee + shank.rotate(Vector3(0, 0, -Self.legMeters * draw.even(0.93, 1.05)))
      axis = heel.normalized ?? right
      // The knee rises; a straight leg turns its front outwards and up.
      let shown = plan.kneeFlexionDegrees > 20 ? knee : thigh.rotate(Vector3(1, 0, 0))
      if axis.cross(shown).z < 0 { axis = -axis }
    }
    axis = draw.askew(4).rotate(axis)
    rangeDegrees = plan.rangeDegrees
    self.pelvis = Segment(atRest: pelvis, axis: axis, share: plan.pelvisShare)
    self.thigh = Segment(atRest: thigh, axis: axis, share: plan.thighShare)
    self.shank = Segment(atRest: shank, axis: axis, share: plan.shankShare)
  }

  /// How the body lies: from standing, which is no turn at all.
  private static func attitude(_ position: ScenePlan.Position, outward: Double) -> Quaternion {
    switch position {
    case .upright: .identity
    case .supine: Quaternion.turn(.y, -90)
    case .prone: Quaternion.turn(.y, 90)
    // The moving leg's outer side, left or right, comes up.
    case .side: Quaternion.turn(.x, 90 * outward)
    }
  }
}
