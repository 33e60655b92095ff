import HiplineCore
import RealModule

extension JointHingeAxes {
  /// The axes that best explain the movement of both sensors as that of a hinge.
  ///
  /// Searched by Gauss–Newton steps from the two principal axes of rotation and from each pair of equal sensor
  /// axes, and again from each place found with one axis turned round, because the way the two signs belong
  /// together is a local minimum of its own. A way that comes to a place found before ends there. These ways are looked for on a few of the
  /// rates; from their ends the search goes on with all. The lowest cost is kept. The proximal axis points so that its largest
  /// component is positive.
  ///
  /// - Parameters:
  ///   - pair: Both sensors at the same moments.
  ///   - range: The samples to look at: those of the exercise, as getting up turns the joint about other axes too.
  /// - Returns: nil without any rotation.
  /// - Complexity: O(*n*) to choose samples; the search is bounded by ``Parameters``.
  ///
  /// A joint one side of which does not turn leaves that side's axis open but for its angle to gravity. It then hardly
  /// matters for the angle, as that side has nothing to contribute.
  ///
  /// Source: Olsson, Kok, Seel, Halvorsen 2020, Sensors 20:3534, <https://doi.org/10.3390/s20123534>, after
  /// Seel, Raisch, Schauer 2014, Sensors 14:6891, <https://doi.org/10.3390/s140406891>. Checked against
  /// `jointAxisEstHingeOlsson` of qmt 0.2.4. Samples are chosen otherwise than there.
  package static func estimate(
    _ pair: SensorPair, in range: Range<Int>, parameters: Parameters = .init()
  ) -> JointHingeAxes? {
    guard
      let proximal = HingeAxis.principal(of: pair.proximalRate, in: range),
      let distal = HingeAxis.principal(of: pair.distalRate, in: range)
    else { return nil }
    let samples = JointHingeSamples(pair, in: range, parameters)
    let cost = JointHingeCost(samples, relativeWeight: parameters.relativeWeight)
    let search = JointHingeSearch(
      cost: cost, iterationLimit: parameters.iterationLimit, aim: .minimum)
    let coarse = JointHingeSearch(
      cost: cost.thinned(to: parameters.searchLimit), iterationLimit: parameters.iterationLimit,
      aim: .neighbourhood)

    let units = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]
    let starts =
      [JointHingeAxes(proximal: proximal.direction, distal: distal.direction)]
      + units.map { JointHingeAxes(proximal: $0, distal: $0) }
    var few: [JointHingeSearch.End] = []
    for start in starts {
      guard let end = coarse.run(from: start, butTo: few) else { continue }
      few.append(end)
      if let opposite = coarse.run(from: end.axes.pairedOppositely, butTo: few) {
        few.append(opposite)
      }
    }
    var found: [JointHingeSearch.End] = []
    for end in few {
      if let polished = search.run(from: end.axes, butTo: found) { found.append(polished) }
    }
    guard let best = found.min(by: { $0.cost < $1.cost }) else { return nil }
    let opposite = found.filter { $0.axes.isPairedOppositely(to: best.axes) }
      .min { $0.cost < $1.cost }
    var axes = best.axes.pointingToPositive
    axes.fit = JointHingeFit(
      best, opposite: opposite, of: cost, calibrationErrorG: parameters.calibrationErrorG)
    return axes
  }

  /// The larger of the angles between the lines of the two axes and those of others, in degrees 0…90.
  fileprivate func degreesBetweenLines(_ other: JointHingeAxes) -> Double {
    let cosine = min(abs(proximal.dot(other.proximal)), abs(distal.dot(other.distal)))
    return Double.acos(min(1, cosine)) * Angle.degreesPerRadian
  }

  /// Whether two pairs of axes have opposite ends together.
  private func isPairedOppositely(to other: JointHingeAxes) -> Bool {
    proximal.dot(other.proximal) * distal.dot(other.distal) < 0
  }

  private var pointingToPositive: JointHingeAxes {
    let components = [proximal.x, proximal.y, proximal.z]
    let largest = components.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? reversed : self
  }
}

extension JointHingeFit {
  fileprivate init(
    _ end: JointHingeSearch.End, opposite: JointHingeSearch.End?,
    of cost: JointHingeCost, calibrationErrorG: Double
  ) {
    let energy = cost.samples.rates.reduce(0) {
      $0 + $1.proximal.dot($1.proximal) + $1.distal.dot($1.distal)
    }
    let uncertainty = JointHingeUncertainty(of: cost, at: end.axes)
    let turned = opposite?.axes ?? end.axes.pairedOppositely
    self.init(
      cost: end.cost, oppositeCost: opposite?.cost ?? cost.value(turned),
      biasCost: cost.ofBias(calibrationErrorG * StillNorm.standardGravity),
      oppositeProximal: turned.proximal, oppositeDistal: turned.distal,
      pairingsApartDegrees: opposite.map { end.axes.degreesBetweenLines($0.axes) } ?? 90,
      planarity: energy > 0 ? 1 - cost.rateMismatch(end.axes) / energy : 0,
      gravityAlongAxis: cost.accelerationAlong(end.axes) / StillNorm.standardGravity,
      proximalUncertaintyDegrees: uncertainty.proximalDegrees,
      distalUncertaintyDegrees: uncertainty.distalDegrees,
      proximalBoundDegrees: uncertainty.proximalBoundDegrees,
      distalBoundDegrees: uncertainty.distalBoundDegrees)
  }
}
