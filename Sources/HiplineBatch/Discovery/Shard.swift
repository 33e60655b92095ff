import Crypto

/// One part of a run that is spread over several machines or jobs: the sessions whose names fall to it.
///
/// Every session belongs to exactly one shard, the same one wherever and in whatever order the shards run.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  let number: Int
  let count: Int

  /// - Returns: nil unless 1 ≤ number ≤ count.
  init?(number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// - Parameter text: As in `2/8`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
    self.init(number: number, of: count)
  }

  package var description: String { "\(number)/\(count)" }

  /// Whether a session falls to the shard, by the first eight bytes of the SHA-256 of its name.
  package func contains(_ id: String) -> Bool {
    let value = SHA256.hash(data: Array(id.utf8)).prefix(8).reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    return value % UInt64(count) == UInt64(number - 1)
  }
}
