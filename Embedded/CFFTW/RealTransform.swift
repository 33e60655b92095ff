/// The transform of real signals of one length and its inverse times that length.
///
/// An even length goes through a complex transform of half of it, whose values are pairs of samples.
final class RealTransform {
  private let length: Int
  private let inner: ComplexTransform
  /// exp(−2πi k / n) up to half the length, in turns; empty for an odd length.
  private let turns: [Double]
  private let scratch: UnsafeMutablePointer<Double>

  init(length: Int) {
    self.length = length
    let isEven = length % 2 == 0
    inner = ComplexTransform(length: isEven ? length / 2 : length)
    turns =
      isEven
      ? (0...(length / 2)).flatMap { index in
        let root = Root.of(index, length)
        return [root.real, root.imaginary]
      } : []
    scratch = .allocate(capacity: 4 * inner.length)
    scratch.initialize(repeating: 0, count: 4 * inner.length)
  }

  deinit { scratch.deallocate() }

  private var values: Parts { Parts(real: scratch, imaginary: scratch + inner.length) }

  private var others: Parts {
    Parts(real: scratch + 2 * inner.length, imaginary: scratch + 3 * inner.length)
  }

  typealias Spectrum = UnsafeMutablePointer<fftw_complex>

  func forward(_ signal: UnsafePointer<Double>, _ spectrum: Spectrum) {
    let (values, others) = (values, others)
    guard !turns.isEmpty else {
      values.real.update(from: signal, count: length)
      values.imaginary.update(repeating: 0, count: length)
      inner.forward(values, others)
      for bin in 0...(length / 2) { spectrum[bin] = (others.real[bin], others.imaginary[bin]) }
      return
    }
    let half = inner.length
    for index in 0..<half {
      values.real[index] = signal[2 * index]
      values.imaginary[index] = signal[2 * index + 1]
    }
    inner.forward(values, others)
    for bin in 0...half {
      let (here, there) = (bin == half ? 0 : bin, bin == 0 ? 0 : half - bin)
      let (ar, ai) = (others.real[here], others.imaginary[here])
      let (br, bi) = (others.real[there], -others.imaginary[there])
      let (evenR, evenI) = ((ar + br) / 2, (ai + bi) / 2)
      // Of the odd samples: (a − b) / 2i.
      let (oddR, oddI) = ((ai - bi) / 2, (br - ar) / 2)
      let (wr, wi) = (turns[2 * bin], turns[2 * bin + 1])
      spectrum[bin] = (evenR + oddR * wr - oddI * wi, evenI + oddR * wi + oddI * wr)
    }
  }

  /// The imaginary parts of the first bin and, for an even length, of the last count as zero.
  func backward(_ spectrum: Spectrum, _ signal: UnsafeMutablePointer<Double>) {
    let (values, others) = (values, others)
    guard !turns.isEmpty else {
      values.real[0] = spectrum[0].0
      values.imaginary[0] = 0
      for bin in 1..<max(1, length / 2 + 1) {
        (values.real[bin], values.imaginary[bin]) = spectrum[bin]
        values.real[length - bin] = spectrum[bin].0
        values.imaginary[length - bin] = -spectrum[bin].1
      }
      inner.forward(values.swapped, others.swapped)
      signal.update(from: others.real, count: length)
      return
    }
    let half = inner.length
    func known(_ bin: Int) -> (Double, Double) {
      bin == 0 || bin == half ? (spectrum[bin].0, 0) : spectrum[bin]
    }
    for bin in 0..<half {
      let ((ar, ai), (br, bi)) = (known(bin), known(half - bin))
      let (evenR, evenI) = (ar + br, ai - bi)
      let (dr, di) = (ar - br, ai + bi)
      // Times i and the turn's conjugate.
      let (wr, wi) = (turns[2 * bin], -turns[2 * bin + 1])
      let (oddR, oddI) = (dr * wr - di * wi, dr * wi + di * wr)
      values.real[bin] = evenR - oddI
      values.imaginary[bin] = evenI + oddR
    }
    inner.forward(values.swapped, others.swapped)
    for index in 0..<half {
      signal[2 * index] = others.real[index]
      signal[2 * index + 1] = others.imaginary[index]
    }
  }
}
