import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct SplineInterpolationTests {
  private struct Reference: Decodable {
    var timestamps: [Double]
    var values: [Double]
    var startSeconds: Double
    var sampleRateHertz: Double
    var resampled: [Double]
  }

  @Test func `splines on either side of a gap agree with SciPy`() throws {
    let expected: Reference = try reference("spline")
    let actual = SplineInterpolation.resample(
      timestamps: expected.timestamps, values: expected.values,
      startSeconds: expected.startSeconds, sampleRateHertz: expected.sampleRateHertz,
      count: expected.resampled.count)
    #expect(Approximate.error(actual, expected.resampled) < .recursion)
  }

  /// What an oscillation has left between samples at its worst, halfway between them.
  @Test(arguments: [0.05, 0.1, 0.2])
  func `an oscillation of up to a fifth of the rate keeps its size between samples`(
    cyclesPerSample: Double
  ) {
    let times = (0..<400).map { Double($0) / 50 }
    let values = times.map { Double.sin(2 * .pi * cyclesPerSample * 50 * $0) }
    let between = SplineInterpolation.resample(
      timestamps: times, values: values, startSeconds: times[100] + 0.01, sampleRateHertz: 50,
      count: 200)
    let error = between.indices.map {
      between[$0] - Double.sin(2 * .pi * cyclesPerSample * 50 * (times[100 + $0] + 0.01))
    }
    #expect((error.map(abs).max() ?? 1) < 0.01)
  }

  @Test func `stamps as packets have them get straight lines, which do not overshoot`() {
    let times = [0.0, 0.001, 0.002, 0.04, 0.041, 0.042, 0.08, 0.08, 0.12]
    let values = [0.0, 1, 0, 1, 0, 1, 0, 1, 0]
    let actual = SplineInterpolation.resample(
      timestamps: times, values: values, startSeconds: 0, sampleRateHertz: 100, count: 13)
    let straight = LinearInterpolation.resample(
      timestamps: times, values: values, startSeconds: 0, sampleRateHertz: 100, count: 13)
    #expect(actual == straight)
  }

  @Test func `one sample and two are held and joined`() {
    let one = SplineInterpolation.resample(
      timestamps: [1], values: [3], startSeconds: 0, sampleRateHertz: 1, count: 3)
    #expect(one == [3, 3, 3])
    let two = SplineInterpolation.resample(
      timestamps: [0, 1], values: [2, 4], startSeconds: 0, sampleRateHertz: 1, count: 3)
    #expect(two == [2, 4, 4])
  }
}
