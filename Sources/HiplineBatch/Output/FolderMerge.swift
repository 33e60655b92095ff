package import HiplineCore
import HiplineReport

/// Puts the folders of the shards of one run together, as if it had been one run in one folder.
package struct FolderMerge {
  private var shards: [(kept: KeptWork, run: RunRecord)] = []

  /// - Throws: `not-a-result` for a folder whose run is not through, and for folders that are not all shards of one run.
  package init(_ paths: [String]) throws(InputFailure) {
    for path in paths {
      let kept = try KeptWork(reading: path)
      shards.append((kept, try RunRecord(in: kept.root)))
    }
    try check()
  }

  private func check() throws(InputFailure) {
    guard let first = shards.first else { return }
    var seen: [Int: String] = [:]
    var count: Int?
    for (kept, run) in shards {
      let path = kept.root.path
      guard let text = run.shard, let shard = Shard(text) else {
        throw Self.failure(
          path, "it holds a whole run, not a shard", hint: "merge folders made with --shard")
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

  /// For layout only: more missing shards than this are counted.
  private static let mostNamed = 8

  private static func failure(_ path: String, _ message: String, hint: String) -> InputFailure {
    InputFailure(.notAResult, path: path, message, hint: hint)
  }

  /// Writes everything into a folder, session by session.
  ///
  /// - Returns: The number of sessions and of failures.
  /// - Throws: `InputFailure` for a shard with a missing or damaged file, `OutputFailure`.
  package func write(to folder: OutputFolder) throws -> (sessions: Int, failures: Int) {
    var records: [(kept: KeptWork, record: WorkRecord)] = []
    for shard in shards {
      for record in try shard.kept.records() { records.append((shard.kept, record)) }
    }
    let names = records.map(\.record).filter { !$0.results.isEmpty }.map(\.session)
    guard Set(names).count == names.count else {
      throw Self.failure(
        folder.path, "two of the shards hold sessions of one name",
        hint: "run the shards anew, each in an empty folder")
    }
    let tables = try ResultTables(in: folder)
    var count = (sessions: 0, failures: 0)
    let notFound = shards.first?.run.notFound ?? []
    try tables.append(notFound)
    count.failures = notFound.count
    for (kept, found) in records.sorted(by: { $0.record.position < $1.record.position }) {
      let outcome = try kept.outcome(of: found)
      if folder.earlier.isTaken(by: found) {
        throw Self.failure(
          folder.path, "it holds a session of the same name as a shard, from other files",
          hint: "name a new folder")
      }
      var record = found
      record.results = try folder.put(outcome, traces: outcome.sessions.map(kept.traces))
      try folder.put(record)
      try tables.append(outcome, of: record)
      count.sessions += outcome.sessions.count
      count.failures += outcome.failures.count
    }
    try tables.finish(
      configuration: shards.first?.run.configuration ?? .null,
      timings: RunTimings(shards: shards.map(\.run.timings)))
    return count
  }
}
