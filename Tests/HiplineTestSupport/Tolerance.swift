/// Relative tolerances, named for what makes the difference.
extension Double {
  /// A few operations in double precision.
  public static let rounding = 1e-12

  /// Another algorithm for the same number, such as a transform with other factors.
  public static let otherAlgorithm = 1e-10

  /// A recursive filter, which carries rounding errors on.
  public static let recursion = 1e-9

  /// An iteration or expansion that ends before the last digit.
  public static let iteration = 1e-8

  /// The distance between two programs that resolve a spectrum differently.
  public static let otherProgram = 1e-7
}
