package import HiplineCore
import HiplineSimulation
import RealModule

/// A person in a posture of chance who moves a leg or the pelvis, for finding out what sensors can tell of it.
///
/// Pelvis, thigh and shank are joined in a person who stands, bent at hip and knee, laid down, and then turned by one movement
/// to and fro. Nothing here is taken from how postures and exercises are recognised: what is up where follows from the joints.
package struct PostureScene: Sendable {
  /// What is said of how the sensors are strapped on.
  package enum Statement: Sendable, Hashable, CaseIterable {
    case nothing
    case proximal
    case proximalAndLateral
    case proximalAndAnterior
  }

  let movement: SceneMovement
  package let side: Side
  /// One for each sensor, with its stated axes.
  package let recordings: [Recording]
  /// The rotations from the pelvis' and the thigh's frame (x forward, y left, z towards the head) to the earth at rest.
  package let pelvisAtRest: Quaternion
  let thighAtRest: Quaternion
  /// The largest turn of the segment that carries the movement, in degrees.
  let rangeDegrees: Double

  /// A scene drawn from a seed.
  ///
  /// - Parameters:
  ///   - placements: Thigh, shank and pelvis have sensors; others are left out.
  ///   - statement: The same for all sensors; on the pelvis `lateral` is `right`.
  ///   - hasGyroscope: Whether the sensors have one.
  package init(
    _ movement: SceneMovement, seed: UInt64, placements: [Placement], statement: Statement,
    hasGyroscope: Bool = true
  ) {
    var draw = Draw(scene: seed)
    side = draw.chance(0.5) ? .left : .right
    self.movement = movement
    let body = SceneBody(movement, side: side, &draw)
    let curve = Self.curve(degrees: body.rangeDegrees, &draw)
    pelvisAtRest = body.pelvis.atRest
    thighAtRest = body.thigh.atRest
    rangeDegrees = body.rangeDegrees
    let side = side
    recordings = placements.compactMap { placement in
      guard let motion = body.motion(of: placement, &draw) else { return nil }
      let strap = SceneStrap(statement, on: placement, side: side, &draw)
      return Self.recording(
        placement, motion, strap, along: curve.angle, seconds: curve.seconds,
        model: draw.model(hasGyroscope: hasGyroscope), noise: draw.generator)
    }
  }

  private static func curve(
    degrees: Double, _ draw: inout Draw
  ) -> (angle: MinimumJerkCurve, seconds: Double) {
    var curve = MinimumJerkCurve()
    var time = draw.even(2, 4)
    let (lift, hold, lower) = (draw.even(1.2, 3), draw.even(0.3, 2.5), draw.even(1.2, 3))
    for _ in 0..<draw.integer(4, 6) {
      let height = degrees * (1 + 0.06 * draw.normal()) * .pi / 180
      curve.move(to: height, from: time, lasting: lift)
      curve.move(to: 0, from: time + lift + hold, lasting: lower)
      time += lift + hold + lower + draw.even(0.5, 1.5)
    }
    return (curve, time + 2)
  }

  private static func recording(
    _ placement: Placement, _ motion: SceneBody.SensorMotion, _ strap: SceneStrap,
    along curve: MinimumJerkCurve, seconds: Double, model: SensorModel, noise: SplitMix64
  ) -> Recording {
    let rate = model.sampling.rateHertz
    var noise = noise
    let times = (0..<Int(seconds * rate)).map { Double($0) / rate }
    var (forces, rates): ([Vector3], [Vector3]) = ([], [])
    for time in times {
      let point = motion.at(time, curve.at(time))
      let toSensor = (point.attitude * strap.sensorToSegment).conjugate
      forces.append(
        model.accelerometer.read(
          toSensor.rotate(point.specificForce), rateHertz: rate, from: &noise))
      if let gyroscope = model.gyroscope {
        rates.append(
          gyroscope.read(
            toSensor.rotate(point.angularVelocity), at: time, rateHertz: rate, from: &noise))
      }
    }
    var recording = Recording(
      name: placement.rawValue, format: "simulated", placement: placement,
      clock: .sinceStart(seconds: 0),
      accelerometer: TimedSeries(timestamps: times, values: VectorSeries(forces)),
      gyroscope: rates.isEmpty
        ? nil : TimedSeries(timestamps: times, values: VectorSeries(rates)),
      holdsGravity: true)
    recording.statedAxes = strap.stated
    return recording
  }
}
