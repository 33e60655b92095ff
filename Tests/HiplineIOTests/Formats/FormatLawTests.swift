import Foundation
import HiplineCore
import Testing

@testable import HiplineIO

/// What holds for every format and every dialect of it.
struct FormatLawTests {
  private static func preview(_ fixture: FormatFixture) throws -> FilePreview {
    let bytes = Array(fixture.text.utf8)
    return FilePreview(
      bytes: bytes, name: fixture.fileName,
      start: try TextEncoding.markLength(of: bytes, path: fixture.fileName))
  }

  @Test func `every file of the folder is in the list, and the generic format is last`() throws {
    let module = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/HiplineIO").standardized
    let folder = module.appending(path: "Formats")
    let list = try String(
      contentsOf: module.appending(path: "Reading/RecordingFormats.swift"), encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(Set(files) == Set(list.matches(of: /ListedFormat\((\w+)\.self\)/).map { String($0.1) }))
    #expect(RecordingFormats.all.last?.name == NamedColumns.name)
  }

  @Test func `names are unique and every format has a fixture`() {
    let names = RecordingFormats.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(Set(FormatFixture.all.map(\.format)) == Set(names))
    #expect(Set(FormatFixture.all.map(\.name)).count == FormatFixture.all.count)
  }

  @Test(arguments: FormatFixture.all)
  func `a format recognises its own and is the first that does`(fixture: FormatFixture) throws {
    let preview = try FormatLawTests.preview(fixture)
    let first = RecordingFormats.all.first { $0.recognises(preview) }
    #expect(first?.name == fixture.format)
  }

  /// The one movement behind all fixtures must come out of each of them: units, order of axes, sign, clock and rate.
  @Test(arguments: FormatFixture.all)
  func `the same movement is read from every dialect`(fixture: FormatFixture) throws {
    let all = try RecordingReader.read(bytes: Array(fixture.text.utf8), name: fixture.fileName)
    try #require(!all.isEmpty)
    for recording in all {
      #expect(recording.format == fixture.format)
      #expect((recording.gyroscope != nil) == fixture.hasGyroscope)
      if let gyroscope = recording.gyroscope {
        expectEqual(gyroscope, fixture, tolerance: 0.01, InventedMovement.angularRate)
      }
      switch fixture.holds {
      case .none:
        #expect(recording.accelerometer == nil)
      case .noGravity:
        #expect(recording.holdsGravity == false)
        #expect(recording.codes.contains(.gravityAbsent))
        expectEqual(
          try #require(recording.accelerometer), fixture, tolerance: 0.02,
          InventedMovement.linearAcceleration)
      case .gravity:
        #expect(recording.holdsGravity == true)
        let g = InventedMovement.standardGravity
        expectEqual(
          try #require(recording.accelerometer), fixture, tolerance: fixture.toleranceG * g
        ) { InventedMovement.acceleration(at: $0).map { $0 * g } }
      }
    }
  }

  private func expectEqual(
    _ series: TimedSeries, _ fixture: FormatFixture, tolerance: Double,
    _ expected: (Double) -> [Double]
  ) {
    let span = (series.timestamps.last ?? 0) - (series.timestamps.first ?? 0)
    let step = 1 / fixture.rateHertz
    let end = InventedMovement.seconds - fixture.firstSeconds - step
    #expect(abs(span - end) < 2.5 * step, "the recording spans \(span) s of \(end) s")
    let worst = series.values.indices.map { index -> Double in
      let time = series.timestamps[index] + fixture.firstSeconds
      let vector = series.values[index]
      return zip([vector.x, vector.y, vector.z], expected(time)).map { abs($0 - $1) }.max() ?? 0
    }.max()
    #expect((worst ?? .infinity) < tolerance)
  }
}
