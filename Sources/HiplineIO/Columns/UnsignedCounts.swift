import HiplineCore

/// Counts of 16 bits whose sign was lost: what is below zero reads as 65536 more.
enum UnsignedCounts {
  /// How many states such a count has, a number: two to the power of 16 bits.
  private static let states = 65_536.0
  /// From this on a reading was negative, in the file's unit: no sensor reads three quarters of its range at rest.
  private static let negativeFrom = 49_152.0
  /// Between these lie the readings near the two ends of a sensor's range, in the file's unit: beyond three quarters of it, where at rest none is.
  private static let middle = 24_576.0...40_960.0
  /// The share of readings that may lie there. Chosen, not derived: blows.
  private static let mostInMiddle = 0.01

  static func areIn(_ values: VectorSeries) -> Bool {
    var (negative, middle) = (0, 0)
    for axis in values.components {
      for value in axis {
        guard value >= 0, value < states, value == value.rounded() else { return false }
        if value >= negativeFrom { negative += 1 }
        if Self.middle.contains(value) { middle += 1 }
      }
    }
    return negative > 0 && Double(middle) <= mostInMiddle * Double(3 * values.count)
  }

  /// - Parameter column: From 0.
  static func failure(path: String, line: Int, column: Int) -> InputFailure {
    InputFailure(
      .unitContradicted, path: path,
      "the acceleration is in counts of 16 bits that were written without their sign: they lie at both ends of 0 to 65535",
      hint:
        "write them as signed numbers (`int16_t`), or take 65536 from those above 32767, also those of the angular rate",
      line: line, column: column + 1)
  }
}
