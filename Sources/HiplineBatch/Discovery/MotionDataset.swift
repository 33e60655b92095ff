import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO

/// A Motion-BIDS tree: `sub-*/[ses-*/]motion/*_motion.tsv` below a `dataset_description.json`.
///
/// What describes a recording may stand beside it or in any folder above it, up to the root, in a file whose entities
/// (`task-…`, `tracksys-…`) are all among those of the recording; the nearest one counts.
struct MotionDataset {
  private let root: String
  private let tree: any FileStore
  /// The recordings' paths from the root, by name.
  private let recordings: [String]

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

  private func place(_ folders: some Collection<String>) -> String {
    folders.reduce(root) { FileName.path(of: $1, in: $0) }
  }

  /// The files of a kind that describe a recording, the nearest and most special one first.
  private func nearest(_ suffix: String, for path: String, _ entities: Entities) -> [String] {
    var folder = path.split(separator: "/").dropLast().map(String.init)
    var files: [String] = []
    while true {
      let place = place(folder)
      let here = (tree.names(in: place) ?? []).filter { $0.hasSuffix(suffix) }
        .map { (name: $0, entities: Entities($0)) }
        .filter { $0.entities.areAll(in: entities) }
      files += here.sorted { $0.entities.count > $1.entities.count }.map { "\(place)/\($0.name)" }
      if folder.isEmpty { return files }
      folder.removeLast()
    }
  }

  private func rate(inJSON path: String) -> Double? {
    struct Description: Decodable {
      var rateHertz: Double?

      enum CodingKeys: String, CodingKey {
        case rateHertz = "SamplingFrequency"
      }
    }
    guard let bytes = try? tree.bytes(at: path) else { return nil }
    return (try? JSONDecoder().decode(Description.self, from: Data(bytes)))?.rateHertz
  }

  /// From the `_scans.tsv` in the folder above `motion`.
  private func startedAt(_ path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts.dropLast(2)
    let place = place(folder)
    let name = folder.joined(separator: "_") + "_scans.tsv"
    guard let bytes = try? tree.bytes(at: FileName.path(of: name, in: place)) else { return nil }
    let time = MotionScans(bytes)?.startedAt(parts.suffix(2).joined(separator: "/"))
    return time == "n/a" ? nil : time
  }

  /// A date that was shifted to hide the true one tells how recordings lie to each other, and not when they were made.
  private static func trueDate(_ startedAt: String?) -> String? {
    startedAt.flatMap { AcquisitionTime.isShifted($0) ? nil : $0 }
  }

  /// Labels hold letters and digits only: `legLift` is `leg-lift`.
  private static func exercise(ofTask task: String?) -> Exercise? {
    func plain(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
    return task.flatMap { task in Exercise.all.first { plain($0.name) == plain(task) } }
  }

}

/// The parts of a BIDS name: `sub-01_task-clamshell_tracksys-imu_motion.tsv`.
private struct Entities {
  private var pairs: [(key: String, label: String)]

  init(_ path: String) {
    let name = FileName.name(of: path)
    pairs = name.split(separator: "_").compactMap { part in
      let sides = part.split(separator: "-", maxSplits: 1)
      return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
    }
  }

  subscript(key: String) -> String? { pairs.first { $0.key == key }?.label }

  var count: Int { pairs.count }

  var name: String { pairs.map { "\($0.key)-\($0.label)" }.joined(separator: "_") }

  func without(_ key: String) -> Entities {
    var copy = self
    copy.pairs.removeAll { $0.key == key }
    return copy
  }

  func areAll(in others: Entities) -> Bool {
    pairs.allSatisfy { others[$0.key] == $0.label }
  }
}
