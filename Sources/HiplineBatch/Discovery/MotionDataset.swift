import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport

/// A Motion-BIDS tree: `sub-*/[ses-*/]motion/*_motion.tsv` below a `dataset_description.json`.
///
/// What describes a recording may stand beside it or in any folder above it, up to the root, in a file whose entities
/// (`task-…`, `tracksys-…`) are all among those of the recording; the nearest one counts.
struct MotionDataset {
  private let root: String
  private let tree: any FileStore
  /// The recordings' paths from the root, by name.
  private let recordings: [String]
  private let listed = Listed()

  /// What was listed once, for all recordings of a folder.
  private final class Listed {
    var names: [String: [String]] = [:]
    var sidecars: [String: Sidecars] = [:]
    var scans: [String: MotionScans?] = [:]
  }

  /// - Returns: nil for a folder that is no such tree, or holds no motion.
  init?(_ root: String, in tree: any FileStore) {
    func names(_ folder: String) -> [String] {
      tree.names(in: FileName.path(of: folder, in: root)) ?? []
    }
    guard tree.kind(at: FileName.path(of: "dataset_description.json", in: root)) == .file else {
      return nil
    }
    self.root = root
    self.tree = tree
    let subjects = (tree.names(in: root) ?? []).filter { $0.hasPrefix("sub-") }
    let folders = subjects.flatMap { subject in
      ["\(subject)/motion"]
        + names(subject).filter { $0.hasPrefix("ses-") }
        .map { "\(subject)/\($0)/motion" }
    }
    recordings = folders.flatMap { folder in
      names(folder)
        .filter { $0.hasSuffix("_motion.tsv") || $0.hasSuffix("_motion.tsv.gz") }
        .map { "\(folder)/\($0)" }
    }
    if recordings.isEmpty { return nil }
  }

  /// One session for every run of a task, with all its tracking systems.
  func sessions(_ defaults: SessionDefaults) -> SessionDiscovery.Found {
    var found = SessionDiscovery.Found()
    var sources: [String: SessionSource] = [:]
    var ids: [String] = []
    for path in recordings {
      let entities = Entities(path)
      let id = entities.without("tracksys").name
      do throws(InputFailure) {
        var sensor = try self.sensor(path, entities)
        sensor.placement = defaults.placement
        sensor.side = defaults.side
        if sources[id] == nil {
          ids.append(id)
          sources[id] = SessionSource(
            id: id, subject: entities["sub"], startedAt: Self.trueDate(sensor.columns?.startedAt),
            exercise: defaults.exercise ?? Self.exercise(ofTask: entities["task"]),
            side: defaults.side ?? BodyWords(entities["acq"] ?? "").side, sensors: [sensor])
        } else {
          // Nothing says that two tracking systems began together.
          sensor.columns?.hasOwnClock = true
          sources[id]?.sensors.append(sensor)
        }
      } catch {
        found.failures.append(error)
      }
    }
    found.sources = ids.compactMap { sources[$0] }
    return found
  }

  private func sensor(_ path: String, _ entities: Entities) throws(InputFailure) -> SensorFile {
    let place = FileName.path(of: path, in: root)
    guard let channels = nearest("_channels.tsv", for: path, entities).first else {
      throw InputFailure(
        .unknownColumns, path: place, "there is no `_channels.tsv` that describes the columns",
        hint: "write one as Motion-BIDS requires")
    }
    let rates = nearest("_motion.json", for: path, entities).compactMap(rate(inJSON:))
    let columns = try MotionChannels(tree.bytes(at: channels), path: channels)
      .columns(rateHertz: rates.first, startedAt: startedAt(path))
    guard !columns.sensors.isEmpty else {
      throw InputFailure(
        .noAcceleration, path: place, "no tracked point has an acceleration on three axes",
        hint: "record an accelerometer; positions and orientations cannot be analysed")
    }
    var sensor = SensorFile(path: place)
    sensor.columns = columns
    return sensor
  }

  private func sidecars(_ suffix: String, in place: String) -> Sidecars {
    let key = place + "/*" + suffix
    if let known = listed.sidecars[key] { return known }
    let names = listed.names[place] ?? tree.names(in: place) ?? []
    listed.names[place] = names
    let found = Sidecars(names.filter { $0.hasSuffix(suffix) })
    listed.sidecars[key] = found
    return found
  }

