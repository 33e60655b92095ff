import CFFTW

/// The discrete Fourier transform of real signals of one length, planned once and shared by all.
///
/// With *n* the length and 0 ≤ *k* ≤ *n* / 2:
///
///     X[k] = Σ x[j] exp(−2πi jk / n)
///
/// **Normalisation**: ``transform(_:)`` does not scale; ``inverse(_:)`` divides by *n*, so that the
/// inverse of a transform is the signal.
///
/// **Threads**: a plan may be used from any number of tasks at once. Making and destroying plans
/// passes through one lock, because FFTW's planner is not thread-safe; executing does not.
///
/// **Lengths**: any length works; products of 2, 3 and 5 are far faster than primes. See
/// ``fastLength(atLeast:)``.
package final class RealFFT: Sendable {
  package let length: Int

  // FFTW executes one plan from many threads safely, as long as each brings its own arrays.
  private nonisolated(unsafe) let forward: OpaquePointer

  private static let cache = SharedCache<Int, RealFFT>(capacity: 64)

  /// The plan for signals of `length` samples, made at first use and kept.
  ///
  /// - Parameter length: In samples, from 1 to 2³¹ − 1.
  package static func plan(length: Int) -> RealFFT {
    FFTPlanner.checkLength(length)
    return cache.value(for: length) { RealFFT(length: $0) }
  }

  private init(length: Int) {
    // The estimate picks the same algorithm in every run, so that results repeat to the last bit.
    let flags = UInt32(FFTW_ESTIMATE)
    var plan: OpaquePointer?
    FFTScratch.with(length: length) { scratch in
      FFTPlanner.exclusively {
        plan = fftw_plan_dft_r2c_1d(
          Int32(length), scratch.signal.baseAddress, scratch.spectrum.baseAddress, flags)
      }
    }
    forward = FFTPlanner.known(plan, length: length)
    self.length = length
  }

  deinit { FFTPlanner.exclusively { fftw_destroy_plan(forward) } }

  /// The number of non-negative frequencies, `length / 2 + 1`.
  package var binCount: Int { length / 2 + 1 }

  /// The spectrum of `signal`, not normalised.
  ///
  /// - Parameter signal: At most ``length`` samples; a shorter signal is padded with zeros.
  /// - Returns: ``binCount`` bins, in the signal's unit.
  package func transform(_ signal: [Double]) -> ComplexSpectrum {
    withTransform(of: signal) { bins in
      ComplexSpectrum(
        real: .init(count: bins.count) { bins[$0].0 },
        imaginary: .init(count: bins.count) { bins[$0].1 })
    }
  }

  /// The squared magnitude of every bin of ``transform(_:)``, in the signal's unit squared.
  ///
  /// - Parameter signal: At most ``length`` samples; a shorter signal is padded with zeros.
  /// - Returns: ``binCount`` bins.
  package func powers(_ signal: [Double]) -> [Double] {
    withTransform(of: signal) { bins in
      .init(count: bins.count) { bins[$0].0 * bins[$0].0 + bins[$0].1 * bins[$0].1 }
    }
  }

  /// The signal of ``length`` samples with this spectrum.
  ///
  /// The imaginary parts of the first bin and, for an even length, of the last are taken as zero:
  /// a real signal has none.
  ///
  /// - Precondition: `spectrum` has ``binCount`` bins.
  package func inverse(_ spectrum: ComplexSpectrum) -> [Double] {
    precondition(
      spectrum.count == binCount, "\(binCount) bins expected, got \(spectrum.count)")
    let backward = InverseFFT.plan(length: length)
    return FFTScratch.with(length: length) { scratch in
      for bin in 0..<binCount {
        scratch.spectrum[bin] = (spectrum.real[bin], spectrum.imaginary[bin])
      }
      backward.execute(scratch)
      let scale = 1 / Double(length)
      return .init(count: length) { scratch.signal[$0] * scale }
    }
  }

  /// The version of FFTW that does the work, with the instruction sets it was built for.
  package static var libraryVersion: String { String(cString: hipline_fftw_version()) }

  /// Transforms the scratch's signal into its spectrum; the signal stays.
  func execute(_ scratch: FFTScratch) {
    fftw_execute_dft_r2c(forward, scratch.signal.baseAddress, scratch.spectrum.baseAddress)
  }

  private func withTransform<Result>(
    of signal: [Double], _ body: (UnsafeMutableBufferPointer<fftw_complex>) -> Result
  ) -> Result {
    precondition(
      signal.count <= length, "at most \(length) samples expected, got \(signal.count)")
    return FFTScratch.with(length: length) { scratch in
      scratch.load(signal)
      execute(scratch)
      return body(scratch.spectrum)
    }
  }
}
