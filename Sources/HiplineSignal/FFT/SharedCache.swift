import Synchronization

/// The values made last, by what they were made for, shared by all threads.
///
/// It is bounded, so that a batch over recordings of every length does not collect for ever.
final class SharedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Contents {
    var values: [Key: Value] = [:]
    /// The keys in the order in which their values were added.
    var keys: [Key] = []
  }

  private let capacity: Int
  private let contents = Mutex(Contents())

  init(capacity: Int) { self.capacity = capacity }

  /// The value for a key, made where there is none.
  ///
  /// No lock is held while it is made: threads that ask at once may each make one, and all get the first. A value that is
  /// dropped lives on with whoever holds it.
  func value(for key: Key, make: (Key) -> Value) -> Value {
    if let known = contents.withLock({ $0.values[key] }) { return known }
    let made = make(key)
    return contents.withLock { contents in
      if let known = contents.values[key] { return known }
      contents.values[key] = made
      contents.keys.append(key)
      if contents.keys.count > capacity { contents.values[contents.keys.removeFirst()] = nil }
      return made
    }
  }
}
