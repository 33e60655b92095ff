import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// Recordings of people whose exercise is known to us but not to the analysis. They are not part of the package.
@Suite(.enabled(if: TestFolders.realData != nil))
struct RecognitionOfRealRecordingsTests {
  private static func recording(_ path: String, _ placement: Placement) throws -> Recording {
    var recording = try #require(try RecordingReader.read(path: path).first)
    recording.placement = placement
    return recording
  }

  @Test func `a clamshell of one accelerometer is never taken for anything else`() throws {
    let folder = try #require(TestFolders.realData).appending(path: "mex-clamshell")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".csv") && $0 != "counts.csv" }.sorted()
    #expect(files.count > 10)
    for file in files {
      let recording = try Self.recording(folder.appending(path: file).path, .thigh)
      let result = try Analyzer().analyze(SessionInput(id: file, recordings: [recording]))
      #expect(["unknown", "clamshell"].contains(result.exercise), "\(file): \(result.exercise)")
    }
  }

  @Test(arguments: [
    ("s1/e1", "knee-extension"), ("s1/e3", "leg-lift"), ("s1/e4", "side-leg-lift"),
    ("s1/e5", "prone-leg-lift"), ("s2/e3", "leg-lift"), ("s2/e4", "side-leg-lift"),
  ])
  func `an exercise of people is named rightly or not at all`(
    session: String, truth: String
  ) throws {
    let folder = try #require(TestFolders.realData).appending(path: "uci730/\(session)")
    // Of two of the exercises there is the shank only.
    var sensors: [Recording] = []
    for (unit, placement) in [("u3", Placement.thigh), ("u2", .shank)] {
      let path = folder.appending(path: "\(unit)/test.txt").path
      guard FileManager.default.fileExists(atPath: path) else { continue }
      sensors.append(try Self.recording(path, placement))
    }
    #expect(!sensors.isEmpty)
    for recordings in sensors.map({ [$0] }) + [sensors] {
      let result = try Analyzer().analyze(SessionInput(id: session, recordings: recordings))
      #expect(
        ["unknown", truth].contains(result.exercise),
        "\(result.exercise) \(result.exerciseConfidence)")
    }
  }
}
