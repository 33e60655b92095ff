package import HiplineCore
import HiplineReport

/// Puts folders together: those of the shards of one run, as if it had been one run in one folder, or whole runs, as if each had been
/// added to the ones before.
package struct FolderMerge {
  private var shards: [(kept: KeptWork, run: RunRecord)] = []

  /// - Throws: `not-a-result` for a folder whose run is not through, and for shards that are not all of one run.
  package init(_ paths: [String]) throws(InputFailure) {
    for path in paths {
      let kept = try KeptWork(reading: path)
      shards.append((kept, try RunRecord(in: kept.root)))
    }
    try check()
  }

  private func check() throws(InputFailure) {
    guard let first = shards.first else { return }
    if areWhole {
      var seen: Set<String> = []
      for path in shards.map(\.kept.root.path) where !seen.insert(path).inserted {
        throw Self.failure(path, "it is named twice", hint: "name it once")
      }
      return
    }
    var seen: [Int: String] = [:]
    var count: Int?
    for (kept, run) in shards {
      let path = kept.root.path
      guard let text = run.shard, let shard = Shard(text) else {
        throw Self.failure(
          path, "it holds a whole run, and others are shards",
          hint: "merge the shards first, then the result with the whole run")
      }
      guard shard.count == count ?? shard.count, run.configuration == first.run.configuration else {
        throw Self.failure(
          path, "it is of another run than \(first.kept.root.path)",
          hint: "merge the shards of one run, made with equal options")
      }
      if let other = seen.updateValue(path, forKey: shard.number) {
        throw Self.failure(path, "it is the same shard as \(other)", hint: "name it once")
      }
      count = shard.count
    }
    let missing = (1...(count ?? 1)).lazy.filter { seen[$0] == nil }.prefix(Self.mostNamed)
    if !missing.isEmpty {
      let more = (count ?? 1) - seen.count - missing.count
      let names =
        missing.map { "\($0)/\(count ?? 1)" }.joined(separator: ", ")
        + (more > 0 ? " and \(more) more" : "")
      throw Self.failure(
        first.kept.root.path, "the run lacks the shards \(names)",
        hint: "run them, and name their folders too")
    }
  }

  /// Whether each folder holds a run that needs no other.
  private var areWhole: Bool {
    shards.allSatisfy { $0.run.shard.flatMap(Shard.init).map { $0.count == 1 } ?? true }
  }

  /// For layout only: more missing shards than this are counted.
  private static let mostNamed = 8

  private static func failure(_ path: String, _ message: String, hint: String) -> InputFailure {
    InputFailure(.notAResult, path: path, message, hint: hint)
  }

  /// Writes everything into a folder, session by session.
  ///
  /// - Returns: The number of sessions and of failures.
  /// - Throws: `InputFailure` for a folder with a missing or damaged file, `OutputFailure`.
  package func write(to folder: OutputFolder) throws -> (sessions: Int, failures: Int) {
    var records: [[(kept: KeptWork, record: WorkRecord)]] = []
    for shard in shards {
      records.append(try shard.kept.records().map { (shard.kept, $0) })
    }
    // What is damaged is said before anything is written.
    for (kept, record) in records.joined() { _ = try kept.outcome(of: record) }
    guard areWhole else { return try add(checked(records), of: shards[...], to: folder) }
    var (count, target) = ((sessions: 0, failures: 0), folder)
    for (index, run) in records.enumerated() {
      if index > 0 { target = try target.reopened() }
      let added = try add(run, of: shards[...index], to: target)
      count.sessions += added.sessions
      count.failures = added.failures + count.failures
    }
    return count
  }

  /// The records of all shards in the order of the run.
  private func checked(
    _ records: [[(kept: KeptWork, record: WorkRecord)]]
  ) throws(InputFailure) -> [(kept: KeptWork, record: WorkRecord)] {
    let all = records.joined().sorted { $0.record.position < $1.record.position }
    let names = all.map(\.record).filter { !$0.results.isEmpty }.map(\.session)
    guard Set(names).count == names.count else {
      throw Self.failure(
        shards[0].kept.root.path, "two of the shards hold sessions of one name",
        hint: "run the shards anew, each in an empty folder")
    }
    return all
  }

  /// Adds records to what is in a folder.
  ///
  /// - Parameter runs: Whose paths without a session are told: one run's shards know the same ones, runs their own.
  private func add(
    _ records: [(kept: KeptWork, record: WorkRecord)],
    of runs: ArraySlice<(kept: KeptWork, run: RunRecord)>, to folder: OutputFolder
  ) throws -> (sessions: Int, failures: Int) {
    var count = (sessions: 0, failures: 0)
    let tables = try ResultTables(in: folder, study: records.flatMap(\.record.study))
    let notFound = areWhole ? runs.flatMap(\.run.notFound) : runs.first?.run.notFound ?? []
    try tables.append(notFound)
    count.failures = areWhole ? runs.last?.run.notFound.count ?? 0 : notFound.count
    let names = Set(records.map(\.record.session))
    for (kept, found) in records {
      let outcome = try kept.outcome(of: found)
      var record = found
      record.results = []
      let added = try folder.keep(
        outcome, traces: outcome.sessions.map(kept.traces), bases: [found.session], others: names,
        as: record)
      try tables.append(added, of: record)
      count.sessions += outcome.sessions.count
      count.failures += outcome.failures.count
    }
    let configurations = runs.map(\.run.configuration)
    try tables.finish(
      configuration: areWhole
        ? .object(["merged": .array(configurations)]) : configurations.first ?? .null,
      timings: RunTimings(shards: runs.map(\.run.timings)))
    return count
  }
}
