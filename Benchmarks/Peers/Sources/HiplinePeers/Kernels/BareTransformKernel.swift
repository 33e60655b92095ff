import CFFTWBare

/// The transforms of Welch's estimate and nothing else: what FFTW alone takes, with the same plan.
///
/// Hipline puts two real segments into one complex transform.
struct BareTransformKernel: Kernel {
  static let name = "bare-transform"

  private let plan: OpaquePointer
  private let spectrum: UnsafeMutablePointer<fftw_complex>
  private let transformCount: Int

  init(_ input: KernelInput) throws {
    let length = try input.count("segment")
    let samples = try input.numbers("signal")
    guard let signals = fftw_alloc_complex(length), let spectrum = fftw_alloc_complex(length),
      let plan = fftw_plan_dft_1d(
        Int32(length), signals, spectrum, FFTW_FORWARD, UInt32(FFTW_ESTIMATE))
    else { fatalError("no plan for a transform of \(length) samples") }
    for index in 0..<length { signals[index] = (samples[index], samples[length + index]) }
    let segmentCount = (samples.count - length) / (length - length / 2) + 1
    transformCount = (segmentCount + 1) / 2
    self.spectrum = spectrum
    self.plan = plan
  }

  func run() -> [Double] {
    for _ in 0..<transformCount { fftw_execute(plan) }
    return [spectrum[1].0]
  }
}
