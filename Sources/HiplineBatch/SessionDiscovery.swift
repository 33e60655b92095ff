import Foundation
public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// Finds the sessions behind the paths that a user names.
///
/// A folder with a `session.yaml` is one session, one with a `dataset_description.json` a Motion-BIDS tree; any other folder is searched, in the order of names. Files are put together
/// by their names: those of one device (``DeviceFiles``) are one sensor, and sensors whose names differ in the place on the
/// body only are one session. Any other file is a session of its own.
public struct SessionDiscovery: Sendable {
  /// What holds for sessions that do not say it themselves.
  public var exercise: Exercise?
  public var side: Side?
  public var placement: Placement?
  /// A profile for all sessions, whatever they say themselves.
  public var profile: ProfileText?

  /// The endings of files that a folder is searched for.
  static let endings = [".csv", ".txt", ".tsv", ".csv.gz", ".csv.zst"]
  static let archiveEnding = ".zip"
  static let sessionFile = "session.yaml"
  /// What apps put beside their recordings: phyphox's `meta` folder, Sensor Logger's description and notes.
  static let companions: Set<String> = ["meta", "Metadata.csv", "Annotation.csv"]

  public init(
    exercise: Exercise? = nil, side: Side? = nil, placement: Placement? = nil,
    profile: ProfileText? = nil
  ) {
    self.exercise = exercise
    self.side = side
    self.placement = placement
    self.profile = profile
  }

  public struct Found: Sendable {
    public var sources: [SessionSource] = []
    public var failures: [InputFailure] = []
  }

  /// - Returns: Sessions in the order of the paths with unique names, and what could not be looked at.
  ///
  /// - Parameter others: Sessions known already, to be named with the rest.
  public func sessions(at paths: [String], and others: [SessionSource] = []) -> Found {
    var found = Found()
    // Files of one folder belong together, wherever they are named; a session comes where its first file does.
    var waiting: [String: [SessionSource]] = [:]
    let archives = Set(paths.filter { Self.isArchive($0) })
    let files = paths.filter { Self.kind(of: $0) == .file && !archives.contains($0) }
    for path in files where waiting[path.folder] == nil {
      waiting[path.folder] = recordings(files.filter { $0.folder == path.folder }, root: nil)
    }
    for path in paths {
      if archives.contains(path) {
        lookIntoArchive(path, root: path.folder, into: &found)
        continue
      }
      switch Self.kind(of: path) {
      case .folder: lookIntoFolder(path, root: path, into: &found)
      case .file:
        var sources: [SessionSource] = []
        for source in waiting[path.folder] ?? [] where source.sensors.first?.path == path {
          // A file named twice is a session each time.
          if !sources.contains(source) { sources.append(source) }
        }
        for source in sources {
          guard let place = waiting[path.folder]?.firstIndex(of: source) else { continue }
          waiting[path.folder]?.remove(at: place)
        }
        found.sources += sources
      case nil:
        found.failures.append(
          InputFailure(
            .unreadable, path: path, "there is no such file or folder", hint: "check the path"))
      }
    }
    found.sources += others
    found.sources = Self.withUniqueNames(found.sources.map(withProfile))
    return found
  }

  private func withProfile(_ source: SessionSource) -> SessionSource {
    var copy = source
    copy.profile = profile ?? source.profile
    copy.apart = source.apart.map(withProfile)
    return copy
  }

  private enum Kind {
    case file
    case folder
  }

