import HiplineCore

/// Random walks measured with known variances: the error's, and what each offset would make of it, all with the same gains.
///
/// Kalman's filter and the smoother of Rauch, Tung and Striebel for one state whose measurement is the state itself.
struct TiltFilter {
  private var states: [Tilts]
  private var variances: [Double]
  /// The normal equations of the offset, in which the innovations are the residuals.
  private var matrix = SymmetricMatrix3()
  private var right = Vector3.zero

  init(_ tilts: [Tilts], variances measured: [Double], walks: [Double]) {
    states = tilts
    variances = measured
    for index in tilts.indices.dropFirst() {
      let variance = variances[index - 1] + walks[index]
      let total = variance + measured[index]
      let innovation = tilts[index].lanes - states[index - 1].lanes
      states[index].lanes = states[index - 1].lanes + variance / total * innovation
      variances[index] = variance * measured[index] / total
      for axis in 0..<2 {
        let gradient = Vector3(innovation[2 + axis], innovation[4 + axis], innovation[6 + axis])
        matrix.addOuterProduct(gradient, weight: 1 / total)
        right += gradient * (innovation[axis] / total)
      }
    }
  }

  /// The likeliest offset in g, in sensor axes, from what it does to the innovations.
  ///
  /// - Parameter sigma: The standard deviation of offsets before anything is measured, in g.
  func offset(sigma: Double) -> Vector3 {
    matrix.eigenpairs().reduce(Vector3.zero) { sum, pair in
      sum + pair.vector * (pair.vector.dot(right) / (pair.value + 1 / (sigma * sigma)))
    }
  }

  /// The states, each from the measurements before and after it, with their variances.
  func smoothed(walks: [Double]) -> (states: [Tilts], variances: [Double]) {
    var (smoothed, smoothedVariances) = (states, variances)
    for index in states.indices.dropLast().reversed() {
      let predicted = variances[index] + walks[index + 1]
      let gain = variances[index] / predicted
      smoothed[index].lanes += gain * (smoothed[index + 1].lanes - smoothed[index].lanes)
      smoothedVariances[index] += gain * gain * (smoothedVariances[index + 1] - predicted)
    }
    return (smoothed, smoothedVariances)
  }
}
