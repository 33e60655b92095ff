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
    guard case .failure(let failure) = try await marks("{}", named: "truth.json") else {
      Issue.record("read")
      return
    }
    #expect(failure.code == .notARecording)
  }
}
