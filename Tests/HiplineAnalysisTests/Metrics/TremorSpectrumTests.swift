import HiplineCore
import HiplineSignal
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

struct TremorSpectrumTests {
  private static let direction = Vector3(0.6, -0.64, 0.48)

  private static func noise(
    seconds: Double, deviation: Double, seed: UInt64
  ) -> [Vector3] {
    var generator = SplitMix64(seed: seed)
    return (0..<Int(seconds * 100)).map { _ in
      Vector3(
        deviation * generator.nextGaussian(), deviation * generator.nextGaussian(),
        deviation * generator.nextGaussian())
    }
  }

  private static func sine(
    _ amplitude: Double, _ hertz: Double, seconds: Double, phase: Double = 0.3
  ) -> [Vector3] {
    (0..<Int(seconds * 100)).map {
      direction * (amplitude * Double.sin(2 * .pi * hertz * Double($0) / 100 + phase))
    }
  }

  private static func spectrum(
    _ vectors: [Vector3]..., sensorNoiseDensity: Double? = nil
  ) -> TremorSpectrum {
    let sum = vectors.dropFirst().reduce(vectors[0]) { zip($0, $1).map { $0 + $1 } }
    return TremorSpectrum(
      VectorSeries(sum), sampleRateHertz: 100, sensorNoiseDensity: sensorNoiseDensity)
  }

