import RealModule

/// A quantity at one moment, with its first and second derivative in time.
///
/// Sums, products and sines of jets carry the derivatives along exactly, so no true rate or
/// acceleration in a simulation comes from a finite difference.
package struct Jet: Hashable {
  package var value: Double
  var rate: Double
  package var acceleration: Double

  package init(_ value: Double, rate: Double = 0, acceleration: Double = 0) {
    self.value = value
    self.rate = rate
    self.acceleration = acceleration
  }

  package static func + (a: Jet, b: Jet) -> Jet {
    Jet(a.value + b.value, rate: a.rate + b.rate, acceleration: a.acceleration + b.acceleration)
  }

  package static func * (a: Jet, b: Jet) -> Jet {
    Jet(
      a.value * b.value,
      rate: a.rate * b.value + a.value * b.rate,
      acceleration: a.acceleration * b.value + 2 * a.rate * b.rate + a.value * b.acceleration)
  }

  package static func * (factor: Double, a: Jet) -> Jet {
    Jet(factor * a.value, rate: factor * a.rate, acceleration: factor * a.acceleration)
  }

  /// The sine of the quantity, which is in radians.
  package var sine: Jet {
    let s = Double.sin(value)
    let c = Double.cos(value)
    return Jet(s, rate: c * rate, acceleration: c * acceleration - s * rate * rate)
  }
}
