/// How often stamps fall or stay from one row to the next.
struct StampOrder {
  private(set) var falls = 0
  private(set) var repeats = 0

  init(_ stamps: [Double]) {
    stamps.withUnsafeBufferPointer { stamps in
      guard stamps.count > 1 else { return }
      for index in 1..<stamps.count {
        falls += stamps[index] < stamps[index - 1] ? 1 : 0
        repeats += stamps[index] == stamps[index - 1] ? 1 : 0
      }
    }
  }
}
