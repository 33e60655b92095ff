/// A set of small integers that knows its members by their order, for a position that moves little from one question to the
/// next.
///
/// Each integer is a bit, and a cursor remembers one member and how many are smaller. Asked for another position it steps
/// from member to member, a word of 64 integers at a time where there are none: a window's quantile, which moves by a member
/// or two when the window does, costs a few steps.
struct RankSet {
  private var words: [UInt64]
  private var count = 0
  /// A member, where there are any.
  private var cursor = 0
  /// How many members are smaller than the cursor.
  private var smaller = 0

  /// An empty set of integers from 0 up to `capacity`, excluded.
  init(capacity: Int) {
    words = Array(repeating: 0, count: (capacity + 63) / 64)
  }

  /// - Precondition: not a member.
  mutating func insert(_ member: Int) {
    words[member >> 6] |= 1 << UInt64(member & 63)
    count += 1
    if count == 1 {
      (cursor, smaller) = (member, 0)
    } else if member < cursor {
      smaller += 1
    }
  }

  /// - Precondition: a member.
  mutating func remove(_ member: Int) {
    if member == cursor, count > 1 {
      if smaller > 0 { stepDown() } else { stepUp() }
    }
    words[member >> 6] &= ~(1 << UInt64(member & 63))
    count -= 1
    if member < cursor { smaller -= 1 }
  }

  /// The member that has `position` smaller ones.
  ///
  /// - Precondition: 0 ≤ `position` < the number of members.
  mutating func member(at position: Int) -> Int {
    precondition(
      (0..<count).contains(position), "a position below \(count) expected, got \(position)")
    while smaller < position { stepUp() }
    while smaller > position { stepDown() }
    return cursor
  }

  /// To the next larger member, which there is.
  private mutating func stepUp() {
    var word = cursor >> 6
    // Two shifts, because one by 64 is none.
    var bits = words[word] & ((~0 << UInt64(cursor & 63)) << 1)
    while bits == 0 {
      word += 1
      bits = words[word]
    }
    cursor = word << 6 + bits.trailingZeroBitCount
    smaller += 1
  }

  /// To the next smaller member, which there is.
  private mutating func stepDown() {
    var word = cursor >> 6
    var bits = words[word] & ~(~0 << UInt64(cursor & 63))
    while bits == 0 {
      word -= 1
      bits = words[word]
    }
    cursor = word << 6 + 63 - bits.leadingZeroBitCount
    smaller -= 1
  }
}
