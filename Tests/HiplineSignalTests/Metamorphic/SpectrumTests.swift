import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

/// What must not change a spectrum, and what must change it by a known amount.
struct SpectrumTests {
  private static let seconds = 20.48

  /// Noise below 20 Hz and a line at 8 Hz, at any rate the same signal.
  private func signal(rateHertz: Double, lineAmplitude: Double = 1) -> [Double] {
    var generator = SplitMix64(seed: 5)
    let lines = (1...150).map { line in
      let phase = generator.uniform(count: 1)[0] * .pi
      return (hertz: 0.13 * Double(line), phase: phase)
    }
    return (0..<Int(Self.seconds * rateHertz)).map { index in
      let time = Double(index) / rateHertz
      let noise = lines.reduce(0) {
        $0 + 0.02 * Double.sin(2 * .pi * $1.hertz * time + $1.phase)
      }
      return noise + lineAmplitude * Double.sin(2 * .pi * 8 * time)
    }
  }

  private func spectrum(_ signal: [Double], rateHertz: Double) -> PowerSpectrum {
    let segment = Int(2.56 * rateHertz)
    return WelchEstimate.estimate(
      signal, sampleRateHertz: rateHertz,
      parameters: .init(segmentSamples: segment, overlapSamples: segment / 2))
  }

  @Test func `a signal played backwards has the same spectrum`() {
    let forwards = signal(rateHertz: 100)
    let plain = spectrum(forwards, rateHertz: 100)
    let backwards = spectrum(forwards.reversed(), rateHertz: 100)
    // A periodic window is a sample off its own reflection.
    #expect(abs(plain.power(in: 3...15) / backwards.power(in: 3...15) - 1) < 1e-3)
  }

  @Test func `a signal sampled more often has the same power and the same peak`() throws {
    let slow = spectrum(signal(rateHertz: 100), rateHertz: 100)
    let fast = spectrum(signal(rateHertz: 200), rateHertz: 200)
    #expect(abs(slow.power(in: 3...15) / fast.power(in: 3...15) - 1) < 0.01)
    let peaks = (try #require(slow.peak(in: 3...15)), try #require(fast.peak(in: 3...15)))
    #expect(abs(peaks.0.frequencyHertz - peaks.1.frequencyHertz) < 0.01)
  }

  @Test func `an added line adds its own power`() {
    let rate = 100.0
    let without = spectrum(signal(rateHertz: rate, lineAmplitude: 0), rateHertz: rate)
    let with = spectrum(signal(rateHertz: rate, lineAmplitude: 1), rateHertz: rate)
    #expect(abs(with.power(in: 3...15) - without.power(in: 3...15) - 0.5) < 0.02)
  }

  @Test func `a movement is as smooth backwards, and however often it is sampled`() throws {
    func speed(_ rateHertz: Double) -> [Double] {
      (0..<Int(2 * rateHertz)).map { index in
        let time = Double(index) / rateHertz - 1
        return Double.exp(-5 * time * time) * (1 + 0.3 * Double.sin(9 * time))
      }
    }
    let plain = try #require(SpectralArcLength.measure(speed(100), sampleRateHertz: 100))
    let backwards = SpectralArcLength.measure(speed(100).reversed(), sampleRateHertz: 100)
    let twice = SpectralArcLength.measure(speed(200), sampleRateHertz: 200)
    #expect(abs(try #require(backwards) - plain) < 1e-9)
    #expect(abs(try #require(twice) - plain) < 0.002)
  }
}
