import HiplineSignal

/// The multitaper estimate of consecutive stretches of the signal: their densities.
struct MultitaperKernel: Kernel {
  static let name = "multitaper"

  private let stretches: [[Double]]
  private let rate: Double

  init(_ input: KernelInput) throws {
    let signal = try input.numbers("signal")
    let length = try input.count("length")
    stretches = stride(from: 0, through: signal.count - length, by: length).map {
      Array(signal[$0..<$0 + length])
    }
    rate = try input.parameter("rate")
  }

  func run() -> [Double] {
    stretches.flatMap { MultitaperEstimate.estimate($0, sampleRateHertz: rate).densities }
  }
}
