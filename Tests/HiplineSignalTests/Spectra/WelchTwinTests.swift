import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineSignal

/// Welch's estimate against its formula, one segment and one bin at a time.
struct WelchTwinTests {
  struct Case: Sendable {
    var segment: Int
    var overlap: Int
    var transform: Int
  }

  /// Steps that divide the segment into one, two and many, and steps that do not; lengths that are powers of two and
  /// that are not, odd ones, and ones with zeros behind; odd and even numbers of segments.
  static let cases = [
    Case(segment: 64, overlap: 32, transform: 64), Case(segment: 64, overlap: 56, transform: 128),
    Case(segment: 64, overlap: 0, transform: 64), Case(segment: 60, overlap: 30, transform: 60),
    Case(segment: 50, overlap: 17, transform: 64), Case(segment: 27, overlap: 13, transform: 27),
    Case(segment: 7, overlap: 6, transform: 8), Case(segment: 100, overlap: 75, transform: 135),
    Case(segment: 150, overlap: 10, transform: 150),
  ]

  @Test(arguments: cases, [Detrend.none, .mean, .line])
  func `Welch agrees with its formula`(_ sizes: Case, _ detrend: Detrend) {
    var random = SplitMix64(seed: 31)
    // A slope and a level that are large against the rest.
    let signal = random.uniform(count: 271).enumerated().map { 9.81 + 0.02 * Double($0) + $1 }
    let result = WelchEstimate.estimate(
      signal, sampleRateHertz: 100,
      parameters: .init(
        segmentSamples: sizes.segment, overlapSamples: sizes.overlap,
        transformLength: sizes.transform, window: .hann, detrend: detrend))
    let expected = twin(signal, sizes, detrend)
    let largest = expected.max() ?? 0
    #expect(result.densities.count == expected.count)
    for (density, other) in zip(result.densities, expected) {
      #expect(abs(density - other) <= 1e-12 * largest)
    }
  }

  private func twin(_ signal: [Double], _ sizes: Case, _ detrend: Detrend) -> [Double] {
    let window = Window.hann.coefficients(count: sizes.segment)
    let energy = window.reduce(0) { $0 + $1 * $1 }
    let step = sizes.segment - sizes.overlap
    let starts = Array(stride(from: 0, through: signal.count - sizes.segment, by: step))
    return (0...sizes.transform / 2).map { bin in
      var sum = 0.0
      for start in starts {
        let segment = detrend.applied(to: Array(signal[start..<start + sizes.segment]))
        var real = 0.0
        var imaginary = 0.0
        for (index, value) in segment.enumerated() {
          let angle =
            2 * Double.pi * Double(bin * index % sizes.transform) / Double(sizes.transform)
          real += value * window[index] * .cos(angle)
          imaginary -= value * window[index] * .sin(angle)
        }
        sum += real * real + imaginary * imaginary
      }
      let isUnpaired = bin == 0 || 2 * bin == sizes.transform
      return (isUnpaired ? 1 : 2) * sum / (100 * energy * Double(starts.count))
    }
  }
}
