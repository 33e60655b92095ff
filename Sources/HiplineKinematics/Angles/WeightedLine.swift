/// A straight line through weighted points, by least squares.
struct WeightedLine {
  private var weights = 0.0
  private var x = 0.0
  private var y = 0.0
  private var xx = 0.0
  private var xy = 0.0

  mutating func add(x newX: Double, y newY: Double, weight: Double) {
    weights += weight
    x += weight * newX
    y += weight * newY
    xx += weight * newX * newX
    xy += weight * newX * newY
  }

  /// How much y changes with x; 0 where all points share one x.
  var slope: Double {
    let spread = weights * xx - x * x
    return spread > 1e-12 * weights * xx ? (weights * xy - x * y) / spread : 0
  }

  /// The line at x = 0; 0 without weight.
  var valueAtZero: Double { weights > 0 ? (y - slope * x) / weights : 0 }
}
