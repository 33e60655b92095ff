import Foundation
import HiplineReport
import HiplineTestSupport

@testable import HiplineBatch

/// Tests of what runs do to folders.
protocol OutputRuns {}

extension OutputRuns {
  /// The sessions of ``sessions(_:)``, the last of which cannot be read.
  var sessionNames: [String] { ["leg-lift-left", "still-leg", "broken"] }

  /// A copy of sessions that a test may change, without those that take long.
  func sessions(_ folder: URL) throws -> String {
    let place = folder.appending(path: "recordings")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in sessionNames {
      try FileManager.default.copyItem(
        at: TestFolders.sampleData.appending(path: name), to: place.appending(path: name))
    }
    return place.path
  }

  /// - Returns: The sessions that were analysed and not taken from the folder.
  @discardableResult
  func run(
    _ recordings: String, to out: String, resumes: Bool = false, shard: Shard? = nil,
    profile: ProfileText? = nil
  ) async throws -> [String] {
    let found = SessionDiscovery(profile: profile).sessions(at: [recordings])
    let folder = try OutputFolder(path: out, shard: shard)
    let tables = try ResultTables(in: folder)
    let before = try times(out)
    let batch = Batch(
      found.sources, shard: shard, work: SessionWork(keepingIn: folder, resumes: resumes), jobs: 2)
    try tables.append(found.failures)
    try await batch.run { item, outcome in
      try tables.append(outcome, of: item.source, at: item.position)
    }
    try tables.finish(configuration: .object(["profile": JSONValue(profile?.path)]), shard: shard)
    let after = try times(out)
    return after.keys.filter { after[$0] != before[$0] }.sorted()
  }

  /// The sessions' files and which file of the disk each is: a new one, if it was written again.
  func times(_ out: String) throws -> [String: UInt64] {
    let folder = out + "/sessions"
    return try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder).map { name in
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return (name, number ^ date.bitPattern)
      })
  }

  /// All files below a folder with their bytes.
  func contents(_ folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
      contents[path] = data
    }
    return contents
  }
}
