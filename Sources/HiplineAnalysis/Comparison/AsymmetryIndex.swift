/// How much more one side does than the other.
enum AsymmetryIndex {
  /// 100 (right − left) / (½ (right + left)), in per cent: 0 for equal sides, positive where the right does more.
  ///
  /// Past some 10 to 15 % people speak of asymmetry, whatever the noise; whether it is beyond the noise is another question.
  ///
  /// - Returns: nil where a side is not positive, as of numbers that may be negative: their ratio means nothing.
  ///
  /// For 20° on the left and 25° on the right it is 22.2 %.
  ///
  /// Source: Robinson, Herzog, Nigg 1987, J Manipulative Physiol Ther 10:172–176.
  static func percent(left: Double, right: Double) -> Double? {
    guard left > 0, right > 0 else { return nil }
    return 100 * (right - left) / (0.5 * (right + left))
  }
}
