import HiplineCore
import HiplineIO

/// What a folder remembers of the runs before this one.
struct EarlierWork: Sendable {
  /// By their keys.
  let records: [String: WorkRecord]
  private let keys: [String: [String]]
  /// The names of all their files.
  let names: Set<SessionFileName>

  init(_ records: [WorkRecord]) {
    self.records = Dictionary(records.map { ($0.key, $0) }) { first, _ in first }
    keys = Dictionary(grouping: self.records.values, by: \.session).mapValues { $0.map(\.key) }
    names = Set(records.flatMap(\.results).map(\.name))
  }

  /// Why a session may not take the place of the one that has its name; nil where it may.
  func refusal(of source: SessionSource, inputs: [InputLog.Input]) -> InputFailure? {
    guard isTaken(source.id, by: inputs, key: WorkFingerprint.text(source)) else { return nil }
    return InputFailure(
      .nameTaken, path: source.sensors.first?.path ?? source.id,
      "the folder of results holds a session of the same name, from other files",
      hint: "give this one another `id` in a session.yaml or a manifest, or name another folder")
  }

  func isTaken(by record: WorkRecord) -> Bool {
    isTaken(record.session, by: record.inputs, key: record.key)
  }

  /// Whether the name of a session belongs to another one.
  ///
  /// Two that have a file in common, by its place or by what it holds, are one that was recorded or described anew. Two that have none
  /// are of two recordings, and neither is worth less.
  private func isTaken(_ id: String, by inputs: [InputLog.Input], key: String) -> Bool {
    let paths = Set(inputs.map(\.path))
    let contents = Set(inputs.compactMap(\.sha256))
    return (keys[id] ?? []).compactMap { records[$0] }.contains { record in
      record.key != key && !record.results.isEmpty
        && record.inputs.allSatisfy {
          !paths.contains($0.path) && !($0.sha256.map(contents.contains) ?? false)
        }
    }
  }
}
