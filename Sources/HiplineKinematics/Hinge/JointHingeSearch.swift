import HiplineCore

/// The way down from one start to the nearest minimum of a ``JointHingeCost``.
///
/// Gauss–Newton with the step halved until the cost falls.
struct JointHingeSearch {
  let cost: JointHingeCost
  let iterationLimit: Int

  struct End {
    var axes: JointHingeAxes
    var cost: Double
    var iterations: Int
  }

  /// Steps shorter than this change nothing that a double can hold, in radians.
  private static let shortestStep = 1e-14

  /// A cost that falls by less than this part of itself has arrived.
  private static let leastGain = 1e-13

  /// This close to an end that was found before, a way leads to that end; as the cosine of an angle of 10⁻⁵ rad.
  private static let arrivingCosine = 1 - 0.5e-10

  /// - Parameter known: Ends that were found before.
  /// - Returns: nil where the way leads to one of them.
  func run(from start: JointHingeAxes, butTo known: [End] = []) -> End? {
    var end = End(axes: start, cost: cost.value(start), iterations: 0)
    while end.iterations < iterationLimit, let next = lower(than: end) {
      let gain = end.cost - next.cost
      end = next
      if known.contains(where: { isNear(end.axes, $0.axes) }) { return nil }
      if gain < Self.leastGain * next.cost { break }
    }
    return end
  }

  /// Whether two pairs of axes are all but the same, whichever end of the line they point to.
  private func isNear(_ a: JointHingeAxes, _ b: JointHingeAxes) -> Bool {
    let (near, far) = (a.proximal.dot(b.proximal), a.distal.dot(b.distal))
    return near * far > 0 && min(abs(near), abs(far)) > Self.arrivingCosine
  }

  private func lower(than end: End) -> End? {
    let chart = JointHingeChart(at: end.axes)
    guard var step = cost.normalEquations(chart).step(ridge: 1e-12) else { return nil }
    func longest(_ step: SIMD4<Double>) -> Double { max(step.max(), -step.min()) }
    while longest(step) > Self.shortestStep {
      // Angles beyond a right angle leave the half of the sphere that the chart is made for.
      if longest(step) < .pi / 2 {
        let axes = chart.axes(at: step)
        let value = cost.value(axes)
        if value < end.cost { return End(axes: axes, cost: value, iterations: end.iterations + 1) }
      }
      step /= 2
    }
    return nil
  }
}
