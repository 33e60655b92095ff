import Foundation
import HiplineCore
import HiplineIO

/// The sessions that the recordings of one folder make, by their names.
///
/// Files of one device (``DeviceFiles``) are one sensor, and sensors whose names differ in the place on the body only are one
/// session. Any other file is a session of its own.
struct LooseRecordings {
  var folder: String
  /// The folder below which a session's name begins; nil for the file's name alone.
  var root: String?
  var defaults: SessionDefaults

  func sessions(of paths: [String]) -> [SessionSource] {
    let devices = DeviceFiles.devices(
      of: paths.map(FileName.name), endings: RecordingNames.endings)
    let lone = devices.map(session)
    // What was said of all files tells none of them apart.
    guard defaults.placement == nil else { return lone }
    var sessions: [SessionSource] = []
    var taken: Set<Int> = []
    let placed = Dictionary(
      grouping: devices.indices.filter { devices[$0].placement != nil },
      by: { devices[$0].sessionWords })
    for index in devices.indices where !taken.contains(index) {
      let group = placed[devices[index].sessionWords] ?? []
      let places = group.map { [devices[$0].placement?.rawValue, devices[$0].side?.rawValue] }
      guard group.count > 1, group.contains(index), Set(places).count == places.count else {
        taken.insert(index)
        sessions.append(lone[index])
        continue
      }
      taken.formUnion(group)
      sessions += together(
        group.map { (devices[$0], lone[$0]) }, words: devices[index].sessionWords)
    }
    return sessions
  }

  /// The sessions of devices that differ in their places only: one, or one for each side, to which sensors without a side
  /// belong both.
  private func together(
    _ devices: [(device: DeviceFiles, lone: SessionSource)], words: [String]
  ) -> [SessionSource] {
    let sides = Side.allCases.filter { side in devices.contains { $0.device.side == side } }
    let choices: [Side?] = sides.count > 1 ? sides : [nil]
    return choices.map { choice in
      let members = devices.filter {
        choice == nil || $0.device.side == nil || $0.device.side == choice
      }
      var parts = folderNames
      parts += words.isEmpty ? [] : [words.joined(separator: "_")]
      if parts.isEmpty { parts = [folderName] }
      if let choice { parts.append(choice.rawValue) }
      var source = SessionSource(
        id: parts.joined(separator: "-"), exercise: defaults.exercise,
        side: defaults.side ?? choice ?? sides.first, sensors: members.flatMap(\.lone.sensors))
      source.apart = members.map(\.lone)
      return source
    }
  }

  /// The session of one device.
  private func session(_ device: DeviceFiles) -> SessionSource {
    var sensor = SensorFile(device, in: folder)
    sensor.placement = defaults.placement ?? sensor.placement
    sensor.side = defaults.side ?? sensor.side
    var parts = folderNames
    if !sensor.siblings.isEmpty, device.isNamedByChannelsOnly {
      // `Accelerometer.csv` and `Gyroscope.csv`: the folder is the name.
      if parts.isEmpty { parts = [folderName] }
    } else {
      parts.append(RecordingNames.withoutEnding(FileName.name(of: sensor.path)))
    }
    return SessionSource(
      id: parts.joined(separator: "-"), exercise: defaults.exercise, side: defaults.side,
      sensors: [sensor])
  }

  /// The names of the folders between root and folder; none without a root.
  private var folderNames: [String] {
    guard let root, folder.hasPrefix(root) else { return [] }
    return folder.dropFirst(root.count).split(separator: "/").map {
      RecordingNames.withoutArchiveEnding(String($0))
    }
  }

  private var folderName: String {
    let name = URL(filePath: folder.isEmpty ? "." : folder).standardizedFileURL.lastPathComponent
    return name.isEmpty || name == "/" ? "session" : RecordingNames.withoutArchiveEnding(name)
  }
}
