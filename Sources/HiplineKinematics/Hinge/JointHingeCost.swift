import HiplineCore

/// How badly a pair of axes explains the samples, and how that changes with the axes.
///
/// A hinge lets each of its sides turn as the other, except about the axis, and the joint's own acceleration is
/// the same on both sides. So for every sample
///
///     angular rate    √w₀ (‖ω₁ × j₁‖ − ‖ω₂ × j₂‖)       ∂/∂j₁ = n × ω₁,  n = (ω₁ × j₁) / ‖ω₁ × j₁‖
///     acceleration    (a₁·j₁ − a₂·j₂) / √w₀              ∂/∂j₁ = a₁
///
/// vanish. The rates do not see the signs of the axes; the accelerations do. These enter by the squares of one linear form, so
/// that six of them, whose squares add up to the same for any axes, stand for all (``QuadraticForm6``).
struct JointHingeCost {
  let samples: JointHingeSamples
  private let relativeWeight: Double
  private let rateWeight: Double
  private let accelerationWeight: Double
  /// The samples two by two; what is missing in the last two is zero, which costs nothing.
  private let rates: [LanePair]
  /// Six pairs that stand for all of ``JointHingeSamples/accelerations``, two by two.
  private let accelerations: [LanePair]
  private let roots: [(proximal: Vector3, distal: Vector3)]

  private typealias LanePair = (proximal: LaneVector<Pair>, distal: LaneVector<Pair>)

  init(_ samples: JointHingeSamples, relativeWeight: Double) {
    let form = QuadraticForm6(samples.accelerations)
    self.init(samples, accelerations: form.roots, relativeWeight: relativeWeight)
  }

  /// - Parameter accelerations: Few pairs whose squares add up to those of all.
  private init(
    _ samples: JointHingeSamples, accelerations: [(proximal: Vector3, distal: Vector3)],
    relativeWeight: Double
  ) {
    self.samples = samples
    self.roots = accelerations
    self.relativeWeight = relativeWeight
    rateWeight = relativeWeight.squareRoot()
    accelerationWeight = 1 / relativeWeight.squareRoot()
    rates = Self.twoByTwo(samples.rates)
    self.accelerations = Self.twoByTwo(accelerations)
  }

  /// The cost of so many of the rates, evenly, and of all accelerations with the weight that they have against the rates here.
  func thinned(to limit: Int) -> JointHingeCost {
    let step = max(1, samples.rates.count / limit)
    let few = stride(from: 0, to: samples.rates.count, by: step).map { samples.rates[$0] }
    let share = (Double(few.count) / Double(max(1, samples.rates.count))).squareRoot()
    return JointHingeCost(
      JointHingeSamples(rates: few, accelerations: samples.accelerations),
      accelerations: roots.map { ($0.proximal * share, $0.distal * share) },
      relativeWeight: relativeWeight)
  }

  private static func twoByTwo(_ all: [(proximal: Vector3, distal: Vector3)]) -> [LanePair] {
    stride(from: 0, to: all.count, by: 2).map { index in
      let first = all[index]
      let second = index + 1 < all.count ? all[index + 1] : (.zero, .zero)
      return (
        LaneVector(first.proximal, second.proximal), LaneVector(first.distal, second.distal)
      )
    }
  }

  /// The sum of squared residuals.
  func value(_ axes: JointHingeAxes) -> Double {
    let proximal = LaneVector(repeating: axes.proximal)
    let distal = LaneVector(repeating: axes.distal)
    var sum = Pair.zero
    for (first, second) in accelerations {
      let residual = first.dot(proximal) - second.dot(distal)
      sum += residual * residual
    }
    return rateMismatch(axes) * rateWeight * rateWeight
      + sum.sum() * accelerationWeight * accelerationWeight
  }

  /// The sum of squared mismatches of the rates across the axes, in (rad/s)², unweighted.
  func rateMismatch(_ axes: JointHingeAxes) -> Double {
    let proximal = LaneVector(repeating: axes.proximal)
    let distal = LaneVector(repeating: axes.distal)
    var sum = Pair.zero
    for (first, second) in rates {
      let (across1, across2) = (first.cross(proximal), second.cross(distal))
      let residual = across1.dot(across1).squareRoot() - across2.dot(across2).squareRoot()
      sum += residual * residual
    }
    return sum.sum()
  }

