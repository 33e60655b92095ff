import HiplineCore

/// How certain the two axes of a joint are, from how parts of the movement disagree.
///
/// With *H* = JᵀJ of all samples and *g* = Jᵀe of one part, the axes' covariance is H⁻¹ (Σ g gᵀ) H⁻¹: it holds where
/// the residuals of neighbouring samples are alike, as those of a movement are.
///
/// Source: White 1980, Econometrica 48:817, <https://doi.org/10.2307/1912934>, with parts in the place of samples.
struct JointHingeUncertainty {
  var proximalDegrees: Double
  var distalDegrees: Double
  /// What residuals of this size can do to an axis at most.
  var proximalBoundDegrees: Double
  var distalBoundDegrees: Double

  /// Into so many parts the movement is cut to see how they disagree. Chosen, not derived: more than the four angles of two axes,
  /// few enough for a part to hold a movement each way.
  private static let parts = 10

  init(of cost: JointHingeCost, at axes: JointHingeAxes) {
    let chart = JointHingeChart(at: axes)
    let parts = (0..<Self.parts).map { cost.part($0, of: Self.parts).normalEquations(chart) }
    let whole = parts.dropFirst().reduce(parts[0], +)
    let pulls = parts.map { $0.right }
    guard let inverse = whole.inverse() else {
      proximalDegrees = .infinity
      distalDegrees = .infinity
      proximalBoundDegrees = .infinity
      distalBoundDegrees = .infinity
      return
    }
    let shifts = pulls.map { pull in
      (0..<4).reduce(SIMD4<Double>.zero) { $0 + inverse[$1] * pull[$1] }
    }
    let scale = Double(Self.parts) / Double(Self.parts - 1)
    proximalDegrees = Self.largestDeviation(shifts.map { ($0[0], $0[1]) }, scale)
    distalDegrees = Self.largestDeviation(shifts.map { ($0[2], $0[3]) }, scale)
    let residual = cost.value(axes)
    proximalBoundDegrees = Self.largestShift(inverse, residual, first: 0)
    distalBoundDegrees = Self.largestShift(inverse, residual, first: 2)
  }

  /// √(Σe² · λ) in degrees, λ the larger eigenvalue of the two angles' part of (JᵀJ)⁻¹.
  private static func largestShift(
    _ inverse: [SIMD4<Double>], _ squaredResidual: Double, first: Int
  ) -> Double {
    let (a, b, d) = (
      inverse[first][first], inverse[first][first + 1], inverse[first + 1][first + 1]
    )
    let half = (a - d) / 2
    let largest = (a + d) / 2 + (half * half + b * b).squareRoot()
    return (squaredResidual * largest).squareRoot() * Angle.degreesPerRadian
  }

  /// The root of the largest eigenvalue of scale · Σ *s sᵀ*, in degrees.
  private static func largestDeviation(_ shifts: [(Double, Double)], _ scale: Double) -> Double {
    var matrix = SymmetricMatrix3()
    for shift in shifts { matrix.addOuterProduct(Vector3(shift.0, shift.1, 0), weight: scale) }
    return max(0, matrix.eigenpairs()[0].value).squareRoot() * Angle.degreesPerRadian
  }
}
