import CFFTW

/// The transforms of Welch's estimate and nothing else: what FFTW alone takes, with the same plan.
///
/// Hipline puts two real segments into one complex transform, whose real and imaginary parts lie apart or take turns,
/// whichever FFTW estimates to take fewer operations.
struct BareTransformKernel: Kernel {
  static let name = "bare-transform"

  private let plan: OpaquePointer
  private let spectrum: UnsafeMutablePointer<Double>
  private let transformCount: Int

  init(_ input: KernelInput) throws {
    let length = try input.count("segment")
    let samples = try input.numbers("signal")
    guard let signals = fftw_alloc_complex(length), let spectrum = fftw_alloc_complex(length),
      let inTurns = fftw_plan_dft_1d(
        Int32(length), signals, spectrum, FFTW_FORWARD, UInt32(FFTW_ESTIMATE))
    else { fatalError("no plan for a transform of \(length) samples") }
    let (parts, transformed) = (
      UnsafeMutableRawPointer(signals).assumingMemoryBound(to: Double.self),
      UnsafeMutableRawPointer(spectrum).assumingMemoryBound(to: Double.self)
    )
    var dimension = fftw_iodim(n: Int32(length), is: 1, os: 1)
    let apart = fftw_plan_guru_split_dft(
      1, &dimension, 0, nil, parts, parts + length, transformed, transformed + length,
      UInt32(FFTW_ESTIMATE))
    for index in 0..<2 * length { parts[index] = samples[index] }
    let segmentCount = (samples.count - length) / (length - length / 2) + 1
    transformCount = (segmentCount + 1) / 2
    self.spectrum = transformed
    if let apart, fftw_estimate_cost(apart) < fftw_estimate_cost(inTurns) {
      plan = apart
    } else {
      plan = inTurns
    }
  }

  func run() -> [Double] {
    for _ in 0..<transformCount { fftw_execute(plan) }
    return [spectrum[1]]
  }
}