  /// What accelerometers cost that read so much beyond gravity along the axes, each by itself, in m/s².
  func ofBias(_ bias: Double) -> Double {
    2 * bias * bias * Double(samples.accelerations.count) * accelerationWeight * accelerationWeight
  }

  /// Half the sum of both sensors' acceleration along their axes, as root mean square in m/s².
  func accelerationAlong(_ axes: JointHingeAxes) -> Double {
    let squares = samples.accelerations.reduce(0) { sum, accelerations in
      let along =
        (accelerations.proximal.dot(axes.proximal) + accelerations.distal.dot(axes.distal)) / 2
      return sum + along * along
    }
    return (squares / Double(max(1, samples.accelerations.count))).squareRoot()
  }

  /// The cost of one of `count` parts of the samples, one after the other in time.
  func part(_ index: Int, of count: Int) -> JointHingeCost {
    typealias Pairs = [(proximal: Vector3, distal: Vector3)]
    func slice(_ all: Pairs) -> Pairs {
      Array(all[(index * all.count / count)..<((index + 1) * all.count / count)])
    }
    return JointHingeCost(
      JointHingeSamples(
        rates: slice(samples.rates), accelerations: slice(samples.accelerations)),
      relativeWeight: relativeWeight)
  }

  /// JᵀJ and Jᵀe for the four angles of `chart` at its centre.
  ///
  /// With *a*, *b* and *c* the rate along the axis *j* and along the chart's two directions *t* across it, ‖ω × j‖ is
  /// √(b² + c²), and (n × ω) · t is −(ω·j) (ω·t) / ‖ω × j‖.
  func normalEquations(_ chart: JointHingeChart) -> NormalEquations {
    let proximal = Frame(chart.axes.proximal, chart.proximalTangents)
    let distal = Frame(chart.axes.distal, chart.distalTangents)
    var rateSums = NormalEquations.Sums()
    for (first, second) in rates {
      let (one, two) = (proximal.entered(first), distal.entered(second))
      let (length1, length2) = (Self.lengthAcross(one), Self.lengthAcross(two))
      let (slope1, slope2) = (-one.x * Self.inverse(length1), two.x * Self.inverse(length2))
      rateSums.add(
        slope1 * one.y, slope1 * one.z, slope2 * two.y, slope2 * two.z,
        residual: length1 - length2)
    }
    var accelerationSums = NormalEquations.Sums()
    for (first, second) in accelerations {
      let (one, two) = (proximal.entered(first), distal.entered(second))
      accelerationSums.add(one.y, one.z, -two.y, -two.z, residual: one.x - two.x)
    }
    return NormalEquations(rateSums, weight: rateWeight)
      + NormalEquations(accelerationSums, weight: accelerationWeight)
  }

  @inline(__always)
  private static func lengthAcross(_ vector: LaneVector<Pair>) -> Pair {
    (vector.y * vector.y + vector.z * vector.z).squareRoot()
  }

  /// Zero of zero: a rate along the axis changes by nothing.
  @inline(__always)
  private static func inverse(_ length: Pair) -> Pair {
    Pair.zero.isBelow(length).choose(.one / length, else: .zero)
  }

  /// An axis and two directions across it, in a sensor's axes.
  private struct Frame {
    private let axis: LaneVector<Pair>
    private let first: LaneVector<Pair>
    private let second: LaneVector<Pair>

    init(_ axis: Vector3, _ tangents: (Vector3, Vector3)) {
      self.axis = LaneVector(repeating: axis)
      first = LaneVector(repeating: tangents.0)
      second = LaneVector(repeating: tangents.1)
    }

    @inline(__always)
    func entered(_ vector: LaneVector<Pair>) -> LaneVector<Pair> {
      LaneVector(vector.dot(axis), vector.dot(first), vector.dot(second))
    }
  }
}
