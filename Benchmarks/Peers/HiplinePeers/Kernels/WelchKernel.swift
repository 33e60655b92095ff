import HiplineSignal

/// Welch's estimate with Hann windows, half overlap and the mean or the line removed: the densities.
struct WelchKernel: Kernel {
  static let name = "welch"

  private let signal: [Double]
  private let rate: Double
  private let parameters: WelchEstimate.Parameters

  init(_ input: KernelInput) throws {
    signal = try input.numbers("signal")
    rate = try input.parameter("rate")
    parameters = .init(
      segmentSamples: try input.count("segment"),
      detrend: try input.parameter("line") == 1 ? .line : .mean)
  }

  func run() -> [Double] {
    WelchEstimate.estimate(signal, sampleRateHertz: rate, parameters: parameters).densities
  }
}
