import HiplineCore

/// The round numbers along an axis.
struct AxisTicks: Equatable {
  /// From low to high.
  let values: [Double]
  /// How many decimals tell two ticks apart.
  let decimals: Int

  /// The finest steps of 1, 2 or 5 times a power of ten that make no more ticks than wanted.
  ///
  /// - Parameters:
  ///   - domain: What the axis shows; ticks lie within.
  ///   - most: At least 2.
  ///   - integers: For what is counted.
  /// - Precondition: the domain has an extent.
  ///
  /// Source: the steps of Heckbert 1990, Nice numbers for graph labels, Graphics Gems.
  init(in domain: ClosedRange<Double>, atMost most: Int, integers: Bool = false) {
    precondition(most >= 2, "at least 2 ticks expected, got \(most)")
    precondition(domain.upperBound > domain.lowerBound, "a domain with an extent expected")
    let extent = domain.upperBound - domain.lowerBound
    var power = 0
    var unit = 1.0
    // The largest power of ten of which the domain holds more than enough.
    while extent / unit > Double(most) {
      unit *= 10
      power += 1
    }
    while extent / unit <= Double(most) {
      unit /= 10
      power -= 1
    }
    let steps = [
      (1.0, power), (2, power), (5, power), (10, power + 1), (20, power + 1), (50, power + 1),
    ]
    let slack = 1e-9
    for (factor, exponent) in steps {
      let step = factor * unit
      if integers && step < 1 - slack { continue }
      let first = Int((domain.lowerBound / step - slack).rounded(.up))
      let last = Int((domain.upperBound / step + slack).rounded(.down))
      if last - first + 1 <= most {
        decimals = max(0, -exponent)
        let digits = decimals
        values =
          first <= last ? (first...last).map { (Double($0) * step).rounded(decimals: digits) } : []
        return
      }
    }
    preconditionFailure("fifty times a unit of which the axis has enough is too few for none")
  }

  /// Ticks where they are wanted.
  init(_ values: [Double], decimals: Int) {
    self.values = values
    self.decimals = decimals
  }

  func label(_ value: Double) -> String { value.text(decimals: decimals) }

  /// The domain with a little air at either end that is not zero.
  static func aired(_ domain: ClosedRange<Double>) -> ClosedRange<Double> {
    let air = 0.06 * (domain.upperBound - domain.lowerBound)
    return (domain.lowerBound == 0 ? 0 : domain.lowerBound - air)...(domain.upperBound + air)
  }

  /// The domain widened to the ticks around it, so that the outermost ticks are the axis' ends.
  static func widened(_ domain: ClosedRange<Double>, atMost most: Int) -> ClosedRange<Double> {
    let ticks = AxisTicks(in: domain, atMost: max(3, most))
    guard let first = ticks.values.first, let last = ticks.values.last, ticks.values.count > 1
    else { return domain }
    let step = (last - first) / Double(ticks.values.count - 1)
    let lower = first - domain.lowerBound > 1e-9 * step ? first - step : first
    return lower...(domain.upperBound - last > 1e-9 * step ? last + step : last)
  }
}
