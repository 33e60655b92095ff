import Foundation
import HiplineCore

/// A sensor that is lifted and lowered every six seconds for half of every minute, with noise and a gyroscope's bias.
enum LongRecording {
  static let sampleRateHertz = 100.0

  static func make(sampleCount: Int, seed: UInt64) -> UniformRecording {
    var state = seed
    func noise() -> Double {
      // Knuth's linear congruential generator; the upper bits are random enough to fill memory.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53) - 0.5
    }
    func angle(_ index: Int) -> Double {
      let seconds = Double(index) / sampleRateHertz
      let active = seconds.truncatingRemainder(dividingBy: 60) < 30
      return active ? 0.3 - 0.3 * cos(2 * .pi * seconds / 6) : 0
    }
    let accelerometer = VectorSeries(count: sampleCount) { index in
      Vector3(9.81 * sin(angle(index)) + 0.05 * noise(), 0.05 * noise(), 9.81 * cos(angle(index)))
    }
    let gyroscope = VectorSeries(count: sampleCount) { index in
      let change = (angle(index + 1) - angle(index)) * sampleRateHertz
      return Vector3(0.002 * noise(), 0.005 - change, 0.003 + 0.002 * noise())
    }
    return UniformRecording(
      sampleRateHertz: sampleRateHertz, accelerometer: accelerometer, gyroscope: gyroscope)
  }
}
