import HiplineCore

extension JointHingeAxes {
  /// The axes that best explain the movement of both sensors as that of a hinge.
  ///
  /// Searched by Gauss–Newton steps from the two principal axes of rotation and from each pair of equal sensor
  /// axes, and again from each place found with one axis turned round, because the way the two signs belong
  /// together is a local minimum of its own. The lowest cost is kept. The proximal axis points so that its largest
  /// component is positive.
  ///
  /// - Parameters:
  ///   - pair: Both sensors at the same moments.
  ///   - range: The samples to look at: those of the exercise, as getting up turns the joint about other axes too.
  /// - Returns: nil without any rotation.
  /// - Complexity: O(*n*) to choose samples; the search is bounded by ``Parameters``.
  ///
  /// A joint one side of which does not turn leaves that side's axis open but for its angle to gravity; the
  /// uncertainties in ``fit`` say so.
  ///
  /// Source: Olsson, Kok, Seel, Halvorsen 2020, Sensors 20:3534, <https://doi.org/10.3390/s20123534>, after
  /// Seel, Raisch, Schauer 2014, Sensors 14:6891, <https://doi.org/10.3390/s140406891>. Checked against
  /// `jointAxisEstHingeOlsson` of qmt 0.2.4. Samples are chosen otherwise than there.
  public static func estimate(
    _ pair: SensorPair, in range: Range<Int>, parameters: Parameters = .init()
  ) -> JointHingeAxes? {
    guard
      let proximal = HingeAxis.principal(of: pair.proximalRate, in: range),
      let distal = HingeAxis.principal(of: pair.distalRate, in: range)
    else { return nil }
    let samples = JointHingeSamples(pair, in: range, parameters)
    let cost = JointHingeCost(samples, relativeWeight: parameters.relativeWeight)
    let search = JointHingeSearch(cost: cost, iterationLimit: parameters.iterationLimit)

    let units = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]
    let starts =
      [JointHingeAxes(proximal: proximal.direction, distal: distal.direction)]
      + units.map { JointHingeAxes(proximal: $0, distal: $0) }
    let found = starts.flatMap { start in
      let end = search.run(from: start)
      return [end, search.run(from: end.axes.pairedOppositely)]
    }
    guard let best = found.min(by: { $0.cost < $1.cost }) else { return nil }
    let opposite = best.axes.pairedOppositely
    let oppositeCost =
      found.filter { opposite.isNearer(to: $0.axes, than: best.axes) }.map(\.cost)
      .reduce(cost.value(opposite), min)

    var axes = best.axes.pointingToPositive
    axes.fit = JointHingeFit(
      best, oppositeCost: oppositeCost, of: cost, at: JointHingeChart(at: axes))
    return axes
  }

  /// Whether another pair, up to the sign of both its axes, is nearer than a third one.
  private func isNearer(to other: JointHingeAxes, than third: JointHingeAxes) -> Bool {
    func likeness(_ a: JointHingeAxes) -> Double {
      abs(proximal.dot(a.proximal) + distal.dot(a.distal))
    }
    return likeness(other) > likeness(third)
  }

  private var pointingToPositive: JointHingeAxes {
    let components = [proximal.x, proximal.y, proximal.z]
    let largest = components.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? reversed : self
  }
}

extension JointHingeFit {
  fileprivate init(
    _ end: JointHingeSearch.End, oppositeCost: Double, of cost: JointHingeCost,
    at chart: JointHingeChart
  ) {
    let rates = cost.samples.rates
    let accelerations = cost.samples.accelerations
    let energy = rates.reduce(0) {
      $0 + $1.proximal.dot($1.proximal) + $1.distal.dot($1.distal)
    }
    let freedom = max(1, rates.count + accelerations.count - 4)
    let covariance = cost.normalEquations(chart).inverse()
    func degrees(_ first: Int, _ second: Int) -> Double {
      guard let c = covariance else { return .infinity }
      let mean = (c[first][first] + c[second][second]) / 2
      let half = (c[first][first] - c[second][second]) / 2
      let largest = mean + (half * half + c[first][second] * c[first][second]).squareRoot()
      return (largest * end.cost / Double(freedom)).squareRoot() * Angle.degreesPerRadian
    }
    self.init(
      cost: end.cost, oppositeCost: oppositeCost, iterations: end.iterations,
      planarity: energy > 0 ? 1 - cost.rateMismatch(end.axes) / energy : 0,
      proximalUncertaintyDegrees: degrees(0, 1), distalUncertaintyDegrees: degrees(2, 3),
      angularRateSamples: rates.count, accelerationSamples: accelerations.count)
  }
}
