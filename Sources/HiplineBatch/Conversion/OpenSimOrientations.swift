import HiplineAnalysis
import HiplineCore

/// Orientations as OpenSim's table of quaternions: times, and a column a sensor with the name of the body that it is on.
struct OpenSimOrientations {
  let pose: OpenSimPose
  private let orientations: SessionOrientations
  /// In the order of the sensors.
  private let labels: [String]

  /// - Parameter name: The session's name, for what is wrong.
  /// - Throws: Where it is not known whose leg a sensor is on.
  init(_ orientations: SessionOrientations, name: String) throws(InputFailure) {
    self.orientations = orientations
    pose = OpenSimPose(exercise: orientations.exercise, side: orientations.side)
    var labels: [String] = []
    for sensor in orientations.sensors {
      guard let label = Self.label(of: sensor, movingSide: orientations.side) else {
        throw InputFailure(
          .noExercise, path: name,
          "a model has two legs, and nothing says on which one the sensor on the \(sensor.placement.rawValue) is",
          hint: "name the side that moves, as with --side right")
      }
      labels.append(label)
    }
    self.labels = labels
  }

  /// Gives the table piece by piece.
  func write<Failure: Error>(_ put: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var text = """
      DataRate=\(orientations.sampleRateHertz)
      DataType=Quaternion
      version=3
      OpenSimVersion=4.5
      endheader
      time\t\(labels.joined(separator: "\t"))

      """
    for (row, seconds) in orientations.timesSeconds.enumerated() {
      text += "\(seconds)"
      for sensor in orientations.sensors {
        let turned = (pose.frame * sensor.orientations[row]).normalized
        text += "\t\(turned.w),\(turned.x),\(turned.y),\(turned.z)"
      }
      text += "\n"
      if text.utf8.count > Self.pieceBytes {
        try put(Array(text.utf8))
        text = ""
      }
    }
    try put(Array(text.utf8))
  }

  /// For memory only: so many bytes are made at a time.
  private static let pieceBytes = 1 << 16

  /// The body's name in the models that OpenSim comes with, and `_imu`, by which IMU placer finds it.
  private static func label(of sensor: SessionOrientations.Sensor, movingSide: Side?) -> String? {
    func leg(_ bone: String, _ side: Side?) -> String? {
      side.map { "\(bone)_\($0 == .left ? "l" : "r")_imu" }
    }
    let own = sensor.side ?? movingSide
    switch sensor.placement {
    case .pelvis: return "pelvis_imu"
    case .lumbar: return "torso_imu"
    case .thigh: return leg("femur", own)
    case .shank: return leg("tibia", own)
    case .foot: return leg("calcn", own)
    case .otherThigh: return leg("femur", movingSide?.other)
    }
  }
}

extension Side {
  fileprivate var other: Side { self == .left ? .right : .left }
}
