import HiplineCore

/// The way down from one start to the nearest minimum of a ``JointHingeCost``.
///
/// Gauss–Newton with the step halved until the cost falls. Where residuals are left at the minimum its steps shrink by one
/// factor after the other in one direction; their sum is tried at once.
struct JointHingeSearch {
  let cost: JointHingeCost
  let iterationLimit: Int
  /// How closely the minimum is wanted.
  let aim: Aim

  /// When a way has arrived.
  enum Aim {
    /// At the minimum, as closely as a double tells it.
    case minimum
    /// So near to it that what follows finds the same one from there.
    case neighbourhood

    /// A cost that falls by less than this share of itself has arrived: some hundred roundings of a double.
    private static let leastGain = 1e-13
    /// The same near the minimum, a share. Chosen, not derived: the axes then move by about what they are uncertain by.
    private static let leastGainNearby = 1e-4
    /// This close to an end that was found before, a way leads to that end; as the cosine of an angle of 10⁻⁵ rad.
    private static let arrivingCosine = 1 - 0.5e-10
    /// The same near the minimum: the cosine of a degree. Minima are further apart.
    private static let arrivingCosineNearby = 1 - 1.5e-4

    fileprivate var leastGain: Double {
      self == .minimum ? Self.leastGain : Self.leastGainNearby
    }

    fileprivate var arrivingCosine: Double {
      self == .minimum ? Self.arrivingCosine : Self.arrivingCosineNearby
    }
  }

  struct End {
    var axes: JointHingeAxes
    var cost: Double
    var iterations: Int
  }

  /// Shorter steps are none, in radians: they change nothing that a double can hold.
  private static let shortestStep = 1e-14

  /// - Parameter known: Ends that were found before.
  /// - Returns: nil where the way leads to one of them.
  func run(from start: JointHingeAxes, butTo known: [End] = []) -> End? {
    var end = End(axes: start, cost: cost.value(start), iterations: 0)
    var last: Move?
    while end.iterations < iterationLimit, let next = lower(than: end, after: last) {
      let gain = end.cost - next.end.cost
      // A sum of steps says nothing about the next one's size.
      last = next.isSum ? nil : Move(from: end.axes, to: next.end.axes)
      end = next.end
      if known.contains(where: { isNear(end.axes, $0.axes) }) { return nil }
      if gain < aim.leastGain * end.cost { break }
    }
    return end
  }

  /// Whether two pairs of axes are all but the same, whichever end of the line they point to.
  private func isNear(_ a: JointHingeAxes, _ b: JointHingeAxes) -> Bool {
    let (near, far) = (a.proximal.dot(b.proximal), a.distal.dot(b.distal))
    return near * far > 0 && min(abs(near), abs(far)) > aim.arrivingCosine
  }

  /// What a step changes of both axes.
  private struct Move {
    /// Two steps go one way from this square of the cosine between them on. 0.81, a cosine of 0.9. Chosen, not derived: it sets
    /// how fast the search arrives, and a sum that leads up is not taken.
    private static let leastSharedShare = 0.81
    /// The steps become shorter if the square of a step's length is below this share of the one before. 0.98, at which their sum
    /// is a hundred steps. Chosen, not derived: it sets how fast the search arrives, and a sum that leads up is not taken.
    private static let largestShrinkage = 0.98

    let proximal: Vector3
    let distal: Vector3

    init(from start: JointHingeAxes, to end: JointHingeAxes) {
      proximal = end.proximal - start.proximal
      distal = end.distal - start.distal
    }

    func dot(_ other: Move) -> Double { proximal.dot(other.proximal) + distal.dot(other.distal) }

    /// The sum of this and all further steps over this one, as their lengths' ratio to the step before tells; nil where they
    /// do not go one way.
    func sum(after last: Move) -> Double? {
      let along = dot(last)
      let (own, others) = (dot(self), last.dot(last))
      guard along > 0, along * along > Self.leastSharedShare * own * others,
        own < Self.largestShrinkage * others
      else { return nil }
      return 1 / (1 - (own / others).squareRoot())
    }
  }

  private func lower(than end: End, after last: Move?) -> (end: End, isSum: Bool)? {
    let chart = JointHingeChart(at: end.axes)
    guard var step = cost.normalEquations(chart).step(ridge: 1e-12) else { return nil }
    func longest(_ step: SIMD4<Double>) -> Double { max(step.max(), -step.min()) }
    while longest(step) > Self.shortestStep {
      // Angles beyond a right angle leave the half of the sphere that the chart is made for.
      if longest(step) < .pi / 2 {
        let axes = chart.axes(at: step)
        let value = cost.value(axes)
        if value < end.cost {
          let next = End(axes: axes, cost: value, iterations: end.iterations + 1)
          guard let last, let factor = Move(from: end.axes, to: axes).sum(after: last),
            longest(factor * step) < .pi / 2
          else { return (next, false) }
          let far = chart.axes(at: factor * step)
          let farValue = cost.value(far)
          return farValue < value
            ? (End(axes: far, cost: farValue, iterations: next.iterations), true) : (next, false)
        }
      }
      step /= 2
    }
    return nil
  }
}
