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
}
