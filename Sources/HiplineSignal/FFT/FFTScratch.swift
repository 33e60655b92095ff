import CFFTW

/// Memory for one transform at a time, aligned as FFTW's vector code wants it.
///
/// Whoever transforms many segments reuses one scratch for all of them. A backward transform leaves
/// the spectrum undefined.
struct FFTScratch {
  let signal: UnsafeMutableBufferPointer<Double>
  let spectrum: UnsafeMutableBufferPointer<fftw_complex>

  /// Lends the scratch for signals of `length` samples to `body`, and frees it afterwards; what is in it first is undefined.
  static func with<Result>(length: Int, _ body: (FFTScratch) -> Result) -> Result {
    let binCount = length / 2 + 1
    let signal = FFTPlanner.known(fftw_alloc_real(length), length: length)
    let spectrum = FFTPlanner.known(fftw_alloc_complex(binCount), length: length)
    defer {
      fftw_free(signal)
      fftw_free(spectrum)
    }
    return body(
      FFTScratch(
        signal: UnsafeMutableBufferPointer(start: signal, count: length),
        spectrum: UnsafeMutableBufferPointer(start: spectrum, count: binCount)))
  }

  /// Puts `samples` at the beginning and zeros behind them.
  func load(_ samples: [Double]) {
    let end = samples.withUnsafeBufferPointer { signal.update(fromContentsOf: $0) }
    UnsafeMutableBufferPointer(rebasing: signal[end...]).update(repeating: 0)
  }
}
