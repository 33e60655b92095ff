public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// Finds the sessions behind the paths that a user names.
///
/// A folder with a `session.yaml` is one session, one with a `dataset_description.json` a Motion-BIDS tree (`MotionDataset`);
/// any other folder is searched, in the order of names, and its recordings are put together by theirs (`LooseRecordings`). An
/// archive is a folder as good as any. What Hipline itself wrote is passed over (`OwnFolders`).
public struct SessionDiscovery: Sendable {
  /// What holds for sessions that do not say it themselves.
  public var exercise: Exercise?
  /// The side of the body that moves.
  public var side: Side?
  /// Where a sensor is whose file does not tell.
  public var placement: Placement?
  /// Whose sessions they are that do not say it.
  public var subject: String?
  /// A profile for all sessions, whatever they say themselves.
  var profile: ProfileText?

  private let disk = Folders()

  static let sessionFile = "session.yaml"

  package init(
    exercise: Exercise? = nil, side: Side? = nil, placement: Placement? = nil,
    subject: String? = nil, profile: ProfileText? = nil
  ) {
    self.subject = subject
    self.exercise = exercise
    self.side = side
    self.placement = placement
    self.profile = profile
  }

  /// What a search found.
  public struct Found: Sendable {
    /// The sessions, in the order of the paths.
    public var sources: [SessionSource] = []
    /// What could not be looked at, and why.
    public var failures: [InputFailure] = []

    var count: Int { sources.count + failures.count }

    mutating func add(_ more: Found) {
      sources += more.sources
      failures += more.failures
    }
  }

  private var defaults: SessionDefaults {
    SessionDefaults(exercise: exercise, side: side, placement: placement)
  }

  /// - Returns: Sessions in the order of the paths with unique names, and what could not be looked at.
  ///
  /// - Parameter others: Sessions known already, to be named with the rest.
  public func sessions(at paths: [String], and others: [SessionSource] = []) -> Found {
    var found = Found()
    // What lies in one folder belongs together, wherever it is named; a session comes where its first file does.
    var waiting: [String: Waiting] = [:]
    var insides: [String: Found] = [:]
    for path in Set(paths).filter(PipedFile.isPipe) { insides[path] = piped(path) }
    for (folder, paths) in Dictionary(grouping: paths, by: Self.parent) {
      let loose = LooseRecordings(folder: folder, root: nil, defaults: defaults)
      var files: [String] = []
      var items: [LooseRecordings.Item] = []
      for path in paths {
        if let inside = insides[path] ?? inside(path) {
          if let item = loose.item(inside, at: path) {
            items.append(item)
          } else {
            insides[path] = inside
          }
        } else if disk.kind(at: path) == .file {
          files.append(path)
        }
      }
      for (place, source) in loose.sessions(of: files, and: items) {
        waiting[place, default: Waiting()].add(source)
      }
    }
    for path in paths {
      if let inside = insides[path] {
        found.sources += inside.sources.map { stated($0).withNames(below: path) }
        found.failures += inside.failures
      } else if disk.kind(at: path) == nil {
        found.failures.append(
          InputFailure(
            .unreadable, path: path, "there is no such file or folder",
            hint: path.unicodeScalars.contains("\u{FFFD}")
              ? "a name that is not UTF-8 cannot be given: rename the file, for example with `convmv`"
              : "check the path"))
      } else {
        // A file named twice is a session each time.
        found.sources += waiting[path, default: Waiting()].takeOneOfEach()
          .map { stated($0).withNames(below: FileName.folder(of: path)) }
      }
    }
    for other in others {
      var inside = resolved(other, in: disk)
      // What somebody lists says whose sessions they are, or nobody does.
      inside.sources = inside.sources.map { source in
        var copy = stated(source)
        copy.dated = source.withNames(below: "").dated
        return copy
      }
      found.add(inside)
    }
    found.sources = found.sources.map(withProfile).withUniqueNames()
    return found
  }

  /// The session of the person who was named, where it does not say itself whose it is.
  private func stated(_ source: SessionSource) -> SessionSource {
    guard let subject, source.subject == nil else { return source }
    var copy = source
    copy.subject = subject
    copy.apart = source.apart.map(stated)
    return copy
  }

