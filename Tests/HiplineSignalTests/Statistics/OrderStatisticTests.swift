import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct OrderStatisticTests {
  @Test(arguments: 0..<200)
  func `the value of every rank is the one that sorting finds`(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = 1 + seed % 40
    // Few different values on every other seed, so that ties are common.
    let values = generator.uniform(count: count).map {
      seed.isMultiple(of: 2) ? $0 : (4 * $0).rounded()
    }
    let sorted = values.sorted()
    for rank in values.indices {
      var scratch = values
      scratch.withUnsafeMutableBufferPointer { OrderStatistic.select(rank, in: $0) }
      #expect(scratch[rank] == sorted[rank])
      #expect(scratch[..<rank].allSatisfy { $0 <= sorted[rank] })
      #expect(scratch[rank...].allSatisfy { $0 >= sorted[rank] })
    }
  }

  @Test func `orders that make poor pivots are selected from too`() {
    let organPipe = (0..<5000).map { Double(min($0, 5000 - $0)) }
    let shapes: [[Double]] = [
      organPipe, (0..<5000).map { Double($0) }, Array(repeating: 1, count: 5000),
    ]
    for values in shapes {
      var scratch = values
      scratch.withUnsafeMutableBufferPointer { OrderStatistic.select(2500, in: $0) }
      #expect(scratch[2500] == values.sorted()[2500])
    }
  }

  /// Long enough to be narrowed down by a sample, which even steps of a period, few different values and heavy tails mislead.
  @Test(arguments: [511, 512, 513, 1000, 5000])
  func `quantiles of many values are those of sorted values`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let uniform = generator.uniform(count: count, in: -1...1)
    let period = max(1, count / 256)
    let shapes: [[Double]] = [
      uniform, uniform.map { ($0 * 2).rounded() }, uniform.map { 1 / $0 },
      (0..<count).map { Double($0) }, Array(repeating: 1, count: count),
      (0..<count).map { $0 % period == 0 ? 0 : 1 + uniform[$0] },
      (0..<count).map { $0 == 0 ? -.infinity : uniform[$0] },
    ]
    for (number, values) in shapes.enumerated() {
      let sorted = values.sorted()
      for p in [0, 0.01, 0.25, 0.5, 0.9, 0.999, 1] {
        let position = QuantilePosition(p, count: count)
        let expected = position.value { sorted[$0] }
        #expect(RobustStatistics.quantile(p, of: values) == expected, "\(p) of shape \(number)")
      }
    }
  }
}

struct RadixOrderTests {
  @Test(arguments: [0, 1, 100, 255, 256, 3000])
  func `the order is that of a stable sort`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    var values = generator.uniform(count: count, in: -4...4).map { ($0 * 64).rounded() / 64 }
    for index in stride(from: 0, to: count, by: 17) {
      values[index] =
        [
          .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, -.nan,
        ][index % 7]
    }
    let expected = values.indices.sorted { a, b in
      let (first, second) = (values[a], values[b])
      if first.isNaN || second.isNaN {
        return first.isNaN == second.isNaN ? a < b : second.isNaN
      }
      return first == second ? a < b : first < second
    }
    let actual = values.withUnsafeBufferPointer { RadixOrder.indices(of: $0) }
    #expect(actual.map(Int.init) == expected)
  }
}
