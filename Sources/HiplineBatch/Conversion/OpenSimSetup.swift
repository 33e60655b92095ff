/// The settings of IMU placer and of inverse kinematics for the table beside them.
struct OpenSimSetup {
  static let orientations: PlainName = "orientations.sto"

  let timesSeconds: [Double]

  /// Where what a tool reads has no turn left to do: the table is in the model's ground.
  private static let noTurn = "0 0 0"

  var placer: String {
    document(
      "IMUPlacer",
      """
      <!-- Your model, in the pose of the table's first row; bodies that have no sensor in the table keep none. -->
      <model_file>model.osim</model_file>
      <orientation_file_for_calibration>\(Self.orientations.text)</orientation_file_for_calibration>
      <sensor_to_opensim_rotations>\(Self.noTurn)</sensor_to_opensim_rotations>
      <output_model_file>model_with_imus.osim</output_model_file>
      """)
  }

  var inverseKinematics: String {
    document(
      "IMUInverseKinematicsTool",
      """
      <model_file>model_with_imus.osim</model_file>
      <orientations_file>\(Self.orientations.text)</orientations_file>
      <sensor_to_opensim_rotations>\(Self.noTurn)</sensor_to_opensim_rotations>
      <time_range>\(timesSeconds.first?.description ?? "0") \(timesSeconds.last?.description ?? "0")</time_range>
      <results_directory>.</results_directory>
      <output_motion_file>motion.mot</output_motion_file>
      """)
  }

  private func document(_ tool: String, _ settings: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8" ?>
    <OpenSimDocument Version="40500">
    <\(tool)>
    \(settings)
    </\(tool)>
    </OpenSimDocument>

    """
  }
}
