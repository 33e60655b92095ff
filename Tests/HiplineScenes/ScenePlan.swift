import HiplineSimulation
import RealModule

/// The joints at rest and what moves, drawn over what people do. Angles in degrees.
struct ScenePlan {
  enum Position { case supine, prone, side, upright }
  enum Axis { case flexion, `extension`, abduction, hipToHeel }

  var position: Position
  var axis: Axis
  var rangeDegrees: Double
  var hipFlexionDegrees = 0.0
  var kneeFlexionDegrees = 0.0
  var abductionDegrees = 0.0
  /// The upper hip forward of the lower one.
  var leanDegrees = 0.0
  /// A trunk that leans back, sitting.
  var reclineDegrees = 0.0
  var thighShare = 1.0
  var shankShare = 1.0
  var pelvisShare: Double

  init(_ movement: SceneMovement, _ draw: inout Draw) {
    pelvisShare = draw.even(0, 0.2)
    switch movement {
    case .legLift:
      (position, axis, rangeDegrees) = (.supine, .flexion, draw.logarithmic(5, 85))
      if draw.chance(0.3) {
        (hipFlexionDegrees, kneeFlexionDegrees) = (draw.even(35, 60), draw.even(80, 110))
        rangeDegrees = draw.logarithmic(5, 45)
        shankShare = draw.chance(0.5) ? 1 : draw.even(0, 0.7)
      } else {
        hipFlexionDegrees = draw.even(0, 10)
        kneeFlexionDegrees = draw.even(0, 8)
      }
    case .sideLegLift:
      (position, axis, rangeDegrees) = (.side, .abduction, draw.logarithmic(5, 45))
      abductionDegrees = draw.even(-12, 2)
      hipFlexionDegrees = draw.even(-5, 10)
      leanDegrees = draw.even(-8, 18)
    case .clamshell:
      (position, axis, rangeDegrees) = (.side, .hipToHeel, draw.logarithmic(5, 50))
      leanDegrees = draw.even(-8, 18)
      abductionDegrees = draw.even(-14, -4)
      if draw.chance(0.15) {
        hipFlexionDegrees = draw.even(0, 15)
        kneeFlexionDegrees = draw.even(0, 15)
      } else {
        hipFlexionDegrees = draw.even(30, 85)
        kneeFlexionDegrees = draw.even(65, 110)
      }
    case .proneLegLift:
      (position, axis, rangeDegrees) = (.prone, .extension, draw.logarithmic(4, 25))
      hipFlexionDegrees = draw.even(-4, 6)
      kneeFlexionDegrees = draw.chance(0.3) ? draw.even(80, 95) : draw.even(0, 6)
      pelvisShare = draw.even(0, 0.3)
    case .kneeExtension:
      rangeDegrees = draw.logarithmic(12, 70)
      axis = .flexion
      thighShare = draw.even(0, 0.08)
      pelvisShare = draw.even(0, 0.05)
      if draw.chance(0.7) {
        position = .upright
        reclineDegrees = draw.even(-5, 25)
        kneeFlexionDegrees = draw.even(72, 95)
        hipFlexionDegrees = draw.even(82, 95) - reclineDegrees
      } else {
        position = .supine
        hipFlexionDegrees = draw.even(18, 42)
        kneeFlexionDegrees = draw.even(55, 75)
      }
    case .footSlide:
      (position, axis, rangeDegrees) = (.supine, .extension, draw.logarithmic(10, 50))
      hipFlexionDegrees = draw.even(38, 62)
      kneeFlexionDegrees = 2 * hipFlexionDegrees * draw.even(0.95, 1.05)
      // The shank, about as long as the thigh, slopes the other way by as much.
      shankShare = -draw.even(0.9, 1.1)
    case .pelvicTilt:
      (position, axis, rangeDegrees) = (.supine, .flexion, draw.even(3, 14))
      hipFlexionDegrees = draw.even(38, 58)
      kneeFlexionDegrees = draw.even(90, 115)
      (pelvisShare, thighShare, shankShare) = (1, draw.even(-0.15, 0.15), draw.even(0, 0.08))
    case .seatedMarch:
      (position, axis, rangeDegrees) = (.upright, .flexion, draw.logarithmic(8, 45))
      (hipFlexionDegrees, kneeFlexionDegrees) = (draw.even(80, 95), draw.even(80, 95))
      shankShare = draw.even(0, 0.4)
    case .standingFlexion:
      (position, axis, rangeDegrees) = (.upright, .flexion, draw.logarithmic(10, 85))
      shankShare = draw.chance(0.5) ? 1 : draw.even(-0.2, 0.5)
    case .standingAbduction:
      (position, axis, rangeDegrees) = (.upright, .abduction, draw.logarithmic(8, 40))
    case .standingExtension:
      (position, axis, rangeDegrees) = (.upright, .extension, draw.logarithmic(6, 30))
    case .bridge:
      (position, axis, rangeDegrees) = (.supine, .extension, draw.even(15, 40))
      (hipFlexionDegrees, kneeFlexionDegrees) = (draw.even(40, 58), draw.even(90, 115))
      (pelvisShare, shankShare) = (draw.even(0.6, 1.2), draw.even(-0.3, 0.3))
    }
  }
}