  /// The folder of a path, which may end with a slash.
  private static func parent(of path: String) -> String {
    let parts = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }
    return FileName.folder(of: String(decoding: parts.reversed(), as: UTF8.self))
  }

  /// What is in a folder or an archive that was named; nil for anything else.
  private func inside(_ path: String) -> Found? {
    var search = Search()
    if isArchive(path) { return archive(path, root: FileName.folder(of: path), &search) }
    guard disk.kind(at: path) == .folder else { return nil }
    var inside = folder(path, in: disk, root: path, &search)
    if inside.count == 0 {
      inside.failures.append(
        InputFailure(
          .empty, path: path,
          search.passesOver
            ? "no recording in the folder but what Hipline wrote itself"
            : "no recording in the folder",
          hint: search.passesOver
            ? "name the folder that `hipline convert` wrote, to read from it"
            : "put .csv or .txt recordings into it, or a session.yaml that names them"))
    }
    return inside
  }

  /// The session of a recording that comes through a pipe.
  private func piped(_ path: String) -> Found {
    let sensor = SensorFile(path: path, placement: placement, side: side)
    return resolved(
      SessionSource(
        id: PipedFile.name(of: path), exercise: exercise, side: side, sensors: [sensor]), in: disk)
  }

  /// A session whose sensors may be named by archives and folders, with the files in them; without those that cannot be.
  private func resolved(_ source: SessionSource, in tree: any FileStore) -> Found {
    var copy = source
    copy.sensors = []
    var found = Found()
    for sensor in source.sensors {
      do throws(InputFailure) {
        if tree === disk, PipedFile.isPipe(sensor.path) {
          copy.piped.append(try PipedFile(path: sensor.path))
          copy.sensors.append(sensor)
          continue
        }
        let (files, archives) = try resolved(sensor, in: tree)
        copy.sensors.append(files)
        copy.archives += archives.filter { !copy.archives.contains($0) }
      } catch {
        copy.missing.append(sensor)
        found.failures.append(error.of(source.id))
      }
    }
    if !copy.sensors.isEmpty || source.sensors.isEmpty { found.sources.append(copy) }
    return found
  }

  /// The files of a sensor that is named by a file, an archive or a folder.
  ///
  /// - Throws: Where an archive or a folder does not hold one recording, or one at the sensor's place.
  private func resolved(
    _ sensor: SensorFile, in tree: any FileStore
  ) throws(InputFailure) -> (SensorFile, [RecordingArchive]) {
    var plain = self
    (plain.placement, plain.side) = (nil, nil)
    var search = Search()
    let found: Found
    if tree === disk, let inside = plain.inside(sensor.path) {
      found = inside
    } else if tree !== disk, tree.kind(at: sensor.path) == .folder {
      found = plain.folder(sensor.path, in: tree, root: sensor.path, &search)
    } else {
      return (sensor, [])
    }
    let inside = found.sources.flatMap { $0.apart.isEmpty ? [$0] : $0.apart }
    let there = inside.filter { source in
      source.sensors.contains {
        $0.placement == sensor.placement
          && (sensor.side == nil || $0.side ?? sensor.side == sensor.side)
      }
    }
    let chosen = inside.count > 1 ? there : inside
    guard chosen.count == 1, chosen[0].sensors.count == 1, let files = chosen[0].sensors.first
    else {
      if inside.isEmpty, let failure = found.failures.first { throw failure }
      throw InputFailure(
        .unreadable, path: sensor.path,
        inside.isEmpty
          ? "no recording in it" : "it holds \(inside.count) recordings, where one sensor is named",
        hint: "name the file of the sensor, or a folder or an archive with its files alone")
    }
    var copy = sensor
    copy.path = files.path
    copy.siblings = files.siblings
    if sensor.placement == nil {
      (copy.placement, copy.placementBasis) = (files.placement, files.placementBasis)
    }
    if sensor.side == nil { (copy.side, copy.sideBasis) = (files.side, files.sideBasis) }
    return (copy, chosen[0].archives)
  }

  /// Sessions that wait for the place of their first file among the paths.
  private struct Waiting {
    private var sources: [SessionSource] = []
    /// How many there are of each.
    private var counts: [SessionSource: Int] = [:]

    mutating func add(_ source: SessionSource) {
      if counts.updateValue((counts[source] ?? 0) + 1, forKey: source) == nil {
        sources.append(source)
      }
    }

    mutating func takeOneOfEach() -> [SessionSource] {
      let taken = sources
      for source in taken { counts[source] = (counts[source] ?? 0) - 1 }
      sources.removeAll { counts[$0] == 0 }
      return taken
    }
  }

  private func withProfile(_ source: SessionSource) -> SessionSource {
    var copy = source
    copy.profile = profile ?? source.profile
    copy.apart = source.apart.map(withProfile)
    return copy
  }

  private func isArchive(_ path: String) -> Bool {
    disk.kind(at: path) == .file
      && (RecordingNames.isArchive(path) || RecordingArchive.isArchive(path: path))
  }

  /// Where a search is, and what it has looked at: a folder or an archive is searched once, wherever links lead to it.
  private struct Search {
    /// How many folders lie between the one that was named and this one.
    var depth = 0
    /// Whether something was passed over that Hipline itself wrote.
    var passesOver = false
    private var seen: Set<String> = []

    /// - Returns: Whether this is the first time.
    mutating func begins(at identity: String) -> Bool { seen.insert(identity).inserted }

    /// The same inside an archive, whose paths are none of the disk's.
    func inside() -> Search {
      var copy = Search()
      copy.depth = depth
      return copy
    }
  }

  /// The sessions in a folder and the folders in it.
  ///
  /// - Parameter root: The folder below which a session's name begins.
  private func folder(
    _ path: String, in tree: any FileStore, root: String, _ search: inout Search
  ) -> Found {
    guard search.begins(at: tree.identity(of: path)) else { return Found() }
    guard search.depth <= Folders.deepest else {
      return Found(failures: [Folders.tooDeep(path)])
    }
    if search.depth > 0, OwnFolders.isOwn(path, of: tree) {
      search.passesOver = true
      return Found()
    }
    let description = FileName.path(of: Self.sessionFile, in: path)
    if tree.kind(at: description) == .file {
      do throws(InputFailure) {
        let words = try SessionDescription.read(
          bytes: tree.bytes(at: description), path: description,
          exercises: Exercise.all.flatMap { $0.names }
        )
        if let mistake = Self.mistake(of: words.study, path: description) { throw mistake }
        return resolved(try session(words, at: path, in: tree), in: tree)
      } catch {
        return Found(failures: [error])
      }
    }
    if let dataset = MotionDataset(path, in: tree) { return dataset.sessions(defaults) }
    guard let names = tree.names(in: path) else {
      return Found(failures: [
        InputFailure(
          .unreadable, path: path, "the folder cannot be listed", hint: "check its permissions")
      ])
    }
    let own = OwnFolders.names(in: path, of: tree)
    if !own.isEmpty { search.passesOver = true }
    search.depth += 1
    defer { search.depth -= 1 }
    let loose = LooseRecordings(folder: path, root: root, defaults: defaults)
    // The sources of files and folders in the order of their names.
    var places: [(name: String, found: Found)] = []
    var items: [LooseRecordings.Item] = []
    func add(_ found: Found, at path: String) {
      if let item = loose.item(found, at: path) {
        items.append(item)
      } else {
        places.append((path, found))
      }
    }
    var files: [String] = []
    for name in names where !RecordingNames.arePassedOver(name) && !own.contains(name) {
      let inner = FileName.path(of: name, in: path)
      switch tree.kind(at: inner) {
      case .folder: add(folder(inner, in: tree, root: root, &search), at: inner)
      case .file where RecordingNames.isArchive(name):
        if search.begins(at: tree.identity(of: inner)) {
          add(self.archive(inner, root: root, &search), at: inner)
        }
      case .file where RecordingNames.isRecording(name): files.append(inner)
      // A link that leads nowhere, or a path too long: why, is said where it is opened.
      case nil where RecordingNames.isRecording(name) || RecordingNames.isArchive(name):
        files.append(inner)
      case .file, nil: continue
      }
    }
    // What would be read from a folder is not left out without a word.
    for unreadable in tree.unreadable(in: path)
    where !RecordingNames.arePassedOver(unreadable.name)
      && (unreadable.kind == .folder || RecordingNames.isArchive(unreadable.name)
        || RecordingNames.isRecording(unreadable.name))
    {
      places.append((unreadable.failure.path, Found(failures: [unreadable.failure])))
    }
    places += loose.sessions(of: files, and: items).map { ($0.place, Found(sources: [$0.source])) }
    var found = Found()
    for place in places.sorted(by: { $0.name < $1.name }) { found.add(place.found) }
    return found
  }

  /// The sessions in an archive, as if it were unpacked.
  private func archive(_ path: String, root: String, _ search: inout Search) -> Found {
    var found: Found
    do throws(InputFailure) {
      let archive = try RecordingArchive(path: path)
      var inside = search.inside()
      found = folder(path, in: archive, root: root, &inside)
      found.sources = found.sources.map { $0.inside(archive) }
      if found.count == 0, let failure = archive.workbookFailure { found.failures.append(failure) }
    } catch {
      return Found(failures: [error])
    }
    if found.count == 0 {
      found.failures.append(
        InputFailure(
          .empty, path: path, "no recording in the archive",
          hint: "export the recording as CSV, or unpack the archive and name its files"))
    }
    return found
  }
}
