extension Array where Element == Double {
  /// `count` numbers, each computed from its index, without zeroing the memory first.
  @inline(__always)
  init(count: Int, _ element: (Int) -> Double) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count { buffer.initializeElement(at: index, to: element(index)) }
      initialized = count
    }
  }
}