  private static func kind(of path: String) -> Kind? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue ? .folder : .file
  }

  private func lookIntoFolder(_ path: String, root: String, into found: inout Found) {
    let description = path.appending(component: Self.sessionFile)
    if Self.kind(of: description) == .file {
      do throws(InputFailure) {
        found.sources.append(
          try session(
            SessionDescription.read(path: description, exercises: Exercise.all.map(\.name)),
            at: path, bytes: YAMLDocument.bytes))
      } catch {
        found.failures.append(error)
      }
      return
    }
    if let dataset = MotionDataset(path) {
      let inside = dataset.sessions(exercise: exercise, side: side, placement: placement)
      found.sources += inside.sources
      found.failures += inside.failures
      return
    }
    search(path, root: root, into: &found)
  }

  private static func isArchive(_ path: String) -> Bool {
    kind(of: path) == .file
      && (path.lowercased().hasSuffix(archiveEnding) || RecordingArchive.isArchive(path: path))
  }

  /// The sessions in an archive, folder by folder, as if it were unpacked.
  private func lookIntoArchive(_ path: String, root: String, into found: inout Found) {
    let before = found.sources.count + found.failures.count
    do throws(InputFailure) {
      let archive = try RecordingArchive(path: path)
      var folders: [String] = []
      var names: [String: [String]] = [:]
      for entry in archive.entries {
        let file = "\(path)/\(entry.name)"
        if names[file.folder] == nil { folders.append(file.folder) }
        names[file.folder, default: []].append(file)
      }
      for folder in folders.sorted() {
        let inside = try sessions(
          of: (names[folder] ?? []).sorted(), in: archive, folder: folder, root: root)
        found.sources += inside.map { source in
          var copy = source
          copy.archive = path
          copy.apart = source.apart.map { part in
            var copy = part
            copy.archive = path
            return copy
          }
          return copy
        }
      }
    } catch {
      found.failures.append(error)
      return
    }
    if found.sources.count + found.failures.count == before {
      found.failures.append(
        InputFailure(
          .empty, path: path, "no recording in the archive",
          hint: "export the recording as CSV, or unpack the archive and name its files"))
    }
  }

  private func sessions(
    of files: [String], in archive: RecordingArchive, folder: String, root: String
  ) throws(InputFailure) -> [SessionSource] {
    let description = folder.appending(component: Self.sessionFile)
    if let entry = archive.entries.first(where: { "\(archive.path)/\($0.name)" == description }) {
      return [
        try session(
          SessionDescription.read(
            bytes: archive.bytes(of: entry), path: description,
            exercises: Exercise.all.map(\.name)),
          at: folder
        ) { path throws(InputFailure) in
          guard
            let entry = archive.entries.first(where: { "\(archive.path)/\($0.name)" == path })
          else {
            throw InputFailure(
              .unreadable, path: path, "there is no such profile in the archive",
              hint: "add it to the archive, or correct `profile` in session.yaml")
          }
          return try archive.bytes(of: entry)
        }
      ]
    }
    let inArchive = folder.dropFirst(archive.path.count).split(separator: "/").map(String.init)
    guard inArchive.allSatisfy({ !Self.companions.contains($0) }) else { return [] }
    let wanted = files.filter { file in
      !Self.companions.contains(file.fileName)
        && Self.endings.contains { file.lowercased().hasSuffix($0) }
    }
    return recordings(wanted, root: root)
  }

  private func search(_ folder: String, root: String, into found: inout Found) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      found.failures.append(
        InputFailure(
          .unreadable, path: folder, "the folder cannot be listed", hint: "check its permissions"))
      return
    }
    let before = found.sources.count + found.failures.count
    var files: [String] = []
    var folders: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") && !Self.companions.contains(name) {
      let path = folder.appending(component: name)
      switch Self.kind(of: path) {
      case .folder: folders.append(path)
      case .file where name.lowercased().hasSuffix(Self.archiveEnding): folders.append(path)
      case .file where Self.endings.contains { name.lowercased().hasSuffix($0) }:
        files.append(path)
      case .file, nil: continue
      }
    }
    // The sources of files and folders in the order of their names.
    var places = recordings(files, root: root).map { source in
      (name: source.sensors.first?.path ?? "", found: Found(sources: [source]))
    }
    for path in folders {
      var inside = Found()
      if Self.kind(of: path) == .folder {
        lookIntoFolder(path, root: root, into: &inside)
      } else {
        lookIntoArchive(path, root: root, into: &inside)
      }
      places.append((name: path, found: inside))
    }
    for place in places.sorted(by: { $0.name < $1.name }) {
      found.sources += place.found.sources
      found.failures += place.found.failures
    }
    if folder == root, found.sources.count + found.failures.count == before {
      found.failures.append(
        InputFailure(
          .empty, path: folder, "no recording in the folder",
          hint: "put .csv or .txt recordings into it, or a session.yaml that names them"))
    }
  }

  /// The sessions that the files of one folder make.
  private func recordings(_ paths: [String], root: String?) -> [SessionSource] {
    guard let folder = paths.first?.folder else { return [] }
    let devices = DeviceFiles.devices(of: paths.map(\.fileName), endings: Self.endings)
    let lone = devices.map { loneDevice($0, folder: folder, root: root) }
    // What was said of all files tells none of them apart.
    guard placement == nil else { return lone }
    var sessions: [SessionSource] = []
    var taken: Set<Int> = []
    for index in devices.indices where !taken.contains(index) {
      let group = devices.indices.filter { other in
        devices[other].placement != nil
          && devices[other].sessionWords == devices[index].sessionWords
      }
      let places = group.map { [devices[$0].placement?.rawValue, devices[$0].side?.rawValue] }
      guard group.count > 1, group.contains(index), Set(places).count == places.count else {
        taken.insert(index)
        sessions.append(lone[index])
        continue
      }
      taken.formUnion(group)
      sessions += together(
        group.map { (devices[$0], lone[$0]) }, words: devices[index].sessionWords, folder: folder,
        root: root)
    }
    return sessions
  }

  /// The sessions of devices that differ in their places only: one, or one for each side, to which sensors without a side
  /// belong both.
  private func together(
    _ devices: [(device: DeviceFiles, lone: SessionSource)], words: [String], folder: String,
    root: String?
  ) -> [SessionSource] {
    let sides = Side.allCases.filter { side in devices.contains { $0.device.side == side } }
    let choices: [Side?] = sides.count > 1 ? sides : [nil]
    return choices.map { choice in
      let members = devices.filter {
        choice == nil || $0.device.side == nil || $0.device.side == choice
      }
      var parts = Self.parts(of: folder, below: root)
      parts += words.isEmpty ? [] : [words.joined(separator: "_")]
      if parts.isEmpty { parts = [Self.name(ofFolder: folder)] }
      if let choice { parts.append(choice.rawValue) }
      var source = SessionSource(
        id: parts.joined(separator: "-"), exercise: exercise, side: side ?? choice ?? sides.first,
        sensors: members.flatMap(\.lone.sensors))
      source.apart = members.map(\.lone)
      return source
    }
  }

  private func loneDevice(_ device: DeviceFiles, folder: String, root: String?) -> SessionSource {
    var sensor = SensorFile(device, in: folder)
    sensor.placement = placement ?? sensor.placement
    sensor.side = side ?? sensor.side
    var parts = Self.parts(of: folder, below: root)
    if !sensor.siblings.isEmpty, device.isNamedByChannelsOnly {
      // `Accelerometer.csv` and `Gyroscope.csv`: the folder is the name.
      if parts.isEmpty { parts = [Self.name(ofFolder: folder)] }
    } else {
      parts.append(sensor.path.fileName.withoutEnding)
    }
    return SessionSource(
      id: parts.joined(separator: "-"), exercise: exercise, side: side, sensors: [sensor])
  }

  /// The folders between a root and a folder; none without a root.
  private static func parts(of folder: String, below root: String?) -> [String] {
    guard let root, folder.hasPrefix(root) else { return [] }
    return folder.dropFirst(root.count).split(separator: "/").map { part in
      String(part).withoutArchiveEnding
    }
  }

  private static func name(ofFolder folder: String) -> String {
    let name = URL(filePath: folder.isEmpty ? "." : folder).standardizedFileURL.lastPathComponent
    return name.isEmpty || name == "/" ? "session" : name.withoutArchiveEnding
  }

  /// The sessions that a manifest lists.
  ///
  /// - Throws: What is wrong with the manifest, with line and field.
  public func sessions(
    inManifest path: String
  ) throws(InputFailure) -> [SessionSource] {
    try SessionManifest.read(path: path, exercises: Exercise.all.map(\.name)).map(session)
  }

  /// A session with what its description names beside it.
  ///
  /// - Parameters:
  ///   - folder: Of the description.
  ///   - bytes: Reads a file.
  /// - Throws: Where the profile cannot be read.
  private func session(
    _ description: SessionDescription, at folder: String,
    bytes: (String) throws(InputFailure) -> [UInt8]
  ) throws(InputFailure) -> SessionSource {
    var source = session(description)
    guard let name = description.profile, profile == nil else { return source }
    if let exercise = Exercise.named(name) {
      // The profile of an exercise that Hipline has is written as one that begins with it.
      source.profile = ProfileText(path: name, bytes: Array("based_on: \(exercise.name)".utf8))
      return source
    }
    let path = name.hasPrefix("/") ? name : folder.appending(component: name)
    source.profile = ProfileText(path: path, bytes: try bytes(path))
    return source
  }

  /// A session that somebody described; the exercise is one that is known.
  private func session(_ description: SessionDescription) -> SessionSource {
    SessionSource(
      id: description.id, subject: description.subject, startedAt: description.startedAt,
      exercise: exercise ?? description.exercise.flatMap(Exercise.named),
      side: side ?? description.side,
      sensors: description.sensors.map { sensor in
        let words = BodyWords(sensor.path.fileName.withoutEnding)
        var copy = sensor
        copy.placement = sensor.placement ?? placement ?? words.placement
        copy.side = sensor.side ?? words.side
        return copy
      })
  }

  /// The same name twice gets its parent folder's name before it, and a number where that is not enough.
  private static func withUniqueNames(_ sources: [SessionSource]) -> [SessionSource] {
    var counts: [String: Int] = [:]
    for source in sources { counts[source.id, default: 0] += 1 }
    var used: Set<String> = []
    func unique(_ source: SessionSource) -> SessionSource {
      var copy = source
      if counts[source.id, default: 0] > 1, let path = source.sensors.first?.path {
        let parts = path.split(separator: "/")
        if parts.count > 1 { copy.id = "\(parts[parts.count - 2])-\(source.id)" }
      }
      let base = copy.id
      var number = 2
      while !used.insert(copy.id).inserted {
        copy.id = "\(base)-\(number)"
        number += 1
      }
      return copy
    }
    return sources.map { source in
      var copy = unique(source)
      copy.apart = source.apart.map(unique)
      return copy
    }
  }
}

extension String {
  fileprivate func appending(component: String) -> String {
    hasSuffix("/") ? self + component : self + "/" + component
  }

  /// Everything before the file's name; empty without a folder.
  fileprivate var folder: String {
    lastIndex(of: "/").map { String(self[..<$0]).isEmpty ? "/" : String(self[..<$0]) } ?? ""
  }

  fileprivate var fileName: String { split(separator: "/").last.map(String.init) ?? self }

  /// The name without the ending of an archive, which is a folder as good as any.
  fileprivate var withoutArchiveEnding: String {
    lowercased().hasSuffix(SessionDiscovery.archiveEnding)
      ? String(dropLast(SessionDiscovery.archiveEnding.count)) : self
  }

  /// The name without the ending of a recording: `a.csv.gz` is `a`.
  fileprivate var withoutEnding: String {
    let ending = SessionDiscovery.endings.filter { lowercased().hasSuffix($0) }.max {
      $0.count < $1.count
    }
    return String(dropLast(ending?.count ?? 0))
  }
}
