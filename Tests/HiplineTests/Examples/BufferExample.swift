import Hipline

/// The code that `Hipline.docc` and the READMEs show, as functions; the tests hold both against each other.
enum BufferExample {
  static func scores(
    seconds: [Double], ax: [Double], ay: [Double], az: [Double], gx: [Double], gy: [Double],
    gz: [Double]
  ) throws -> SessionResult {
    let thigh = SensorBuffer(
      placement: .thigh, seconds: seconds,
      acceleration: VectorSeries(x: ax, y: ay, z: az),  // m/s², with gravity
      angularRate: VectorSeries(x: gx, y: gy, z: gz))  // rad/s; leave it out without a gyroscope
    let result = try Analyzer().analyze([thigh], exercise: .clamshell, side: .right)
    for repetition in result.repetitions {
      print(repetition.index, repetition.score?.overall ?? .nan, repetition.state?.rawValue ?? "–")
    }
    return result
  }

  static func ofCoreMotion(
    _ samples: [(seconds: Double, gravities: Vector3, radiansPerSecond: Vector3)]
  ) throws -> SessionResult {
    let gravity = 9.80665
    let phone = SensorBuffer(
      placement: .thigh, seconds: samples.map(\.seconds),
      acceleration: VectorSeries(samples.map { $0.gravities * gravity }),
      angularRate: VectorSeries(samples.map(\.radiansPerSecond)),
      restSign: .upNegative)
    return try Analyzer().analyze([phone], exercise: .clamshell, side: .left)
  }

  static func twoSensors(thigh: SensorBuffer, pelvis: SensorBuffer) throws -> SessionResult {
    var thigh = thigh
    var pelvis = pelvis
    thigh.placement = .thigh
    pelvis.placement = .pelvis
    let result = try Analyzer().analyze([thigh, pelvis], exercise: .clamshell, side: .right)
    if let stop = result.summary.stopRepetition {
      print("The pelvis gave way on repetition \(stop).")
    }
    return result
  }
}
