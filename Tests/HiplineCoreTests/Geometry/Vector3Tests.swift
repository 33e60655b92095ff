import HiplineCore
import HiplineTestSupport
import Testing

struct Vector3Tests {
  private let x = Vector3(1, 0, 0)
  private let y = Vector3(0, 1, 0)
  private let z = Vector3(0, 0, 1)

  @Test func `the vector product of two axes is the third, right-handed`() {
    #expect(x.cross(y) == z)
    #expect(y.cross(z) == x)
    #expect(z.cross(x) == y)
  }

  @Test func `sums, multiples and products of small vectors are those made by hand`() {
    let a = Vector3(1, 2, 3)
    let b = Vector3(-4, 5, 0.5)
    #expect(a + b == Vector3(-3, 7, 3.5))
    #expect(a - b == Vector3(5, -3, 2.5))
    #expect(-a == Vector3(-1, -2, -3))
    #expect(2 * a == Vector3(2, 4, 6))
    #expect(a / 2 == Vector3(0.5, 1, 1.5))
    #expect(a.dot(b) == 7.5)
    #expect(a.cross(b) == Vector3(-14, -12.5, 13))
    #expect(Vector3(2, 3, 6).norm == 7)
  }

  @Test func `a product with itself and a volume with a repeated edge vanish`() {
    for v in randomVectors(count: 20, seed: 1) {
      #expect(v.cross(v) == .zero)
      #expect(abs(v.cross(y).dot(v)) < .rounding)
    }
  }

  @Test func `the zero vector has no direction`() {
    #expect(Vector3.zero.normalized == nil)
    #expect(Vector3(0, -3, 0).normalized == Vector3(0, -1, 0))
  }

  @Test func `a perpendicular is of length one and at a right angle, for axes and for any vector`()
  {
    for v in [x, y, z, -x, Vector3(1, 1, 1), Vector3(0, 1, 1)] + randomVectors(count: 50, seed: 2) {
      #expect(abs(v.anyPerpendicular.norm - 1) < .rounding)
      #expect(abs(v.anyPerpendicular.dot(v)) < .rounding)
      #expect(v.anyPerpendicular == v.anyPerpendicular)
    }
  }

  @Test func `the zero vector has no perpendicular`() async {
    await #expect(processExitsWith: .failure) { _ = Vector3.zero.anyPerpendicular }
  }
}
