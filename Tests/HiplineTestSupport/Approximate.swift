/// How far numbers are from what they should be, for comparison with a named tolerance.
///
/// A wrong count and anything that is not finite is infinitely far away.
public enum Approximate {
  /// The largest difference over the largest expected magnitude.
  ///
  /// The right measure where all numbers share one rounding error, as the samples of a filtered
  /// signal do. Where everything expected is zero, the largest difference itself.
  public static func error(_ actual: [Double], _ expected: [Double]) -> Double {
    guard actual.count == expected.count else { return .infinity }
    let scale = expected.reduce(0) { max($0, abs($1)) }
    return largest(zip(actual, expected).map { abs($0 - $1) }) / (scale > 0 ? scale : 1)
  }

  /// The largest of the differences, each over its own expected magnitude.
  ///
  /// The right measure for numbers of many magnitudes, as the densities of a spectrum are.
  public static func errorOfEach(_ actual: [Double], _ expected: [Double]) -> Double {
    guard actual.count == expected.count else { return .infinity }
    return largest(zip(actual, expected).map { $1 == 0 ? abs($0) : abs(($0 - $1) / $1) })
  }

  /// The difference of two numbers, relative where the expected one is not zero.
  public static func error(_ actual: Double?, _ expected: Double?) -> Double {
    guard let actual, let expected else { return actual == nil && expected == nil ? 0 : .infinity }
    return errorOfEach([actual], [expected])
  }

  private static func largest(_ errors: [Double]) -> Double {
    errors.reduce(0) { $1.isFinite ? max($0, $1) : .infinity }
  }
}
