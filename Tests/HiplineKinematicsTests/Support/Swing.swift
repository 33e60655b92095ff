import HiplineCore
import HiplineTestSupport
import RealModule

/// A sensor that turns about one of its own axes and measures gravity and its rate, nothing else.
struct Swing {
  var sampleRateHertz = 100.0
  var seconds = 20.0
  /// In sensor coordinates, of length one.
  var axis = Vector3(0.6, -0.64, 0.48)
  /// Up in sensor coordinates at angle zero, of length one.
  var up = Vector3(0.8, 0.48, -0.36)
  /// The angle in radians and its derivative in rad/s at a time in seconds.
  var motion: (Double) -> (angle: Double, rate: Double) = { _ in (0, 0) }

  /// To and fro from rest: `range` degrees from end to end at `hertz`.
  static func sine(degrees range: Double, hertz: Double) -> (Double) -> (Double, Double) {
    let amplitude = range / 2 * .pi / 180
    let turn = 2 * Double.pi * hertz
    return { seconds in
      (-amplitude * Double.cos(turn * seconds), amplitude * turn * Double.sin(turn * seconds))
    }
  }

  var times: [Double] {
    (0..<Int(seconds * sampleRateHertz)).map { Double($0) / sampleRateHertz }
  }

  var angles: [Double] { times.map { motion($0).angle * 180 / .pi } }

  var upVectors: VectorSeries {
    VectorSeries(
      times.map { Quaternion(axis: axis, angleRadians: -motion($0).angle).rotate(up) })
  }

  var rates: VectorSeries { VectorSeries(times.map { axis * motion($0).rate }) }

  func recording(bias: Vector3 = .zero, withGyroscope: Bool = true) -> UniformRecording {
    UniformRecording(
      sampleRateHertz: sampleRateHertz,
      accelerometer: upVectors.scaled(by: StillNorm.standardGravity),
      gyroscope: withGyroscope ? rates.map { $0 + bias } : nil)
  }
}

/// The distance from the lowest to the highest value.
func spread(_ values: some Collection<Double>) -> Double {
  guard let low = values.min(), let high = values.max() else { return .nan }
  return high - low
}

let degree = Double.pi / 180

extension Double {
  /// What a filter that takes two seconds to settle leaves of a movement and of its middle, in degrees.
  static let settlingDegrees = 0.1

  /// What a phone's noise and the leg's own acceleration leave of a direction, in degrees.
  static let phoneDirectionDegrees = 0.5
}
