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

  /// Adds a value and hands back the oldest one if there are too many.
  ///
  /// A value that is there already stays.
  mutating func insert(_ value: Value, for key: Key) -> Value? {
    guard values[key] == nil else { return nil }
    values[key] = value
    keys.append(key)
    return keys.count > capacity ? values.removeValue(forKey: keys.removeFirst()) : nil
  }
}
