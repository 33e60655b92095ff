import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

struct QuaternionTests {
  @Test func `a rotation equals its matrix`() {
    for (q, v) in zip(randomRotations(count: 50, seed: 3), randomVectors(count: 50, seed: 4)) {
      #expect((q.rotate(v) - Matrix(q).times(v)).norm < .rounding)
    }
  }

  @Test func `a product is the right rotation first, then the left`() {
    let rotations = randomRotations(count: 40, seed: 5)
    for (a, b) in zip(rotations, rotations.dropFirst()) {
      let v = Vector3(0.3, -0.8, 0.5)
      #expect(((a * b).rotate(v) - Matrix(a).times(Matrix(b).times(v))).norm < .rounding)
    }
  }

  @Test func `a quarter turn about an axis takes the next axis to the one after`() {
    let axes = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]
    for index in 0..<3 {
      let turn = Quaternion(axis: axes[index], angleRadians: .pi / 2)
      #expect((turn.rotate(axes[(index + 1) % 3]) - axes[(index + 2) % 3]).norm < .rounding)
    }
  }

  @Test func `a rotation about an axis follows Rodrigues' formula`() {
    let vectors = randomVectors(count: 40, seed: 6)
    for (offset, v) in vectors.enumerated() {
      let axis = vectors[(offset + 7) % 40].normalized ?? Vector3(1, 0, 0)
      let angle = Double(offset) / 5 - 4
      let expected =
        v * Double.cos(angle) + axis.cross(v) * Double.sin(angle)
        + axis * (axis.dot(v) * (1 - Double.cos(angle)))
      let actual = Quaternion(axis: axis, angleRadians: angle).rotate(v)
      #expect((actual - expected).norm < .rounding)
      #expect((Quaternion(rotationVector: axis * angle).rotate(v) - expected).norm < .rounding)
    }
  }

  @Test func `a rotation vector of zero does not turn`() {
    #expect(Quaternion(rotationVector: .zero) == .identity)
  }

  @Test func `the conjugate undoes the rotation`() {
    for (q, v) in zip(randomRotations(count: 20, seed: 7), randomVectors(count: 20, seed: 8)) {
      #expect((q.conjugate.rotate(q.rotate(v)) - v).norm < .rounding)
    }
  }

  @Test func `lengths and angles survive a rotation`() {
    let vectors = randomVectors(count: 20, seed: 9)
    for (q, v) in zip(randomRotations(count: 20, seed: 10), vectors) {
      #expect(abs(q.rotate(v).norm - v.norm) < .rounding)
      #expect(abs(q.rotate(v).dot(q.rotate(vectors[0])) - v.dot(vectors[0])) < .rounding)
    }
  }

  @Test func `normalising restores length one and leaves zero as no rotation`() {
    #expect(Quaternion(0, 3, 0, 4).normalized == Quaternion(0, 0.6, 0, 0.8))
    #expect(Quaternion(0, 0, 0, 0).normalized == .identity)
  }
}

/// The rotation matrix of a unit quaternion, written out: a slow twin of `Quaternion.rotate`.
private struct Matrix {
  let rows: [Vector3]

  init(_ q: Quaternion) {
    let (w, x, y, z) = (q.w, q.x, q.y, q.z)
    rows = [
      Vector3(1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
      Vector3(2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
      Vector3(2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
    ]
  }

  func times(_ v: Vector3) -> Vector3 { Vector3(rows[0].dot(v), rows[1].dot(v), rows[2].dot(v)) }
}
