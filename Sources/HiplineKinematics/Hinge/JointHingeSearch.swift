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

  func run(from start: JointHingeAxes) -> End {
    var end = End(axes: start, cost: cost.value(start), iterations: 0)
    while end.iterations < iterationLimit, let next = lower(than: end) {
      let gain = end.cost - next.cost
      end = next
      if gain < Self.leastGain * next.cost { break }
    }
    return end
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
