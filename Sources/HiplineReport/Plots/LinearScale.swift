/// From a value to a place on the page.
struct LinearScale {
  /// What is shown.
  let domain: ClosedRange<Double>
  /// Where the two ends are; the first may be the larger one, as upwards is on a page.
  let start: Double
  let end: Double

  /// - Precondition: the domain is not empty.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(domain.upperBound > domain.lowerBound, "a domain with an extent expected")
    self.domain = domain
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// The place of a value, or of the nearest one that is shown.
  func clamped(_ value: Double) -> Double {
    self(min(max(value, domain.lowerBound), domain.upperBound))
  }
}
