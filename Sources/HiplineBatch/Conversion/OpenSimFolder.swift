import HiplineAnalysis
import HiplineCore

/// Sessions as OpenSim's tools for IMUs read them: a folder each with the orientations of its sensors, and the settings of IMU placer
/// and of inverse kinematics.
///
/// Source: OpenSim 4 documentation, “OpenSense: kinematics with IMU data”; the files' own readers.
struct OpenSimFolder: ConversionTarget {
  static let name = "opensim"
  static let isOnOneTimeAxis = false
  static let isSessionWise = true

  private let folder: NewFolder

  init(_ folder: NewFolder, sources: [SessionSource]) { self.folder = folder }

  func session(
    _ layout: SessionLayout
  ) throws(OutputFailure) -> (written: Void?, failures: [InputFailure], findings: [Finding]) {
    let source = layout.session.source
    let converted: (orientations: SessionOrientations, table: OpenSimOrientations)
    do throws(InputFailure) {
      let orientations = try layout.session.orientations()
      converted = (orientations, try OpenSimOrientations(orientations, name: source.id))
    } catch {
      return (nil, [error], [])
    }
    let place = SessionFileName(source.id).file("")
    let (orientations, table) = converted
    let file = try folder.begin([place, OpenSimSetup.orientations])
    try table.write { rows throws(OutputFailure) in try file.append(rows) }
    try folder.finish(file, as: [place, OpenSimSetup.orientations])
    let setup = OpenSimSetup(timesSeconds: orientations.timesSeconds)
    try folder.put(setup.placer, [place, "imu_placer.xml"])
    try folder.put(setup.inverseKinematics, [place, "imu_inverse_kinematics.xml"])
    return ((), [], orientations.findings + [table.pose.finding])
  }

  func add(_ written: Void) {}

  func end() {}
}

extension SessionRunner.Session {
  /// - Throws: Where it is too long to be held, or has no orientations.
  fileprivate func orientations() throws(InputFailure) -> SessionOrientations {
    switch self {
    case .held(let reading): return try Analyzer().orientations(reading.input())
    case .long(let session):
      throw InputFailure(
        .noExercise, path: session.source.id,
        "a recording of hours or days has no one pose to place the sensors in",
        hint: "convert a recording of one session; `hipline analyze` says where the bouts are")
    }
  }
}
