/// How a device has its sensor turned against the earth, by its own sensor fusion.
package struct DeviceOrientation: Sendable {
  /// Rotations from sensor axes to earth axes, whose third points up, as rotation vectors in radians, at most π long.
  package var series: TimedSeries

  /// What the rotations were read from, in which convention, and what tells it.
  package var reading: String

  /// Whether it is known, and not just taken so, which way the rotations turn.
  package var isStated: Bool

  package init(series: TimedSeries, reading: String, isStated: Bool) {
    self.series = series
    self.reading = reading
    self.isStated = isStated
  }

  /// Unit quaternions from sensor to earth, `[samples]`, whose sign does not jump from one to the next.
  package static func quaternions(_ rotationVectors: VectorSeries) -> [Quaternion] {
    var last = Quaternion.identity
    return rotationVectors.indices.map { index in
      let turn = Quaternion(rotationVector: rotationVectors[index])
      let isNear =
        turn.w * last.w + turn.x * last.x + turn.y * last.y + turn.z * last.z >= 0
      last = isNear ? turn : Quaternion(-turn.w, -turn.x, -turn.y, -turn.z)
      return last
    }
  }

  /// What an accelerometer at rest would read, in m/s² in sensor axes, `[samples]`.
  package static func gravity(_ rotationVectors: VectorSeries) -> VectorSeries {
    rotationVectors.map {
      Quaternion(rotationVector: $0).conjugate.rotate(Vector3(0, 0, StillNorm.standardGravity))
    }
  }
}
