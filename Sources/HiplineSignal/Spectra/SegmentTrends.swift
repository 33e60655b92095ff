import CWelch

/// The trends of overlapping segments, one segment after the other.
///
/// Where a segment is a whole number of steps, each sample is summed once only:
///
///     signal    │ step │ step │ step │ step │
///     segment 0 ╰─── sums ────╯
///     segment 1        ╰─── sums ────╯        knows its first step already
struct SegmentTrends {
  private struct Sums {
    var sum = 0.0
    /// Every sample times its distance from the block's middle.
    var moment = 0.0
  }

  private let detrend: Detrend
  private let step: Int
  private let segment: Int
  private let block: Int
  /// Of the last segment's blocks.
  private var sums: [Sums]
  private var number = 0

  /// - Precondition: `segment` and `step` are positive.
  init(_ detrend: Detrend, segment: Int, step: Int) {
    self.detrend = detrend
    self.step = step
    self.segment = segment
    block = segment.isMultiple(of: step) ? step : segment
    sums = Array(repeating: Sums(), count: segment / block)
  }

  /// The trend to take off the next segment of `signal`, from its first one on.
  mutating func next(of signal: UnsafeBufferPointer<Double>) -> Trend {
    defer { number += 1 }
    guard detrend != .none else { return Trend() }
    // All blocks but the last have moved up.
    for index in 1..<max(1, sums.count) { sums[index - 1] = sums[index] }
    for index in (number == 0 ? 0 : sums.count - 1)..<sums.count {
      let start = number * step + index * block
      let samples = UnsafeBufferPointer(rebasing: signal[start..<start + block])
      var part = Sums()
      hipline_welch_sums(samples.baseAddress, block, &part.sum, &part.moment)
      sums[index] = part
    }
    let count = Double(segment)
    var sum = 0.0
    var moment = 0.0
    // Counting from the segment's middle makes level and slope independent of each other.
    var distance = (Double(block) - count) / 2
    for part in sums {
      sum += part.sum
      moment += part.moment + distance * part.sum
      distance += Double(block)
    }
    let spread = count * (count * count - 1) / 12
    return Trend(
      level: sum / count, slope: detrend == .line && spread > 0 ? moment / spread : 0)
  }
}
