import HiplineCore
import HiplineTestSupport
import Testing

struct StillNormTests {
  /// Ten seconds at 50 Hz: shaken by up to 2 m/s², still from 4 s to 6 s.
  private static let series: VectorSeries = {
    let shaking = randomVectors(count: 500, seed: 20)
    return VectorSeries(
      (0..<500).map { index in
        let scale = (200..<300).contains(index) ? 0.01 : 2
        return Vector3(3, -4, 8.5) + shaking[index] * scale
      })
  }()

  @Test func `the stillest second is found between shaking ones`() throws {
    let window = try #require(
      StillNorm.stillestWindow(of: Self.series, windowSamples: 50))
    #expect(window.lowerBound >= 200 && window.upperBound <= 300)
    #expect(window.count == 50)
  }

  @Test func `the norm is that of gravity, not of the shaking`() throws {
    let norm = try #require(StillNorm.measure(Self.series, windowSamples: 50))
    #expect(abs(norm - Vector3(3, -4, 8.5).norm) < 0.005)
  }

  @Test func `turning the sensor changes neither the window nor the norm`() throws {
    let norm = try #require(StillNorm.measure(Self.series, windowSamples: 50))
    let window = StillNorm.stillestWindow(of: Self.series, windowSamples: 50)
    for rotation in randomRotations(count: 10, seed: 21) {
      let turned = Self.series.map(rotation.rotate)
      #expect(StillNorm.stillestWindow(of: turned, windowSamples: 50) == window)
      #expect(
        Approximate.error(StillNorm.measure(turned, windowSamples: 50), norm) < .rounding)
    }
  }

  @Test func `one wild sample in the still second does not move the norm`() throws {
    var vectors = [Vector3](repeating: Vector3(0, 0, 9.8), count: 50)
    vectors[20] = Vector3(0, 0, 100)
    #expect(StillNorm.measure(VectorSeries(vectors), windowSamples: 50) == 9.8)
  }

  @Test func `a series shorter than the window is taken whole, an empty one has no norm`() {
    let short = VectorSeries([Vector3(0, 0, 9.8), Vector3(0, 0, 9.8)])
    #expect(StillNorm.stillestWindow(of: short, windowSamples: 100) == 0..<2)
    #expect(StillNorm.measure(short, windowSamples: 100) == 9.8)
    #expect(StillNorm.measure(VectorSeries([]), windowSamples: 100) == nil)
  }
}
