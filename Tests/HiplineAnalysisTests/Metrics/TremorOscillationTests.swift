import HiplineCore
import HiplineSignal
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

struct TremorOscillationTests {
  private static let rate = 100.0
  private static let direction = Vector3(0.6, -0.64, 0.48)

  /// A tremor whose amplitude and frequency change slowly, along one direction, and noise on all axes.
  private struct Wave {
    var seconds = 2.5
    var hertz = 7.0
    var noise = 0.01
    var seed: UInt64 = 1
    var amplitude: @Sendable (Double) -> Double = { _ in 1 }
    var detune: @Sendable (Double) -> Double = { _ in 0 }

    var times: [Double] { (0..<Int(seconds * rate)).map { Double($0) / rate } }

    /// The momentary frequency summed up.
    var clean: [Double] {
      var phase = 0.4
      return times.map { time in
        phase += 2 * .pi * (hertz + detune(time)) / rate
        return amplitude(time) * Double.sin(phase)
      }
    }

    var series: VectorSeries {
      var generator = SplitMix64(seed: seed)
      return VectorSeries(
        clean.map { value in
          direction * value
            + Vector3(
              noise * generator.nextGaussian(), noise * generator.nextGaussian(),
              noise * generator.nextGaussian())
        })
    }

    var floorDensity: Double { 3 * noise * noise * 2 / rate }

    var oscillation: TremorOscillation {
      TremorOscillation(
        [series], sampleRateHertz: rate, place: .peak(hertz: hertz + 0.3, angleOrder: 0),
        floorDensity: floorDensity)
    }
  }

  private static func meanSquare(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }

  @Test(arguments: [1.8, 2.5, 5.0], [4.5, 7, 11.2])
  func `a tremor that waxes, wanes and wanders has its mean square and mean frequency`(
    seconds: Double, hertz: Double
  ) throws {
    let amplitude = { @Sendable (time: Double) in 1 + 0.3 * Double.sin(2 * .pi * 0.35 * time) }
    let detune = { @Sendable (time: Double) in 0.3 * Double.cos(2 * .pi * 0.4 * time) }
    let wave = Wave(seconds: seconds, hertz: hertz, amplitude: amplitude, detune: detune)
    let oscillation = wave.oscillation
    let size = try #require(oscillation.meanSquare()).squareRoot()
    #expect(abs(size / Self.meanSquare(wave.clean).squareRoot() - 1) < 0.04)
    let weights = wave.times.map { amplitude($0) * amplitude($0) }
    let mean =
      zip(wave.times, weights).reduce(0) { $0 + (hertz + detune($1.0)) * $1.1 }
      / weights.reduce(0, +)
    #expect(abs(oscillation.frequencyHertz - mean) < 0.08)
  }

  @Test func `the mean square is that of a plain Fourier sum`() throws {
    let wave = Wave(seconds: 1.8, noise: 0.1)
    let oscillation = wave.oscillation
    let series = wave.series
    let (count, taper) = (series.count, 15)
    let window = (0..<count).map { index -> Double in
      let fromEnd = min(index, count - 1 - index)
      return fromEnd < taper
        ? Double.pow(Double.sin(.pi * (Double(fromEnd) + 0.5) / Double(2 * taper)), 2) : 1
    }
    let energy = window.reduce(0) { $0 + $1 * $1 }
    // The integral over the band in steps of a hundredth of a hertz.
    let band = oscillation.bandHertz
    let step = 0.01
    var sum = 0.0
    for component in series.components {
      // Three degrees a second, of 1.8 s.
      let faded = zip(PolynomialTrend.removed(from: component, degree: 5), window).map { $0 * $1 }
      for hertz in stride(from: band.lowerBound, through: band.upperBound, by: step) {
        var (real, imaginary) = (0.0, 0.0)
        for (index, value) in faded.enumerated() {
          let angle = 2 * .pi * hertz * Double(index) / Self.rate
          real += value * Double.cos(angle)
          imaginary += value * Double.sin(angle)
        }
        sum += 2 * (real * real + imaginary * imaginary) / (Self.rate * energy) * step
      }
    }
    sum -= wave.floorDensity * (band.upperBound - band.lowerBound)
    #expect(abs(try #require(oscillation.meanSquare()) / sum - 1) < 0.01)
  }

