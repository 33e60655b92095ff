import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineTestSupport
import Testing

/// Recordings of people's exercises, searched as if they were of days.
@Suite(.enabled(if: TestFolders.realData != nil))
struct RealBoutTests {
  @Test(arguments: ["s1/e3", "s1/e4", "s2/e3", "s2/e4"])
  func `sets are found in bouts as they are in the whole`(session: String) async throws {
    let data = try #require(TestFolders.realData)
    var work = SessionWork()
    work.longRecordings.longestSessionSeconds = 60
    let path = data.appending(path: "uci730/\(session)/u2/test.txt").path
    let source = SessionSource(id: "real", sensors: [SensorFile(path: path, placement: .shank)])
    let content = try await Batch([source], work: work, jobs: 1).collect()
    #expect(content.sessions.flatMap(\.sets).map(\.repetitions) == [10, 10, 10])
  }

  @Test func `no exercise of the leg is brisk`() throws {
    let data = try #require(TestFolders.realData)
    var files = ["s1/e3", "s1/e4", "s2/e3", "s2/e4"].flatMap { session in
      ["u2", "u3"].map { "uci730/\(session)/\($0)/test.txt" }
    }
    files += (1...15).flatMap { number in
      ["1", "2"].map { "mex-clamshell/\(number < 10 ? "0" : "")\(number)/04_act_\($0).csv" }
    }
    for file in files {
      var course = MovementCourse()
      _ = try LongFile(data.appending(path: file).path, in: Folders()) { _, forces in
        course.add(forces)
      }
      let brisk = course.finish().brisk.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
      #expect(brisk <= 1)
    }
  }
}
