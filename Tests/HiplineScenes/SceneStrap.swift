import HiplineCore
import HiplineSimulation

/// How a sensor of a scene is strapped on, and what is said of it.
struct SceneStrap {
  /// The rotation from the sensor's axes to the segment's frame: x forward, y left, z towards the head.
  var sensorToSegment: Quaternion
  var stated: StatedAxes?

  /// Along sensor axes of chance, some 8° askew; any way at all where nothing is said of it.
  init(
    _ statement: PostureScene.Statement, on placement: Placement, side: Side,
    _ draw: inout Draw
  ) {
    let proximal = SensorAxis.allCases[draw.integer(0, 5)]
    let across = SensorAxis.allCases.filter { $0.direction.dot(proximal.direction) == 0 }
    let anterior = across[draw.integer(0, 3)]
    let left = proximal.direction.cross(anterior.direction)
    let straight = Quaternion(
      forward: anterior.direction, left: left, head: proximal.direction
    ).conjugate
    sensorToSegment = draw.askew(8) * straight
    let toRight = SensorAxis.allCases.first { $0.direction == -left }
    let toLeft = SensorAxis.allCases.first { $0.direction == left }
    switch statement {
    case .nothing: sensorToSegment = draw.heading() * draw.askew(120) * draw.heading() * straight
    case .proximal: stated = StatedAxes(proximal: proximal)
    case .proximalAndAnterior: stated = StatedAxes(proximal: proximal, anterior: anterior)
    case .proximalAndLateral where placement == .pelvis:
      stated = StatedAxes(proximal: proximal, right: toRight)
    case .proximalAndLateral:
      stated = StatedAxes(proximal: proximal, lateral: side == .right ? toRight : toLeft)
    }
  }
}
