import HiplineSignal
import HiplineTestSupport
import Testing

struct LinearInterpolationTests {
  private struct Reference: Decodable {
    var timestamps: [Double]
    var values: [Double]
    var startSeconds: Double
    var sampleRateHertz: Double
    var resampled: [Double]
  }

  @Test func `resampling agrees with NumPy`() throws {
    let expected: Reference = try reference("interpolation")
    let actual = LinearInterpolation.resample(
      timestamps: expected.timestamps, values: expected.values,
      startSeconds: expected.startSeconds, sampleRateHertz: expected.sampleRateHertz,
      count: expected.resampled.count)
    #expect(Approximate.error(actual, expected.resampled) < .rounding)
  }

  @Test func `the ends are held`() {
    let actual = LinearInterpolation.resample(
      timestamps: [1, 2], values: [10, 20], startSeconds: 0, sampleRateHertz: 2, count: 8)
    #expect(actual == [10, 10, 10, 15, 20, 20, 20, 20])
  }

  @Test func `the last of several samples at one time counts there`() {
    let actual = LinearInterpolation.resample(
      timestamps: [0, 1, 1, 1, 2], values: [0, 2, 7, 4, 6], startSeconds: 0,
      sampleRateHertz: 2, count: 5)
    #expect(actual == [0, 1, 4, 5, 6])
  }

  @Test func `the samples themselves come back`() {
    var random = SplitMix64(seed: 12)
    let values = random.uniform(count: 100)
    let actual = LinearInterpolation.resample(
      timestamps: (0..<100).map { Double($0) / 64 }, values: values, startSeconds: 0,
      sampleRateHertz: 64, count: 100)
    #expect(actual == values)
  }

  @Test func `one sample is a constant`() {
    let actual = LinearInterpolation.resample(
      timestamps: [5], values: [3], startSeconds: 0, sampleRateHertz: 1, count: 3)
    #expect(actual == [3, 3, 3])
  }

  @Test func `time that runs backwards traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = LinearInterpolation.resample(
        timestamps: [0, 2, 1], values: [0, 0, 0], startSeconds: 0, sampleRateHertz: 1, count: 1)
    }
  }
}
