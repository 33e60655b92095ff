import Foundation
public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// Finds the sessions behind the paths that a user names.
///
/// A file is a session of one recording; a folder with a `session.yaml` is one session; any other folder is searched for
/// both, in the order of names.
public struct SessionDiscovery: Sendable {
  /// What holds for sessions that do not say it themselves.
  public var exercise: Exercise?
  public var side: Side?
  public var placement: Placement?

  /// The endings of files that a folder is searched for.
  static let endings = [".csv", ".txt", ".tsv", ".csv.gz", ".csv.zst"]
  static let sessionFile = "session.yaml"
  /// What apps put beside their recordings: phyphox's `meta` folder, Sensor Logger's description and notes.
  static let companions: Set<String> = ["meta", "Metadata.csv", "Annotation.csv"]

  public init(exercise: Exercise? = nil, side: Side? = nil, placement: Placement? = nil) {
    self.exercise = exercise
    self.side = side
    self.placement = placement
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
    for path in paths { look(at: path, root: nil, into: &found) }
    found.sources += others
    found.sources = Self.withUniqueNames(found.sources)
    return found
  }

  private func look(at path: String, root: String?, into found: inout Found) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      found.failures.append(
        InputFailure(
          .unreadable, path: path, "there is no such file or folder", hint: "check the path"))
      return
    }
    guard isFolder.boolValue else {
      found.sources.append(loneRecording(path, root: root))
      return
    }
    let description = path.appending(component: Self.sessionFile)
    if FileManager.default.fileExists(atPath: description) {
      do throws(InputFailure) {
        found.sources.append(try session(SessionDescription.read(path: description), description))
      } catch {
        found.failures.append(error)
      }
      return
    }
    search(path, root: root ?? path, into: &found)
  }

  private func search(_ folder: String, root: String, into found: inout Found) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      found.failures.append(
        InputFailure(
          .unreadable, path: folder, "the folder cannot be listed", hint: "check its permissions"))
      return
    }
    let before = found.sources.count + found.failures.count
    for name in names.sorted() where !name.hasPrefix(".") && !Self.companions.contains(name) {
      let path = folder.appending(component: name)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let isRecording = Self.endings.contains { name.lowercased().hasSuffix($0) }
      guard exists, isFolder.boolValue || isRecording else { continue }
      look(at: path, root: root, into: &found)
    }
    if folder == root, found.sources.count + found.failures.count == before {
      found.failures.append(
        InputFailure(
          .empty, path: folder, "no recording in the folder",
          hint: "put .csv or .txt recordings into it, or a session.yaml that names them"))
    }
  }

  private func loneRecording(_ path: String, root: String?) -> SessionSource {
    var name = path
    if let root, path.hasPrefix(root) { name = String(path.dropFirst(root.count)) }
    let parts = name.split(separator: "/").map(String.init)
    let id = (root == nil ? parts.suffix(1) : parts[...]).joined(separator: "-").withoutEnding
    return SessionSource(
      id: id, exercise: exercise, side: side,
      sensors: [SensorFile(path: path, placement: placement, side: side)])
  }

  private func session(
    _ description: SessionDescription, _ path: String
  ) throws(InputFailure) -> SessionSource {
    var chosen = exercise
    if chosen == nil, let name = description.exercise {
      guard let named = Exercise.named(name) else {
        throw InputFailure(
          .invalidSessionFile, path: path, "the exercise is not one that Hipline knows",
          hint: "use one of \(Exercise.all.map(\.name).joined(separator: ", "))")
      }
      chosen = named
    }
    return SessionSource(
      id: description.id, subject: description.subject, startedAt: description.startedAt,
      exercise: chosen, side: side ?? description.side,
      sensors: description.sensors.map {
        SensorFile(
          path: $0.path, placement: $0.placement ?? placement, side: $0.side, mapping: $0.mapping)
      })
  }

  /// The same name twice gets its parent folder's name before it, and a number where that is not enough.
  private static func withUniqueNames(_ sources: [SessionSource]) -> [SessionSource] {
    var counts: [String: Int] = [:]
    for source in sources { counts[source.id, default: 0] += 1 }
    var used: Set<String> = []
    return sources.map { source in
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
  }
}

extension String {
  fileprivate func appending(component: String) -> String {
    hasSuffix("/") ? self + component : self + "/" + component
  }

  /// The name without the ending of a recording: `a.csv.gz` is `a`.
  fileprivate var withoutEnding: String {
    let ending = SessionDiscovery.endings.filter { lowercased().hasSuffix($0) }.max {
      $0.count < $1.count
    }
    return String(dropLast(ending?.count ?? 0))
  }
}
