import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct QuadraticForm6Tests {
  private func sum(
    _ pairs: [(proximal: Vector3, distal: Vector3)], _ one: Vector3, _ other: Vector3
  ) -> Double {
    pairs.reduce(0) { sum, pair in
      let value = pair.proximal.dot(one) + pair.distal.dot(other)
      return sum + value * value
    }
  }

  private func vector(_ generator: inout some RandomNumberGenerator) -> Vector3 {
    Vector3(
      .random(in: -1...1, using: &generator), .random(in: -1...1, using: &generator),
      .random(in: -1...1, using: &generator))
  }

  @Test(
    "six pairs have the squares of all, for any two axes", arguments: [1, 2, 5, 6, 7, 100, 1000])
  func sumsAreTheSame(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let pairs = (0..<count).map { _ in
      (proximal: 9.8 * vector(&generator), distal: 9.8 * vector(&generator))
    }
    let roots = QuadraticForm6(pairs).roots
    #expect(roots.count == 6)
    for _ in 0..<20 {
      let (one, other) = (vector(&generator), vector(&generator))
      let whole = sum(pairs, one, other)
      #expect(abs(sum(roots, one, other) - whole) <= 1e-12 * whole)
    }
  }

  @Test("what both sensors see alike leaves nothing along any line, to the square of a rounding")
  func exactDataLeaveNothing() {
    var generator = SplitMix64(seed: 4)
    let pairs = (0..<500).map { _ -> (proximal: Vector3, distal: Vector3) in
      let acceleration = 9.8 * vector(&generator)
      return (acceleration, acceleration)
    }
    let roots = QuadraticForm6(pairs).roots
    let axis = vector(&generator)
    #expect(sum(roots, axis, -axis) < 1e-22)
  }

  @Test("pairs that are all zero, or none, have six zeros")
  func nothingIsNothing() {
    for pairs in [[], [(proximal: Vector3.zero, distal: Vector3.zero)]] {
      #expect(QuadraticForm6(pairs).roots.allSatisfy { $0.proximal == .zero && $0.distal == .zero })
    }
  }
}
