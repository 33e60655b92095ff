import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct RealFFTTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var real: [Double]
      var imaginary: [Double]
    }
    var cases: [Case]
  }

  @Test func `the transform agrees with NumPy`() throws {
    for expected in try (reference("fft") as Reference).cases {
      let plan = RealFFT.plan(length: expected.signal.count)
      let spectrum = plan.transform(expected.signal)
      let actual = spectrum.real + spectrum.imaginary
      #expect(Approximate.error(actual, expected.real + expected.imaginary) < .rounding)
    }
  }

  @Test func `the transform is the naive sum for every length up to 128`() {
    var random = SplitMix64(seed: 1)
    for length in 1...128 {
      let signal = random.uniform(count: length)
      let actual = RealFFT.plan(length: length).transform(signal)
      let expected = naiveTransform(signal)
      #expect(Approximate.error(actual.real, expected.real) < .rounding, "length \(length)")
      #expect(
        Approximate.error(actual.real + actual.imaginary, expected.real + expected.imaginary)
          < .rounding, "length \(length)")
    }
  }

  @Test func `the inverse of a transform is the signal`() {
    var random = SplitMix64(seed: 2)
    for length in [1, 2, 3, 4, 5, 30, 97, 128, 1000, 1001] {
      let signal = random.uniform(count: length)
      let plan = RealFFT.plan(length: length)
      #expect(Approximate.error(plan.inverse(plan.transform(signal)), signal) < .rounding)
    }
  }

  @Test func `power obeys Parseval`() {
    var random = SplitMix64(seed: 3)
    for length in [1, 2, 9, 64, 125, 1000] {
      let signal = random.uniform(count: length)
      let powers = RealFFT.plan(length: length).powers(signal)
      let last = length.isMultiple(of: 2) ? powers.count - 1 : powers.count
      let sum = powers.indices.reduce(0) { sum, bin in
        sum + powers[bin] * (bin == 0 || bin == last ? 1 : 2)
      }
      let energy = signal.reduce(0) { $0 + $1 * $1 }
      #expect(Approximate.error(sum / Double(length), energy) < .rounding)
    }
  }

  @Test func `powers are the squared magnitudes of the transform`() {
    var random = SplitMix64(seed: 4)
    let signal = random.uniform(count: 90)
    let plan = RealFFT.plan(length: 90)
    let spectrum = plan.transform(signal)
    let expected = zip(spectrum.real, spectrum.imaginary).map { $0 * $0 + $1 * $1 }
    #expect(plan.powers(signal) == expected)
  }

  @Test func `a shorter signal is padded with zeros`() {
    var random = SplitMix64(seed: 5)
    let signal = random.uniform(count: 20)
    let plan = RealFFT.plan(length: 32)
    #expect(
      plan.transform(signal) == plan.transform(signal + Array(repeating: 0, count: 12)))
    #expect(plan.powers([]) == Array(repeating: 0, count: 17))
  }

  @Test func `a length is planned once`() {
    #expect(RealFFT.plan(length: 360) === RealFFT.plan(length: 360))
    #expect(RealFFT.plan(length: 360).binCount == 181)
  }

  @Test func `a plan outlives the cache`() {
    let plan = RealFFT.plan(length: 7)
    for length in 2000..<2200 { _ = RealFFT.plan(length: length) }
    #expect(plan.powers([1, 0, 0]) == [1, 1, 1, 1])
  }

  @Test func `many tasks may plan and execute many lengths at once`() async {
    let worst = await withTaskGroup(of: Double.self) { group in
      for task in 0..<32 {
        group.addTask {
          var random = SplitMix64(seed: UInt64(task))
          var worst = 0.0
          for round in 0..<50 {
            let length = 1 + (task * 7 + round * 13) % 400
            let signal = random.uniform(count: length)
            let plan = RealFFT.plan(length: length)
            worst = max(worst, Approximate.error(plan.inverse(plan.transform(signal)), signal))
          }
          return worst
        }
      }
      return await group.reduce(0, max)
    }
    #expect(worst < .rounding)
  }

  @Test func `the library tells its version`() {
    #expect(RealFFT.libraryVersion.hasPrefix("fftw-3."))
  }

  @Test func `a signal too long for the plan traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = RealFFT.plan(length: 4).powers([1, 2, 3, 4, 5])
    }
  }

  @Test func `a length of zero traps`() async {
    await #expect(processExitsWith: .failure) { _ = RealFFT.plan(length: 0) }
  }
}

private func naiveTransform(_ signal: [Double]) -> ComplexSpectrum {
  let bins = 0..<signal.count / 2 + 1
  func sum(_ bin: Int, _ part: (Double) -> Double) -> Double {
    signal.indices.reduce(0) { sum, index in
      // The angle of a whole number of turns is zero, and small angles are precise.
      let turns = Double(bin * index % signal.count) / Double(signal.count)
      return sum + signal[index] * part(2 * Double.pi * turns)
    }
  }
  return ComplexSpectrum(
    real: bins.map { sum($0, Double.cos) }, imaginary: bins.map { -sum($0, Double.sin) })
}
