import Foundation
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// Public recordings and exports which are not in the repository; the tests are skipped where they are not on the
/// machine.
private enum RealFiles {
  /// The folder that holds `data` and `formats/samples`.
  static let root = TestFolders.realData?.deletingLastPathComponent()

  static func path(_ file: String) -> String { root.map { $0.path + "/" + file } ?? file }

  /// All files but those that say where they are from.
  static let present: [String] = ["data", "formats/samples"].flatMap { folder -> [String] in
    let names = FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String }
    return (names ?? []).filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: path("\(folder)/\(name)"), isDirectory: &isFolder)
      let describes = ["SOURCE.txt", "README.md", "LICENSE"].contains { name.hasSuffix($0) }
      return exists && !isFolder.boolValue && !describes
    }.map { "\(folder)/\($0)" }
  }.sorted()
}

@Suite(.enabled(if: RealFiles.root != nil))
struct RealFilesTests {
  @Test func `every file is in the table`() {
    #expect(Set(RealFiles.present).subtracting(RealFile.all.map(\.file)) == [])
  }

  @Test(arguments: RealFile.all)
  func `a real file is read as what it is, or refused for its reason`(
    expectation: RealFile
  ) throws {
    let path = RealFiles.path(expectation.file)
    guard FileManager.default.fileExists(atPath: path) else { return }
    switch expectation.outcome {
    case .refused(let code):
      let failure = try #require(throws: InputFailure.self) {
        try RecordingReader.read(path: path)
      }
      #expect(failure.code.rawValue == code)
      #expect(!failure.hint.isEmpty)
    case .read(let format, let recordings, let samples, let hertz, let holds):
      let all = try RecordingReader.read(path: path)
      #expect(all.count == recordings)
      let first = try #require(all.first)
      #expect(first.format == format)
      #expect(first.sampleCount == samples)
      #expect(abs(Double(samples - 1) / first.durationSeconds / hertz - 1) < 0.001)
      let held = first.holdsGravity.map { $0 ? "gravity" : "no gravity" } ?? "gyroscope"
      #expect(held == holds)
    }
  }

  private func read(_ folder: String, suffix: String) throws -> [Recording] {
    try RealFiles.present.filter { $0.hasPrefix(folder) && $0.hasSuffix(suffix) }
      .flatMap { try RecordingReader.read(path: RealFiles.path($0)) }
  }

  @Test func `the UCI recordings are 25 hertz in m/s² and rad/s without a doubt about units`()
    throws
  {
    for read in try read("data/uci730/", suffix: "/test.txt") {
      #expect(abs(Double(read.sampleCount - 1) / read.durationSeconds - 25) < 1e-9)
      #expect(read.gyroscope?.count == read.sampleCount)
      #expect(read.findings.allSatisfy { $0.code == .uncalibratedAccelerometer }, "\(read.name)")
    }
  }

  @Test func `the MEx recordings are in g and in order`() throws {
    for read in try read("data/mex-clamshell/", suffix: "_1.csv") {
      #expect(read.findings.allSatisfy { $0.code == .uncalibratedAccelerometer }, "\(read.name)")
    }
  }

  @Test func `the watch recordings declare their units`() throws {
    for read in try read("data/spar-watch/", suffix: ".csv") {
      #expect(read.declaredUnits == [.accelerometer: "g", .gyroscope: "rad/s"])
      // Many of them never rest.
      let codes: [FindingCode] = [.uncalibratedAccelerometer, .scaleUnclear]
      #expect(read.findings.allSatisfy { codes.contains($0.code) })
    }
  }

  @Test func `the T-stick's two header rows are understood`() throws {
    for read in try read("data/repoimu/", suffix: ".csv") {
      #expect(read.columns[5].unit == "m/s²")
      #expect(read.columns[8].unit == "rad/s")
      #expect(read.gyroscope?.count == read.sampleCount)
    }
  }

  @Test func `raw counts of a MPU-6050 tell their scale`() throws {
    let folder = "formats/samples/mpu6050-raw-lsb/"
    #expect(try read(folder, suffix: "micros_8g.csv").map { $0.columns[1].unit } == ["1/4096 g"])
    #expect(try read(folder, suffix: "micros_2g.csv").map { $0.columns[1].unit } == ["1/16384 g"])
  }

  @Test func `the AX6 file with swapped triplets is read by gravity`() throws {
    let read = try #require(try read("formats/samples/axivity/ax6", suffix: ".csv").first)
    #expect(read.codes == [.unitInferred])
    #expect(read.columns[4].quantity == "accelerometer x")
  }

  @Test func `no real file crashes when it is cut`() {
    for file in RealFiles.present where file.hasPrefix("formats") {
      guard let data = FileManager.default.contents(atPath: RealFiles.path(file)) else { continue }
      var generator = SplitMix64(seed: UInt64(data.count))
      for _ in 0..<5 {
        let length = Int.random(in: 0...data.count, using: &generator)
        _ = failure(Array(data.prefix(length)), name: file)
      }
    }
  }
}
