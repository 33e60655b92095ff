import HiplineCore

/// Physics Toolbox Sensor Suite by Vieyra Software: `time,gFx,gFy,gFz,ax,ay,az,wx,wy,wz,` after a blank line.
///
/// `gF` is in g with gravity, `a` in m/s² without it, `w` in rad/s. With several sensors a row is written for every event
/// of any of them, with the others' last values.
enum PhysicsToolbox: RecordingFormat {
  static let name = "physics-toolbox"
  static let hintWithoutGravity: String? =
    "record the “g-Force Meter”: its columns `gFx`, `gFy` and `gFz` hold gravity"

  static func recognises(_ preview: FilePreview) -> Bool {
    guard let header = headerLine(preview) else { return false }
    return (0..<header).allSatisfy { preview.isBlank($0) || preview.line($0).hasPrefix("#") }
  }

  static func plan(_ preview: FilePreview) throws(InputFailure) -> ReadingPlan {
    var assignment = ColumnAssignment(try NamedColumns.header(preview), path: preview.name)
    assignment.restSign = .upPositive
    assignment.angularRateUnit = .radiansPerSecond
    let names = assignment.layout.names.map { $0.lowercased() }
    for index in names.indices where assignment.meanings[index].quantity == .acceleration {
      if names[index].hasPrefix("gf") {
        if assignment.meanings[index].unit == nil {
          assignment.meanings[index].unit = .acceleration(.g)
          assignment.meanings[index].unitText = "g"
        }
      } else {
        assignment.meanings[index].quantity = .linearAcceleration
        if assignment.meanings[index].unit == nil {
          assignment.meanings[index].unit = .acceleration(.metresPerSecondSquared)
          assignment.meanings[index].unitText = "m/s²"
        }
      }
    }
    for index in names.indices where assignment.meanings[index].quantity == .time {
      let stamps = assignment.layout.sample.fields(ofColumn: index).compactMap {
        FieldText.number($0)
      }
      // Others name their columns alike, and count in another unit.
      if assignment.meanings[index].unit == nil,
        TimeAxis.medianStep(stamps) < TimeUnit.stepSeconds.upperBound
      {
        assignment.meanings[index].unit = .time(.seconds)
      }
    }
    var plan = try assignment.plan(format: name)
    let sensors = Set(names.compactMap { $0.hasSuffix("x") ? $0 : nil })
    plan.holdsBetweenEvents = sensors.count > 1
    return plan
  }

  private static func headerLine(_ preview: FilePreview) -> Int? {
    preview.wordLineIndex { line in
      let names = line.lowercased().split(whereSeparator: { ",;\t".contains($0) })
        .map { $0.drop { $0 == " " } }
      guard names.count >= 4, names[0] == "time" else { return false }
      return ["gfx", "ax", "wx"].contains { names[1] == $0 || names[1].hasPrefix("\($0) (") }
        && ["gfz", "az", "wz"].contains { names[3] == $0 || names[3].hasPrefix("\($0) (") }
    }
  }
}
