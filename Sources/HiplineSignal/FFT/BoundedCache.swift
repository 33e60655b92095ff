/// The values made last, by what they were made for.
///
/// It is bounded, so that a batch over recordings of every length does not collect for ever.
struct BoundedCache<Key: Hashable, Value> {
  private let capacity: Int
  private var values: [Key: Value] = [:]
  /// The keys in the order in which their values were added.
  private var keys: [Key] = []

  init(capacity: Int) { self.capacity = capacity }

  subscript(key: Key) -> Value? { values[key] }

  /// Adds a value, and drops the oldest one if there are too many.
  ///
  /// A value that is there already stays. One that is dropped lives on with whoever holds it.
  mutating func insert(_ value: Value, for key: Key) {
    guard values[key] == nil else { return }
    values[key] = value
    keys.append(key)
    if keys.count > capacity { values[keys.removeFirst()] = nil }
  }
}
