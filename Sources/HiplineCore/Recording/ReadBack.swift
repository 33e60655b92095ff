/// What numbers may be that are read back from results and marks, which anybody may have written.
package enum ReadBack {
  /// The largest size of a number that is read back, as a count or in the file's unit: a year has
  /// 3 × 10⁷ seconds, and a week at 400 Hz 2 × 10⁸ samples. Chosen, not derived: Hipline writes nothing larger, and what is computed
  /// from it would overflow.
  package static let largestSize = 1e9
}