  @Test(arguments: [0.03, 0.3])
  func `estimates scatter by their uncertainty`(noise: Double) throws {
    var (sizes, hertz): ([Double], [Double]) = ([], [])
    for seed in 0..<200 {
      let wave = Wave(noise: noise, seed: UInt64(500 + seed))
      let oscillation = wave.oscillation
      let size = try #require(oscillation.meanSquare()).squareRoot()
      sizes.append(
        (size - Self.meanSquare(wave.clean).squareRoot())
          / (try #require(oscillation.rootMeanSquareUncertainty)))
      hertz.append(
        (oscillation.frequencyHertz - wave.hertz)
          / (try #require(oscillation.frequencyUncertaintyHertz)))
    }
    #expect((0.3...1.3).contains(Self.meanSquare(sizes).squareRoot()))
    // A line's own width counts as a wandering that the window's edges may hide.
    #expect(Self.meanSquare(hertz).squareRoot() < 1.3)
  }

  @Test func `the share of shaking is that of the time with a tremor`() throws {
    let always = try #require(Wave(noise: 0.1).oscillation.shakingShare)
    #expect(always == 1)
    let half = Wave(seconds: 4, noise: 0.05) { $0 < 2 ? 1 : 0 }
    #expect(abs(try #require(half.oscillation.shakingShare) - 0.5) < 0.06)
    let shares = try (0..<100).map { seed in
      try #require(
        Wave(noise: 0.1, seed: UInt64(900 + seed), amplitude: { _ in 0 }).oscillation.shakingShare)
    }
    #expect(shares.reduce(0, +) / 100 < 0.01)
  }

  @Test func `two stretches pool by their lengths`() throws {
    let (long, short) = (Wave(seconds: 3), Wave(seconds: 1.5, amplitude: { _ in 2 }))
    let oscillation = TremorOscillation(
      [long.series, short.series], sampleRateHertz: Self.rate,
      place: .peak(hertz: 7, angleOrder: 0), floorDensity: long.floorDensity)
    let expected = (3 * 0.5 + 1.5 * 2) / 4.5
    #expect(abs(try #require(oscillation.meanSquare()) / expected - 1) < 0.05)
  }

  @Test(arguments: [0.6, 1.4, 2.2], [5.0, 8, 11])
  func `a shaking that starts within the hold starts when it does`(start: Double, hertz: Double) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let wave = Wave(
        seconds: 4, hertz: hertz, noise: 0.05, seed: seed,
        amplitude: { time in time < start ? 0.05 : 1 + 0.2 * Double.sin(3 * time) })
      #expect(abs((wave.oscillation.onsetSeconds ?? -1) - start) < 0.2)
    }
  }

  @Test func `a shaking that grows slowly starts at half of its height`() throws {
    let wave = Wave(seconds: 6, amplitude: { time in min(1, time / 3) })
    #expect(abs(try #require(wave.oscillation.onsetSeconds) - 1.5) < 0.3)
  }

  @Test(arguments: [1.8, 4.0])
  func `a shaking through all of the hold starts with it`(seconds: Double) {
    let wave = Wave(
      seconds: seconds, amplitude: { time in 1 + 0.3 * Double.sin(2 * .pi * 0.4 * time) })
    #expect(wave.oscillation.onsetSeconds == 0)
  }

  @Test func `bursts of less than three cycles make no start`() {
    let wave = Wave(
      seconds: 4, hertz: 5, noise: 0.001,
      amplitude: { time in (1.8..<2.1).contains(time) ? 1 : 0 })
    #expect(wave.oscillation.onsetSeconds == nil)
  }

  @Test func `a movement under the tremor adds nothing to it`() throws {
    let wave = Wave(seconds: 2.2, hertz: 6.5, noise: 0.001)
    let (series, length) = (wave.series, wave.seconds)
    // A hundred times as fast as the tremor, as a leg that sinks by a quarter of 15° in its hold.
    let moved = VectorSeries(
      zip(wave.times, series.indices).map { time, index in
        let s = time / length
        return series[index] + Self.direction * (100 * s * s * (1 - s) * (1 - s) * 16)
      })
    let oscillation = TremorOscillation(
      [moved], sampleRateHertz: Self.rate, place: .peak(hertz: 6.5, angleOrder: 0),
      floorDensity: wave.floorDensity)
    let size = try #require(oscillation.meanSquare()).squareRoot()
    #expect(abs(size / Self.meanSquare(wave.clean).squareRoot() - 1) < 0.05)
    #expect(abs(oscillation.frequencyHertz - 6.5) < 0.1)
  }
}
