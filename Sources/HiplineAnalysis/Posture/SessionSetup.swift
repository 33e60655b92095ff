import HiplineCore
import HiplineKinematics
import RealModule

/// How the person lay at rest, as far as sensors with stated axes tell.
package struct SessionSetup: Sendable, Hashable, MetricReadings {
  package var posture: PostureEstimate
  /// Every value of ``definitions``, in their order.
  package var values: [MetricValue]

  /// - Parameters:
  ///   - posture: What gravity leaves possible.
  ///   - values: One for each definition.
  package init(posture: PostureEstimate, values: [MetricValue]) {
    self.posture = posture
    self.values = values
  }

  package static let stacked = MetricDefinition(
    "pelvis_from_stacked_deg", unit: "deg",
    meaning:
      "Angle between the line through both hips and the vertical, on the side; 0 is stacked.",
    source: "direction of gravity in a pelvis sensor with stated axes")
  package static let lean = MetricDefinition(
    "forward_lean_deg", unit: "deg",
    meaning: "How far the pelvis is rolled forward from stacked hips, on the side.",
    source: "direction of gravity in a pelvis sensor with stated axes")
  package static let flexion = MetricDefinition(
    "hip_flexion_deg", unit: "deg",
    meaning: "Angle of the hip at rest, from straight; positive for a bent one.",
    source: "direction of gravity in sensors on pelvis and thigh with stated axes")
  static let axisToThigh = MetricDefinition(
    "axis_to_thigh_deg", unit: "deg",
    meaning:
      "Angle between the axis of the movement and the thigh's long axis; in a clamshell half the bend of the "
      + "knee, where thigh and shank are equally long.",
    source: "rotation axis in a thigh sensor whose proximal axis is stated")
  static let variant = MetricDefinition(
    "clamshell_variant", .text, unit: "",
    meaning: "The kind of clamshell: legs-extended where the thigh turns about its own axis.",
    source: "\(axisToThigh) below 20°: a knee bent by less than 40°; inference")

  package static let definitions = [stacked, lean, flexion, axisToThigh, variant]

  /// A thigh that turns about a line within this angle of its own is that of a straight leg, in degrees. Half the bend of a knee
  /// of 40°. Inference.
  static let straightLegDegrees = 20.0

  /// - Parameter evidence: nil where no sensor shows a repetition.
  init(_ evidence: MovementEvidence?) {
    let up = evidence?.upInSegments ?? [:]
    posture = PostureEstimate(up)
    let axis = Self.axisToThighDegrees(evidence)
    values =
      Self.stack(up[.pelvis], posture) + [
        Self.flexion(pelvis: up[.pelvis], thigh: up[.thigh]), axis, Self.variant(axis, posture),
      ]
  }

  private static func stack(_ pelvis: Vector3?, _ posture: PostureEstimate) -> [MetricValue] {
    guard let pelvis else {
      return [stacked, lean].map { $0.unavailable("no pelvis sensor with stated axes") }
    }
    guard posture.posture?.isSideLying == true else {
      return [stacked, lean].map { $0.unavailable("the pelvis does not lie on its side") }
    }
    let forward = -Double.asin(min(1, max(-1, pelvis.x)))
    return [
      stacked.value(Double.acos(min(1, abs(pelvis.z))) * Angle.degreesPerRadian),
      lean.value(forward * Angle.degreesPerRadian),
    ]
  }

  /// The difference of the elevations of thigh and pelvis, both about the line through the hips.
  private static func flexion(pelvis: Vector3?, thigh: Vector3?) -> MetricValue {
    guard let pelvis, let thigh else {
      return flexion.unavailable("no sensors with stated axes on both pelvis and thigh")
    }
    let widest = Double.sin(PostureEstimate.widestDegrees / Angle.degreesPerRadian)
    guard abs(pelvis.z) < widest, abs(thigh.z) < widest else {
      return flexion.unavailable(
        "on the side the hip bends about the vertical, which gravity does not show")
    }
    func elevation(_ up: Vector3) -> Double { Double.atan2(y: -up.y, x: up.x) }
    let bend = (elevation(thigh) - elevation(pelvis)) * Angle.degreesPerRadian
    return flexion.value(bend < -180 ? bend + 360 : bend > 180 ? bend - 360 : bend)
  }

  private static func axisToThighDegrees(_ evidence: MovementEvidence?) -> MetricValue {
    guard let thigh = evidence?.segments[.thigh],
      let proximal = thigh.axes?.segmentAxes(side: thigh.side ?? evidence?.side).proximal
    else { return axisToThigh.unavailable("no thigh sensor with a stated proximal axis") }
    guard let axis = thigh.axis else {
      return axisToThigh.unavailable("the thigh turns too little to show an axis")
    }
    let angle = Angle.degrees(between: axis, and: proximal)
    return axisToThigh.value(min(angle, 180 - angle))
  }

  private static func variant(_ axis: MetricValue, _ posture: PostureEstimate) -> MetricValue {
    guard case .number(let degrees) = axis.reading else {
      guard case .unavailable(let reason) = axis.reading else { return axis }
      return variant.unavailable(reason)
    }
    guard posture.posture?.isSideLying == true else {
      return variant.unavailable("not known to lie on the side")
    }
    guard degrees < straightLegDegrees else {
      return variant.unavailable(
        "the knees are bent; hips at 45° and tucked ones differ about the vertical, which gravity does not show"
      )
    }
    return variant.value("legs-extended")
  }
}

extension MovementEvidence {
  /// The vertical at rest in the coordinates of the segments whose axes are all known.
  var upInSegments: [BodySegment: Vector3] {
    segments.compactMapValues { segment in
      segment.axes?.segmentAxes(side: segment.side ?? side).inSegment(segment.up)
    }
  }
}