  @Test(arguments: [4.3, 6.0, 8.2, 11.7], [2.0, 3, 8])
  func `a sine in noise is found within 0.1 Hz and five per cent`(
    hertz: Double, seconds: Double
  ) throws {
    let spectrum = Self.spectrum(
      Self.sine(0.2, hertz, seconds: seconds),
      Self.noise(seconds: seconds, deviation: 0.01, seed: 5))
    let peak = try #require(spectrum.peak)
    #expect(abs(peak.frequencyHertz - hertz) < 0.1)
    let power = try #require(
      spectrum.power(in: peak.bandHertz, floorDensity: peak.floorDensity))
    #expect(abs(power.squareRoot() / (0.2 / 2.0.squareRoot()) - 1) < 0.05)
    #expect(peak.bandwidthHertz >= 1.4 / seconds)
  }

  /// How many of 1000 stretches of white noise shake.
  private static func alarms(seconds: Double, sensorNoiseDensity: Double?) -> Int {
    (0..<1000).count { seed in
      let noise = noise(seconds: seconds, deviation: 0.01, seed: UInt64(1000 + seed))
      return spectrum(noise, sensorNoiseDensity: sensorNoiseDensity).peak != nil
    }
  }

  @Test(arguments: [2.0, 4.5])
  func `the sensor's white noise shakes in one of 1000 stretches`(seconds: Double) {
    // One is expected; three or fewer are found in 98 of 100 such thousands.
    #expect(Self.alarms(seconds: seconds, sensorNoiseDensity: 3e-4 / 50) <= 3)
  }

  @Test(arguments: [1.25, 2, 3.5, 6])
  func `white noise of unknown size shakes in one of 1000 stretches`(seconds: Double) {
    #expect(Self.alarms(seconds: seconds, sensorNoiseDensity: nil) <= 3)
  }

  /// A movement of least jerk: the speed over its own duration, per distance.
  private static func speed(_ s: Double) -> Double {
    (0...1).contains(s) ? 30 * s * s * (1 - s) * (1 - s) : 0
  }

  /// Sub-movements of random size at about 1–2 Hz, all one way or to and fro, with a sensor's noise.
  private static func subMovements(
    seconds: Double, durations: ClosedRange<Double>, seed: UInt64
  ) -> [Vector3] {
    var generator = SplitMix64(seed: seed)
    func uniform(_ range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * generator.nextUnit()
    }
    let period = uniform(0.5...1)
    let reverses = generator.nextUnit() < 0.5
    var rates = [Double](repeating: 0, count: Int(seconds * 100))
    var (start, sign) = (-uniform(0...period), 1.0)
    while start < seconds {
      let duration = uniform(durations)
      let size = sign * Double.exp(uniform(-1.2...1.1))
      for index in rates.indices {
        rates[index] += size / duration * speed((Double(index) / 100 - start) / duration)
      }
      if reverses { sign = -sign }
      start += period * uniform(0.85...1.15)
    }
    return zip(rates, noise(seconds: seconds, deviation: 0.02, seed: seed + 1)).map {
      direction * $0 + $1
    }
  }

  @Test(arguments: [0.2...0.3, 0.3...0.6, 0.4...0.5], [2.0, 3.5, 6])
  func `sub-movements at one to two a second do not shake`(
    durations: ClosedRange<Double>, seconds: Double
  ) {
    let alarms = (0..<150).count { seed in
      Self.spectrum(
        Self.subMovements(seconds: seconds, durations: durations, seed: UInt64(7000 + 2 * seed))
      ).peak != nil
    }
    #expect(alarms == 0)
  }

  @Test(arguments: [2.0, 3, 3.9])
  func `a sway with the pulse and the breath does not shake`(seconds: Double) {
    let alarms = (0..<150).count { seed in
      var generator = SplitMix64(seed: UInt64(9000 + seed))
      let (beat, breath) = (0.9 + generator.nextUnit(), 0.2 + 0.2 * generator.nextUnit())
      let width = 0.1 + 0.05 * generator.nextUnit()
      let phase = generator.nextUnit()
      let noise = Self.noise(seconds: seconds, deviation: 0.01, seed: UInt64(19_000 + seed))
      let sway = noise.indices.map { index -> Vector3 in
        let time = Double(index) / 100
        let rate = (-1...Int(seconds * beat) + 2).reduce(0.0) { sum, number in
          let distance = (time - (Double(number) + phase) / beat) / width
          return sum - 0.1 * distance * Double.exp((1 - distance * distance) / 2)
        }
        return Self.direction * (rate + 0.5 * Double.sin(2 * .pi * breath * time)) + noise[index]
      }
      return Self.spectrum(sway).peak != nil
    }
    #expect(alarms <= 1)
  }

  @Test(arguments: [1.3, 2], [3.8, 4.4, 5.2])
  func `a slow tremor in a short hold shakes`(seconds: Double, hertz: Double) {
    let found = (0..<50).count { seed in
      Self.spectrum(
        Self.sine(0.4, hertz, seconds: seconds, phase: Double(seed)),
        Self.noise(seconds: seconds, deviation: 0.05, seed: UInt64(400 + seed))
      ).peak != nil
    }
    #expect(found == 50)
  }

  @Test func `a tremor on a swaying leg still shakes`() {
    let found = (0..<50).count { seed in
      Self.spectrum(
        Self.sine(1, 0.4, seconds: 2.5, phase: Double(seed)), Self.sine(0.3, 6, seconds: 2.5),
        Self.noise(seconds: 2.5, deviation: 0.05, seed: UInt64(seed))
      ).peak != nil
    }
    #expect(found == 50)
  }

  @Test func `a sway that falls off with the square of the frequency does not shake`() {
    let alarms = (0..<100).count { seed in
      var sum = Vector3.zero
      let sway = Self.noise(seconds: 3, deviation: 0.01, seed: UInt64(3000 + seed)).map { step in
        sum += step
        return sum
      }
      return Self.spectrum(sway).peak != nil
    }
    #expect(alarms <= 1)
  }

  @Test(arguments: [0.4, 0.7, 1.0])
  func `the harmonics of a slow movement on purpose do not shake`(hertz: Double) {
    let spectrum = Self.spectrum(
      Self.sine(1, hertz, seconds: 3), Self.sine(0.1, 2 * hertz, seconds: 3),
      Self.noise(seconds: 3, deviation: 0.01, seed: 7))
    #expect(spectrum.peak == nil)
  }

  @Test func `what is below the sensor's own noise does not shake`() {
    let vectors = Self.sine(0.01, 8, seconds: 3)
    let series = VectorSeries(
      zip(vectors, Self.noise(seconds: 3, deviation: 0.0001, seed: 8)).map { $0 + $1 })
    let quiet = TremorSpectrum(series, sampleRateHertz: 100, sensorNoiseDensity: 1e-9)
    #expect(quiet.peak != nil)
    let noisy = TremorSpectrum(series, sampleRateHertz: 100, sensorNoiseDensity: 1e-3)
    #expect(noisy.peak == nil)
  }

  @Test func `a weight turns a rate into an angle`() throws {
    let hertz = 8.0
    let spectrum = Self.spectrum(
      Self.sine(1, hertz, seconds: 4), Self.noise(seconds: 4, deviation: 0.001, seed: 9))
    let peak = try #require(spectrum.peak)
    let power = try #require(
      spectrum.power(in: peak.bandHertz, floorDensity: peak.floorDensity) {
        1 / (2 * .pi * $0 * 2 * .pi * $0)
      })
    let expected = 1 / (2 * .pi * hertz) / 2.0.squareRoot()
    #expect(abs(power.squareRoot() / expected - 1) < 0.05)
  }

  @Test func `nothing above the floor has no power`() throws {
    let spectrum = Self.spectrum(Self.noise(seconds: 3, deviation: 0.01, seed: 10))
    #expect(spectrum.power(in: 6...10, floorDensity: 1) == nil)
  }

  @Test func `the freedom of a tremor along one line does not depend on the sensor's axes`() {
    let noise = Self.noise(seconds: 3, deviation: 0.01, seed: 12)
    let shaking = zip(Self.sine(0.2, 8, seconds: 3), noise).map { $0 + $1 }
    let crooked = Self.spectrum(shaking).spectrum.degreesOfFreedom
    let toAxis = Quaternion(
      axis: Self.direction.cross(Vector3(1, 0, 0)).normalized ?? .zero,
      angleRadians: Double.acos(Self.direction.x))
    let aligned = Self.spectrum(shaking.map(toAxis.rotate)).spectrum.degreesOfFreedom
    #expect(abs(aligned / crooked - 1) < 1e-9)
    let still = Self.spectrum(noise).spectrum.degreesOfFreedom
    #expect(still > 2 * crooked)
  }

  @Test func `adding a sine adds its own power`() throws {
    let noise = Self.noise(seconds: 4, deviation: 0.02, seed: 11)
    let one = Self.spectrum(noise, Self.sine(0.2, 8, seconds: 4))
    let two = Self.spectrum(noise, Self.sine(0.2, 8, seconds: 4), Self.sine(0.2, 8, seconds: 4))
    let band = 6.0...10.0
    let first = try #require(one.power(in: band, floorDensity: 0))
    let second = try #require(two.power(in: band, floorDensity: 0))
    #expect(abs(first / 0.02 - 1) < 0.05)
    #expect(abs(second / first - 4) < 0.1)
  }
}
