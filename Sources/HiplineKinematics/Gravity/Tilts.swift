import HiplineCore

/// The tilt that the accelerometer shows on two horizontal axes of the earth, and how an offset of one on each of the sensor's
/// axes would change it.
struct Tilts {
  /// Two horizontal axes each: measured, and by offset x, y, z.
  var lanes: SIMD8<Double>

  /// - Parameters:
  ///   - force: The specific force in the filter's earth axes, in any unit.
  ///   - sensorToEarth: In the middle of the time over which it was measured.
  init(force: Vector3, sensorToEarth: Quaternion) {
    // Upside down the filter has lost its way, and no small angle tells by how much.
    let up = max(force.z, 0.5 * force.norm)
    let x = sensorToEarth.rotate(Vector3(1, 0, 0))
    let y = sensorToEarth.rotate(Vector3(0, 1, 0))
    let z = sensorToEarth.rotate(Vector3(0, 0, 1))
    let measured: SIMD2<Double> = up > 0 ? SIMD2(force.x, force.y) / up : .zero
    lanes = SIMD8(measured.x, measured.y, x.x, x.y, y.x, y.y, z.x, z.y)
  }

  var measured: SIMD2<Double> { SIMD2(lanes[0], lanes[1]) }

  /// The tilt with an offset, in g and sensor axes, taken out of it.
  func without(_ offset: Vector3) -> SIMD2<Double> {
    measured - offset.x * SIMD2(lanes[2], lanes[3]) - offset.y * SIMD2(lanes[4], lanes[5])
      - offset.z * SIMD2(lanes[6], lanes[7])
  }
}
