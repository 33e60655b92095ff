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

  /// A device in the folder: of its files, or all that a folder or an archive in it holds.
  struct Item {
    var device: DeviceFiles
    /// The session that it is alone.
    var source: SessionSource
    /// The path by which it lies in the folder.
    var place: String
  }

  /// What a folder or an archive in this one holds, where that is one device; nil for anything else.
  func item(_ found: SessionDiscovery.Found, at path: String) -> Item? {
    guard found.count == 1, let source = found.sources.first, let device = source.device,
      defaults.placement == nil
    else { return nil }
    let name = FileName.name(of: path)
    let isArchive = source.archives.contains { $0.path == path }
    guard
      let named = device.inside(
        folderNamed: RecordingNames.withoutArchiveEnding(name), isArchive: isArchive)
    else { return nil }
    var placed = source
    placed.device = named
    placed.sensors[0].placement = named.placement
    placed.sensors[0].side = source.sensors[0].side ?? named.side
    return Item(device: named, source: placed, place: path)
  }

  /// - Returns: The sessions, each with the place of its first device.
  func sessions(
    of paths: [String], and items: [Item] = []
  ) -> [(place: String, source: SessionSource)] {
    let files = DeviceFiles.devices(
      of: paths.map(FileName.name), endings: RecordingNames.endings
    ).map { device in
      let source = session(device)
      return Item(device: device, source: source, place: source.sensors.first?.path ?? "")
    }
    let all = (files + items).sorted { $0.place < $1.place }
    // What was said of all files tells none of them apart.
    guard defaults.placement == nil else { return files.map { ($0.place, $0.source) } }
    var sessions: [(place: String, source: SessionSource)] = []
    var taken: Set<Int> = []
    let placed = Dictionary(
      grouping: all.indices.filter { all[$0].device.placement != nil },
      by: { all[$0].device.sessionWords })
    for index in all.indices where !taken.contains(index) {
      let group = placed[all[index].device.sessionWords] ?? []
      let places = group.map {
        [all[$0].device.placement?.rawValue, all[$0].device.side?.rawValue]
      }
      guard group.count > 1, group.contains(index), Set(places).count == places.count else {
        taken.insert(index)
        sessions.append((all[index].place, all[index].source))
        continue
      }
      taken.formUnion(group)
      sessions += together(group.map { all[$0] }, words: all[index].device.sessionWords)
        .map { (all[index].place, $0) }
    }
    return sessions
  }

  /// The sessions of devices that differ in their places only: one, or one for each side, to which sensors without a side
  /// belong both.
  private func together(
    _ devices: [Item], words: [String]
  ) -> [SessionSource] {
    let sides = Side.allCases.filter { side in devices.contains { $0.device.side == side } }
    let choices: [Side?] = sides.count > 1 ? sides.map { Optional($0) } : [nil]
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
        side: defaults.side ?? choice ?? sides.first, sensors: members.flatMap { $0.source.sensors }
      )
      source.archives = members.flatMap { $0.source.archives }
      source.apart = members.map { $0.source }
      return source
    }
  }

  /// The session of one device.
  private func session(_ device: DeviceFiles) -> SessionSource {
    var sensor = SensorFile(device, in: folder)
    if let placement = defaults.placement {
      (sensor.placement, sensor.placementBasis) = (placement, .stated)
    }
    if let side = defaults.side { (sensor.side, sensor.sideBasis) = (side, .stated) }
    var parts = folderNames
    if !sensor.siblings.isEmpty, device.isNamedByChannelsOnly {
      // `Accelerometer.csv` and `Gyroscope.csv`: the folder is the name.
      if parts.isEmpty { parts = [folderName] }
    } else {
      parts.append(RecordingNames.withoutEnding(FileName.name(of: sensor.path)))
    }
    var source = SessionSource(
      id: parts.joined(separator: "-"), exercise: defaults.exercise, side: defaults.side,
      sensors: [sensor])
    source.device = device
    return source
  }

  /// The names of the folders between root and folder; none without a root.
  private var folderNames: [String] {
    guard let root, folder.hasPrefix(root) else { return [] }
    return folder.dropFirst(root.count).split(separator: "/").map {
      RecordingNames.withoutArchiveEnding(String($0))
    }
  }

  private var folderName: String {
    let name = FileName.name(of: Folders.standardPath(folder))
    return name.isEmpty || name == "/" ? "session" : RecordingNames.withoutArchiveEnding(name)
  }
}
