import Testing

@testable import HiplineBatch

struct ShardTests {
  @Test(arguments: [1, 2, 3, 7, 64])
  func `every session falls to one shard`(count: Int) {
    let shards = (1...count).compactMap { Shard(number: $0, of: count) }
    #expect(shards.count == count)
    var sizes: [Shard: Int] = [:]
    for number in 0..<2000 {
      let holding = shards.filter { $0.contains("session-\(number)") }
      #expect(holding.count == 1)
      for shard in holding { sizes[shard, default: 0] += 1 }
    }
    // Even within five standard deviations of a fair draw.
    let mean = 2000 / Double(count)
    let deviation = (mean * (1 - 1 / Double(count))).squareRoot()
    for shard in shards {
      #expect(abs(Double(sizes[shard] ?? 0) - mean) <= 5 * deviation)
    }
  }

  @Test func `a session stays in its shard in every version`() {
    // The first eight bytes of the SHA-256 of `a` are ca978112ca1bbdca.
    #expect(Shard("\(0xca97_8112_ca1b_bdca % UInt64(1000) + 1)/1000")?.contains("a") == true)
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "a/2", "1/2/3", "-1/2", "1 / 2"])
  func `what is no part of a whole is no shard`(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func `a shard is written as it is read`() {
    #expect(Shard("2/8")?.description == "2/8")
  }
}
