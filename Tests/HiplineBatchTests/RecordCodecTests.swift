import Foundation
import HiplineCore
import HiplineIO
import HiplineReport
import Testing

@testable import HiplineBatch

/// What a run writes of itself is what is read of it.
struct RecordCodecTests {
  private let failure = InputFailure(
    .malformedRow, path: "a,b.csv", "7 fields expected, got 3", hint: "export again", line: 9,
    column: 2)

  private func fields(_ json: JSONValue) throws -> JSONFields {
    try JSONFields(#require(JSONValue(json.encoded(onOneLine: false).utf8)), path: "record.json")
  }

  @Test func `a record of work is read as it was written`() throws {
    let inputs = [
      InputLog.Input(path: "a.csv", sha256: "00ff"), InputLog.Input(path: "b.csv", sha256: nil),
    ]
    var source = SessionSource(id: "a", sensors: [SensorFile(path: "a.csv")])
    source.side = .left
    var written = WorkRecord(
      source, at: 3, inputs: inputs, began: "2026-03-01", failures: [failure.of("a")])
    written.setApart(as: "a-2", hasOwnKey: true)
    written.results = [
      ResultFiles(name: SessionFileName("a b"), session: "00", traces: "11", page: "22")
    ]
    let read = try WorkRecord(fields(written.json))
    #expect(read.key == written.key && read.position == 3 && read.session == "a-2")
    #expect(read.work == WorkFingerprint.text(source) && read.foundAs == "a")
    #expect(read.content == written.content && read.places == written.places)
    #expect(read.side == .left && read.began == "2026-03-01")
    #expect(read.results == written.results)
    #expect(read.inputs == inputs && read.failures == [failure.of("a")])
    #expect(read.json == written.json)
  }

  @Test func `a record of work of another version is none`() throws {
    guard
      case .object(var object) = WorkRecord(
        SessionSource(id: "a", sensors: []), at: 0, inputs: [], began: nil, failures: []
      ).json
    else {
      Issue.record("no object")
      return
    }
    object["schema"] = .text("hipline.work/0")
    #expect(throws: InputFailure.self) { try WorkRecord(fields(.object(object))) }
  }

  @Test(arguments: [nil, "2/8"])
  func `a record of a run is read as it was written`(shard: String?) throws {
    let written = RunRecord(
      configuration: .object(["paths": .array([.text("a")]), "side": .null]), shard: shard,
      inputs: [SourceFile(path: "a.csv", sha256: "00ff"), SourceFile(path: "b.csv", sha256: nil)],
      sessions: 2, failures: 1, notFound: [failure],
      timings: RunTimings(
        startedAt: Date(timeIntervalSince1970: 1_800_000_000), elapsedSeconds: 1.5,
        processorSeconds: nil), files: ["reps.csv": "00ff"])
    let read = try RunRecord(fields(written.json))
    #expect(read.json == written.json)
    #expect(read.shard == shard && read.inputs == written.inputs)
    #expect(read.notFound == [failure] && read.timings == written.timings)
  }
}
