import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

/// The filter that learns the bias from blocks beside the one that learns it from every sample.
struct BlockBiasTests {
  @Test(
    "the vertical is the same to 0.02°, and the bias to 0.01 °/s; to three times that at 80 °/s",
    arguments: [50.0, 100, 200, 400], [0.1, 0.5, 1.0])
  func blocksTellTheBias(rate: Double, hertz: Double) {
    let tolerance = hertz < 1 ? 1.0 : 3
    var generator = SplitMix64(seed: UInt64(rate * hertz))
    let swing = Swing(
      sampleRateHertz: rate, seconds: 60, motion: Swing.sine(degrees: 25, hertz: hertz))
    let bias = Vector3(0.01, -0.015, 0.02)
    func noisy(_ series: VectorSeries, _ size: Double) -> VectorSeries {
      series.map { vector in
        vector
          + size
          * Vector3(
            .random(in: -1...1, using: &generator), .random(in: -1...1, using: &generator),
            .random(in: -1...1, using: &generator))
      }
    }
    let gyroscope = noisy(swing.rates.map { $0 + bias }, 0.003)
    let accelerometer = noisy(swing.upVectors.map { StillNorm.standardGravity * $0 }, 0.02)
    let frame = MountingFrame(accelerometer: accelerometer, gyroscope: gyroscope)
    let blocks = VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, in: frame, sampleRateHertz: rate)
    let samples = VQF.offline(
      gyroscope: gyroscope.map(frame.entered), accelerometer: accelerometer.map(frame.entered),
      sampleRateHertz: rate)
    #expect(blocks.count == samples.count)
    let (one, other) = (blocks.up, samples.up)
    for index in one.indices {
      #expect(Angle.degrees(between: one[index], and: other[index]) < 0.02 * tolerance)
    }
    for index in stride(from: 0, to: one.count, by: 25) {
      let apart = (blocks.gyroscopeBias[index] - samples.gyroscopeBias[index]).norm
      #expect(apart * Angle.degreesPerRadian < 0.01 * tolerance)
    }
  }

  @Test("a recording shorter than a block has an orientation", arguments: 1...9)
  func shortRecordings(count: Int) {
    let accelerometer = VectorSeries(count: count) { _ in Vector3(0, 0, 9.8) }
    let gyroscope = VectorSeries(count: count) { _ in Vector3(0.1, 0, 0) }
    let frame = MountingFrame(accelerometer: accelerometer, gyroscope: gyroscope)
    let series = VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, in: frame, sampleRateHertz: 100)
    #expect(series.count == count)
    #expect(series.sensorToEarth.allSatisfy { abs($0.rotate(Vector3(1, 0, 0)).norm - 1) < 1e-9 })
  }
}
