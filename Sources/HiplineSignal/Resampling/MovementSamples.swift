package import HiplineCore

/// Every so manieth sample of a series below the tremor band: as much as it has to tell, for a fraction of the work where it is sampled
/// at 50 Hz or more.
package struct MovementSamples: Sendable {
  /// How many samples of the series one of these stands for.
  package let step: Int

  /// How often these are, in hertz.
  package let sampleRateHertz: Double

  /// They are at least so many a second, or all that there are: ten times the 2.5 Hz below which people move on purpose. Of what is faster than half of
  /// that, and folds back, the low-pass of that band leaves 1/626.
  private static let leastHertz = 25.0

  /// - Parameter sampleRateHertz: That of the series; positive.
  package init(of sampleRateHertz: Double) {
    step = max(1, Int(sampleRateHertz / Self.leastHertz))
    self.sampleRateHertz = sampleRateHertz / Double(step)
  }

  /// How many there are of so many samples.
  func count(of samples: Int) -> Int { (samples + step - 1) / step }

  /// These of a series; the first one is the series' first.
  package func taken(of values: [Double]) -> [Double] {
    step == 1 ? values : stride(from: 0, to: values.count, by: step).map { values[$0] }
  }

  /// These of a series; the first one is the series' first.
  package func taken(of series: VectorSeries) -> VectorSeries {
    step == 1 ? series : VectorSeries(count: count(of: series.count)) { series[$0 * step] }
  }

  /// Samples of the series that these were taken of, between them on the cubic through the two before and the two after.
  ///
  /// A movement of 20° and 1 Hz is missed by 0.002°. Behind the last one the cubic goes on.
  package func filled(_ few: [Double], in range: Range<Int>) -> [Double] {
    guard step > 1, few.count >= 4 else {
      return Array(held(few, count: range.upperBound)[range])
    }
    // Lagrange's weights of the four for each place between the middle two, and beyond them at the ends.
    func weights(_ t: Double) -> SIMD4<Double> {
      SIMD4(
        -t * (t - 1) * (t - 2) / 6, (t + 1) * (t - 1) * (t - 2) / 2, -(t + 1) * t * (t - 2) / 2,
        (t + 1) * t * (t - 1) / 6)
    }
    let between = (0..<step).map { weights(Double($0) / Double(step)) }
    return [Double](unsafeUninitializedCapacity: range.count) { filled, initialized in
      var (place, part) = range.lowerBound.quotientAndRemainder(dividingBy: step)
      for index in 0..<range.count {
        let first = min(max(0, place - 1), few.count - 4)
        let weights =
          first == place - 1
          ? between[part] : weights(Double(place - 1 - first) + Double(part) / Double(step))
        filled.initializeElement(
          at: index,
          to: weights[0] * few[first] + weights[1] * few[first + 1] + weights[2] * few[first + 2]
            + weights[3] * few[first + 3])
        part += 1
        if part == step { (place, part) = (place + 1, 0) }
      }
      initialized = range.count
    }
  }

  /// For what no band limits, such as the largest of some values: each of these as long as it is the nearest before.
  package func held(_ few: [Double], count: Int) -> [Double] {
    (0..<count).map { few[min($0 / step, few.count - 1)] }
  }

  /// The whole series of so many samples.
  package func filled(_ few: [Double], count: Int) -> [Double] { filled(few, in: 0..<count) }
}
