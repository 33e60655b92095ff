import HiplineSignal

/// The spectral arc length of consecutive movements, with the authors' parameters.
struct ArcLengthKernel: Kernel {
  static let name = "arc-length"

  private let movements: [[Double]]
  private let rate: Double

  init(_ input: KernelInput) throws {
    let speed = try input.numbers("speed")
    let length = try input.count("length")
    movements = stride(from: 0, through: speed.count - length, by: length).map {
      Array(speed[$0..<$0 + length])
    }
    rate = try input.parameter("rate")
  }

  func run() -> [Double] {
    movements.map { SpectralArcLength.measure($0, sampleRateHertz: rate) ?? .nan }
  }
}
