import CFFTW

/// The way back from a spectrum to a real signal: a plan of its own, since most lengths are only ever transformed forwards.
///
/// **Threads**: as ``RealFFT``.
final class InverseFFT: Sendable {
  // FFTW executes one plan from many threads safely, as long as each brings its own arrays.
  private nonisolated(unsafe) let backward: OpaquePointer

  private static let cache = SharedCache<Int, InverseFFT>(capacity: 64)

  /// The plan for signals of `length` samples, made at first use and kept.
  static func plan(length: Int) -> InverseFFT {
    FFTPlanner.checkLength(length)
    return cache.value(for: length) { InverseFFT(length: $0) }
  }

  private init(length: Int) {
    // The estimate picks the same algorithm in every run, so that results repeat to the last bit.
    var plan: OpaquePointer?
    FFTScratch.with(length: length) { scratch in
      FFTPlanner.exclusively {
        plan = fftw_plan_dft_c2r_1d(
          Int32(length), scratch.spectrum.baseAddress, scratch.signal.baseAddress,
          UInt32(FFTW_ESTIMATE))
      }
    }
    backward = FFTPlanner.known(plan, length: length)
  }

  deinit { FFTPlanner.exclusively { fftw_destroy_plan(backward) } }

  /// Transforms the scratch's spectrum into its signal times the length; the spectrum is lost.
  func execute(_ scratch: FFTScratch) {
    fftw_execute_dft_c2r(backward, scratch.spectrum.baseAddress, scratch.signal.baseAddress)
  }
}
