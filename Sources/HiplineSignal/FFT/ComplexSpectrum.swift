/// The non-negative frequencies of a real signal's spectrum, `[length / 2 + 1]` per component.
///
/// The components are kept apart, as `VectorSeries` keeps its own. Bin *k* of a transform of length
/// *n* belongs to the frequency *k* · rate / *n*.
package struct ComplexSpectrum: Sendable, Hashable {
  package var real: [Double]
  package var imaginary: [Double]

  /// - Precondition: the two components have the same number of bins.
  package init(real: [Double], imaginary: [Double]) {
    precondition(
      real.count == imaginary.count,
      "components of one length expected, got \(real.count) and \(imaginary.count)")
    self.real = real
    self.imaginary = imaginary
  }

  var count: Int { real.count }
}
