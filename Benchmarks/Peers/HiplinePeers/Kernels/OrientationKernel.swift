import HiplineCore
import HiplineKinematics

/// VQF over a whole recording: the quaternions, four numbers a sample.
struct OrientationKernel: Kernel {
  static let name = "orientation"

  private let gyroscope: VectorSeries
  private let accelerometer: VectorSeries
  private let rate: Double
  private let isOffline: Bool
  private let parameters: VQF.Parameters

  init(_ input: KernelInput) throws {
    gyroscope = Self.vectors(try input.numbers("gyroscope"))
    accelerometer = Self.vectors(try input.numbers("accelerometer"))
    rate = try input.parameter("rate")
    isOffline = try input.parameter("offline") == 1
    parameters = try input.parameter("reference") == 1 ? .reference : .init()
  }

  func run() -> OrientationSeries {
    isOffline
      ? VQF.offline(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: rate,
        parameters: parameters)
      : VQF.online(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: rate,
        parameters: parameters)
  }

  static func numbers(of output: OrientationSeries) -> [Double] {
    output.sensorToEarth.flatMap { [$0.w, $0.x, $0.y, $0.z] }
  }

  /// The vectors of rows of three.
  private static func vectors(_ rows: [Double]) -> VectorSeries {
    VectorSeries(count: rows.count / 3) { row in
      Vector3(rows[3 * row], rows[3 * row + 1], rows[3 * row + 2])
    }
  }
}
