import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineTestSupport
import Testing

struct MarkedSessionsTests {
  private func marks(
    _ text: String, rate: Double? = nil, named name: String = "marks.csv"
  ) async throws -> Result<[MarkedSession], InputFailure> {
    try await TestFolders.withTemporaryFolder { folder in
      let place = folder.appending(path: "monday/\(name)")
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
      do throws(InputFailure) {
        return .success(try MarkedSessions.truth(at: place.path, rateHertz: rate))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test func `marks in seconds are repetitions of the folder's session`() async throws {
    let sessions = try await marks("start_s,end_s\n1.5,4\n5,8\n").get()
    #expect(sessions.map(\.id) == ["monday"])
    #expect(sessions[0].repetitions.map(\.startSeconds) == [1.5, 5])
    #expect(sessions[0].repetitions.map(\.endSeconds) == [4, 8])
    #expect(sessions[0].repetitions.map(\.index) == [1, 2])
  }

  @Test func `marks in samples count from one at the stated rate`() async throws {
    let text = "\"rep.number\",\"execution.type\",\"start\",\"end\"\r\n1,1,1,26\r\n2,1,51,76\r\n"
    let sessions = try await marks(text, rate: 25).get()
    #expect(sessions[0].repetitions.map(\.startSeconds) == [0, 2])
    #expect(sessions[0].repetitions.map(\.endSeconds) == [1, 3])
  }

  @Test func `a column of sessions parts them`() async throws {
    let sessions = try await marks("session;start_s;end_s\na;1;2\nb;1;2\na;3;4\n").get()
    #expect(sessions.map(\.id) == ["a", "b"])
    #expect(sessions.map(\.repetitions.count) == [2, 1])
  }

  @Test(arguments: [
    ("start_s,end_s\n2,1\n", .malformedRow, 2), ("start_s,end_s\n1,1e300\n", .malformedRow, 2),
    ("start,end\n1,2\n", InputFailure.Code.noTimeBase, 1),
    ("from,to\n1,2\n", .unknownColumns, 1), ("start_s,end_s\n1,x\n", .malformedRow, 2),
  ])
  func `marks that mean nothing are refused with their place`(
    text: String, code: InputFailure.Code, line: Int
  ) async throws {
    guard case .failure(let failure) = try await marks(text) else {
      Issue.record("read")
      return
    }
    #expect(failure.code == code)
    #expect(failure.line == line)
  }

  @Test func `a file that is no truth is refused`() async throws {
    for text in ["{}", "[]", "no JSON"] {
      guard case .failure(let failure) = try await marks(text, named: "truth.json") else {
        Issue.record("read")
        return
      }
      #expect(failure.code == .notAResult && failure.hint.contains("truth.json"))
    }
  }

  private static let truth = """
    {"schema": "hipline.truth/1", "name": "a", "repetitions": [
      {"index": 1, "complete": true, "start_s": 1, "top_start_s": 2, "top_end_s": 3, "end_s": 4,
       "rom_deg": 20, "pelvis_rom_deg": null, "state": "controlled",
       "tremor": {"frequency_hz": 8, "rms_deg_s": 1, "detected": true}}],
     "shaky_max_repetition": 1, "stop_repetition": null}
    """

  @Test func `a truth is read as marks`() async throws {
    let marks = try await marks(Self.truth, named: "truth.json").get()[0]
    #expect(marks.id == "a")
    #expect(marks.shakyMaxRepetition == 1 && marks.stopRepetition == nil)
    #expect(marks.repetitions[0].tremor?.frequencyHertz == 8)
    #expect(marks.repetitions[0].rangeDegrees == 20)
  }

  @Test(arguments: [
    (#""shaky_max_repetition": 1"#, #""shaky_max_repetition": -9223372036854775808"#),
    (#""index": 1"#, #""index": 9223372036854775807"#), (#""end_s": 4"#, #""end_s": 1e300"#),
    (#""end_s": 4"#, #""end_s": -4"#), (#""end_s": 4"#, #""end_s": null"#),
    (#""rom_deg": 20"#, #""rom_deg": "20""#), (#""tremor": {"#, #""tremor": {"frequency_hz": 8, "#),
  ])
  func `a truth of nothing that can be is refused`(old: String, new: String) async throws {
    let text = Self.truth.replacing(old, with: new)
    #expect(text != Self.truth)
    guard case .failure = try await marks(text, named: "truth.json") else {
      Issue.record("read")
      return
    }
  }

  @Test func `a folder of truths is searched once, wherever links lead to it`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      try TestFolders.put(#"{"name": "a", "repetitions": []}"#, folder, "a/truth.json")
      for name in ["b", "c", "d", "e"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.path + "/a/" + name, withDestinationPath: "..")
      }
      let sessions = try MarkedSessions.truth(at: folder.path, rateHertz: nil)
      #expect(sessions.map(\.id) == ["a"])
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/truth.json", withDestinationPath: "nowhere")
      let failure = #expect(throws: InputFailure.self) {
        try MarkedSessions.truth(at: folder.path, rateHertz: nil)
      }
      #expect(failure?.code == .unreadable)
    }
  }
}