  private func place(_ folders: some Collection<String>) -> String {
    folders.reduce(root) { FileName.path(of: $1, in: $0) }
  }

  /// The files of a kind that describe a recording, the nearest and most special one first.
  private func nearest(_ suffix: String, for path: String, _ entities: Entities) -> [String] {
    var folder = path.split(separator: "/").dropLast().map(String.init)
    var files: [String] = []
    while true {
      let place = place(folder)
      files += sidecars(suffix, in: place).all(for: entities).map { "\(place)/\($0)" }
      if folder.isEmpty { return files }
      folder.removeLast()
    }
  }

  private func rate(inJSON path: String) -> Double? {
    guard let bytes = try? tree.bytes(at: path), case .object(let fields)? = JSONValue(bytes) else {
      return nil
    }
    return switch fields["SamplingFrequency"] {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    default: nil
    }
  }

  /// From the `_scans.tsv` in the folder above `motion`.
  private func startedAt(_ path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts.dropLast(2)
    let place = place(folder)
    let name = folder.joined(separator: "_") + "_scans.tsv"
    let table = FileName.path(of: name, in: place)
    if listed.scans[table] == nil {
      listed.scans[table] = .some((try? tree.bytes(at: table)).flatMap(MotionScans.init))
    }
    let time = listed.scans[table]??.startedAt(parts.suffix(2).joined(separator: "/"))
    return time == "n/a" ? nil : time
  }

  /// A date that was shifted to hide the true one tells how recordings lie to each other, and not when they were made.
  private static func trueDate(_ startedAt: String?) -> String? {
    startedAt.flatMap { AcquisitionTime.isShifted($0) ? nil : $0 }
  }

  /// Labels hold letters and digits only: `legLift` is `leg-lift`.
  private static func exercise(ofTask task: String?) -> Exercise? {
    func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter } }
    return task.flatMap { task in Exercise.all.first { plain($0.name) == plain(task) } }
  }

}

/// The parts of a BIDS name: `sub-01_task-clamshell_tracksys-imu_motion.tsv`.
private struct Entities {
  private var parts: [(key: String, label: String)]

  init(_ path: String) {
    let name = FileName.name(of: path)
    parts = name.split(separator: "_").compactMap { part in
      let sides = part.split(separator: "-", maxSplits: 1)
      return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
    }
  }

  /// As they are written, `task-clamshell`.
  var pairs: [String] { parts.map { "\($0.key)-\($0.label)" } }

  subscript(key: String) -> String? { parts.first { $0.key == key }?.label }

  var count: Int { parts.count }

  var name: String { parts.map { "\($0.key)-\($0.label)" }.joined(separator: "_") }

  func without(_ key: String) -> Entities {
    var copy = self
    copy.parts.removeAll { $0.key == key }
    return copy
  }

  func areAll(in others: Entities) -> Bool {
    parts.allSatisfy { others[$0.key] == $0.label }
  }
}

/// The files of a kind in a folder, by what their names say.
private struct Sidecars {
  private var files: [(name: String, entities: Entities)] = []
  /// Where in ``files`` those are that say a thing, under the rarest that each says; nil for those that say nothing.
  private var places: [String?: [Int]] = [:]

  init(_ names: [String]) {
    files = names.map { ($0, Entities($0)) }
    var counts: [String: Int] = [:]
    for file in files { for pair in file.entities.pairs { counts[pair, default: 0] += 1 } }
    for (index, file) in files.enumerated() {
      let rarest = file.entities.pairs.min { counts[$0, default: 0] < counts[$1, default: 0] }
      places[rarest, default: []].append(index)
    }
  }

  /// The names of those that say nothing but what a recording's name says, the most special one first.
  func all(for entities: Entities) -> [String] {
    let found = ([nil] + Set(entities.pairs).map(Optional.some)).flatMap { places[$0] ?? [] }
    return found.sorted().map { files[$0] }.filter { $0.entities.areAll(in: entities) }
      .sorted { $0.entities.count > $1.entities.count }.map { $0.name }
  }
}
