import HiplineCore

/// How badly a pair of axes explains the samples, and how that changes with the axes.
///
/// A hinge lets each of its sides turn as the other, except about the axis, and the joint's own acceleration is
/// the same on both sides. So for every sample
///
///     angular rate    √w₀ (‖ω₁ × j₁‖ − ‖ω₂ × j₂‖)       ∂/∂j₁ = n × ω₁,  n = (ω₁ × j₁) / ‖ω₁ × j₁‖
///     acceleration    (a₁·j₁ − a₂·j₂) / √w₀              ∂/∂j₁ = a₁
///
/// vanish. The rates do not see the signs of the axes; the accelerations do.
struct JointHingeCost {
  var samples: JointHingeSamples
  let rateWeight: Double
  let accelerationWeight: Double

  init(_ samples: JointHingeSamples, relativeWeight: Double) {
    self.samples = samples
    rateWeight = relativeWeight.squareRoot()
    accelerationWeight = 1 / relativeWeight.squareRoot()
  }

  /// The sum of squared residuals.
  func value(_ axes: JointHingeAxes) -> Double {
    var sum = rateMismatch(axes) * rateWeight * rateWeight
    for (first, second) in samples.accelerations {
      let residual = accelerationWeight * (first.dot(axes.proximal) - second.dot(axes.distal))
      sum += residual * residual
    }
    return sum
  }

  /// The sum of squared mismatches of the rates across the axes, in (rad/s)², unweighted.
  func rateMismatch(_ axes: JointHingeAxes) -> Double {
    samples.rates.reduce(0) { sum, rates in
      let residual =
        rates.proximal.cross(axes.proximal).norm - rates.distal.cross(axes.distal).norm
      return sum + residual * residual
    }
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
    func slice(_ all: [(proximal: Vector3, distal: Vector3)]) -> [(Vector3, Vector3)] {
      Array(all[(index * all.count / count)..<((index + 1) * all.count / count)])
    }
    var copy = self
    copy.samples.rates = slice(samples.rates)
    copy.samples.accelerations = slice(samples.accelerations)
    return copy
  }

  /// JᵀJ and Jᵀe for the four angles of `chart` at its centre.
  func normalEquations(_ chart: JointHingeChart) -> NormalEquations {
    var equations = NormalEquations()
    let axes = chart.axes
    func add(_ residual: Double, _ byProximal: Vector3, _ byDistal: Vector3, weight: Double) {
      equations.add(
        gradient: weight
          * SIMD4(
            byProximal.dot(chart.proximalTangents.0), byProximal.dot(chart.proximalTangents.1),
            byDistal.dot(chart.distalTangents.0), byDistal.dot(chart.distalTangents.1)),
        residual: weight * residual)
    }
    for (first, second) in samples.rates {
      let (across1, across2) = (first.cross(axes.proximal), second.cross(axes.distal))
      let (length1, length2) = (across1.norm, across2.norm)
      add(
        length1 - length2,
        length1 > 0 ? (across1 / length1).cross(first) : .zero,
        length2 > 0 ? -(across2 / length2).cross(second) : .zero,
        weight: rateWeight)
    }
    for (first, second) in samples.accelerations {
      add(
        first.dot(axes.proximal) - second.dot(axes.distal), first, -second,
        weight: accelerationWeight)
    }
    return equations
  }
}
