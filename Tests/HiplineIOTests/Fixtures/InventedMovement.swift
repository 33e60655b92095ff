import Foundation

/// The movement that every fixture of a format shows, each in its own units, axes' order and clock.
///
/// A sensor lies still for a second and is then turned to and fro about an axis across gravity:
/// φ(t) = ¼ (1 − cos π(t − 1)) rad. What was invented once must be read alike from every format.
enum InventedMovement {
  static let seconds = 3.0
  static let standardGravity = 9.80665

  /// 2023-11-14 22:13:20 UTC, when the fixtures with a clock begin.
  static let startUnixSeconds = 1_700_000_000.0

  private static let axis = [2.0 / 7, 3.0 / 7, 6.0 / 7]
  private static let restingUp = [6.0 / 7, 2.0 / 7, -3.0 / 7]
  /// `axis × restingUp`.
  private static let across = [-3.0 / 7, 6.0 / 7, -2.0 / 7]

  private static func phase(_ time: Double) -> Double { .pi * max(0, time - 1) }

  /// Specific force in g on x, y and z.
  static func acceleration(at time: Double) -> [Double] {
    let angle = 0.25 * (1 - cos(phase(time)))
    return zip(restingUp, across).map { $0 * cos(angle) - $1 * sin(angle) }
  }

  /// Angular rate in rad/s on x, y and z.
  static func angularRate(at time: Double) -> [Double] {
    let speed = 0.25 * Double.pi * sin(phase(time))
    return axis.map { $0 * speed }
  }

  /// The rotation from sensor to earth as w, x, y and z, with a heading that is any.
  static func sensorToEarth(at time: Double) -> [Double] {
    // From the resting sensor's upward axis to the earth's by the smallest turn, then about the axis.
    let angle = 0.25 * (1 - cos(phase(time)))
    let length = (2 * (1 + restingUp[2])).squareRoot()
    let a = [length / 2, restingUp[1] / length, -restingUp[0] / length, 0]
    let b = [cos(angle / 2)] + axis.map { $0 * sin(angle / 2) }
    return [
      a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
      a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
      a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
      a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
    ]
  }

  /// A little of the acceleration without gravity in m/s², which a rotation about the sensor itself would not have.
  static func linearAcceleration(at time: Double) -> [Double] {
    axis.map { 0.4 * $0 * sin(phase(time)) }
  }

  /// Noise of a thousandth of the unit, so that no two neighbouring rows are equal.
  static func noise(_ row: Int) -> Double { Double((row * 7) % 11 - 5) * 2e-4 }
}
