/// A set of small integers that knows its members by their order, in logarithmic time.
///
/// It is a binary indexed tree: the node *i*, from 1, counts the members in the half-open range of
/// lowbit(i) integers that ends at *i*.
///
/// Source: Fenwick 1994, Software: Practice and Experience 24(3):327–336,
/// <https://doi.org/10.1002/spe.4380240306>.
struct RankSet {
  private var counts: [Int32]
  private let topBit: Int

  /// An empty set of integers from 0 up to `capacity`, excluded.
  init(capacity: Int) {
    counts = Array(repeating: 0, count: capacity + 1)
    topBit = capacity == 0 ? 0 : 1 << (Int.bitWidth - 1 - capacity.leadingZeroBitCount)
  }

  mutating func insert(_ member: Int) { add(1, at: member) }

  mutating func remove(_ member: Int) { add(-1, at: member) }

  /// The member that has `position` smaller ones.
  func member(at position: Int) -> Int {
    var remaining = Int32(position)
    var node = 0
    var bit = topBit
    while bit > 0 {
      let next = node + bit
      if next < counts.count, counts[next] <= remaining {
        node = next
        remaining -= counts[next]
      }
      bit >>= 1
    }
    return node
  }

  private mutating func add(_ change: Int32, at member: Int) {
    var node = member + 1
    while node < counts.count {
      counts[node] += change
      node += node & -node
    }
  }
}
