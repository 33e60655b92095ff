import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct SensorResolutionTests {
  /// What a median over a spectrum of 25 seconds scatters by.
  private static let spectralScatter = 0.1

  @Test func `steps of a sixty-fourth of g resolve a range of 2.7 degrees`() throws {
    let step = StillNorm.standardGravity / 64
    let recording = stillRecording(seconds: 30, noise: 0.1).mapping { vector in
      Vector3(
        (vector.x / step).rounded() * step, (vector.y / step).rounded() * step,
        (vector.z / step).rounded() * step)
    }
    let resolution = try PreparedRecording(recording).resolution
    #expect(Approximate.error(resolution.accelerometerStep, step) < .recursion)
    #expect(abs(resolution.smallestRangeDegrees - 2.69) < 0.01)
  }

  @Test func `the step is that of all changes in order, be they coarse, fine or of two sizes`() {
    for seed in 1...40 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      // From steps much larger than the noise to noise alone; every second one with a share of larger changes.
      let step = generator.uniform(count: 1, in: 0...0.5)[0]
      func readings() -> [Double] {
        generator.uniform(count: 400).enumerated().map { index, value in
          let large = seed.isMultiple(of: 2) && index.isMultiple(of: 10) ? 3.0 : 0
          return step > 0.1 ? ((value + large) / step).rounded() * step : value + large
        }
      }
      let series = VectorSeries(x: readings(), y: readings(), z: readings())
      #expect(SensorResolution.step(of: series) == stepOfSortedChanges(series))
    }
  }

  /// The definition: the smallest change of which a share of all changes is, up to rounding.
  private func stepOfSortedChanges(_ series: VectorSeries) -> Double {
    let changes = series.indices.dropFirst().map { (series[$0] - series[$0 - 1]).norm }
      .filter { $0 > 1e-9 }.sorted()
    let enough = Int((SensorResolution.repeatedShare * Double(changes.count)).rounded(.up))
    guard enough > 1 else { return 0 }
    return zip(changes, changes.dropFirst(enough - 1)).first {
      $1 <= $0 * (1 + SensorResolution.repeatedWithin)
    }?.0 ?? 0
  }

  @Test(arguments: [0.005, 0.02, 0.1])
  func `the density of white noise is its variance over half the rate, three times`(
    noise: Double
  ) throws {
    let resolution = try PreparedRecording(stillRecording(seconds: 60, noise: noise)).resolution
    let expected = 3 * noise * noise / 50
    #expect(
      Approximate.error(resolution.accelerometerNoiseDensity, expected) < Self.spectralScatter)
    #expect(
      Approximate.error(resolution.accelerometerNoise(in: 3...15), (expected * 12).squareRoot())
        < Self.spectralScatter)
  }

  @Test func `a quiet sensor resolves what a body sways`() throws {
    let resolution = try PreparedRecording(stillRecording(seconds: 20, noise: 0.005)).resolution
    #expect(resolution.smallestRangeDegrees == SensorResolution.bodySwayDegrees)
  }

  @Test func `noise alone sets the range where it is large`() throws {
    let noise = 0.5
    let resolution = try PreparedRecording(stillRecording(seconds: 60, noise: noise)).resolution
    let deviation = (noise * noise / 50 * 2.5).squareRoot() / 9.80665 * 180 / .pi
    #expect(
      Approximate.error(resolution.smallestRangeDegrees, 6 * deviation) < Self.spectralScatter)
  }

  @Test func `at 25 Hz there is no band to see noise in`() throws {
    let resolution = try PreparedRecording(stillRecording(seconds: 20, rateHertz: 25)).resolution
    #expect(resolution.accelerometerNoiseDensity == nil)
    #expect(resolution.accelerometerNoise(in: 3...10) == nil)
  }

  @Test func `a norm two per cent off is a calibration error of two per cent`() throws {
    let recording = stillRecording(seconds: 20).mapping { $0 * 1.02 }
    #expect(abs(try PreparedRecording(recording).resolution.calibrationError - 0.02) < 0.001)
  }

  @Test func `a gyroscope's noise is its own`() throws {
    var recording = stillRecording(seconds: 60, noise: 0.02)
    recording.gyroscope = stillRecording(seconds: 60, noise: 0.001, seed: 2).accelerometer
    let resolution = try PreparedRecording(recording).resolution
    #expect(
      Approximate.error(resolution.gyroscopeNoiseDensity, 3 * 1e-6 / 50) < Self.spectralScatter)
    #expect(
      Approximate.error(resolution.gyroscopeNoise(in: 3...15), (36e-6 / 50).squareRoot())
        < Self.spectralScatter)
  }
}
