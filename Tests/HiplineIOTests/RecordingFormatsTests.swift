import Foundation
import HiplineCore
import Testing

@testable import HiplineIO

struct RecordingFormatsTests {
  @Test func `every file of the folder is in the list and the names are unique`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/HiplineIO/Formats").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(Set(files) == Set(RecordingFormats.all.map { "\($0)" }))
    #expect(Set(RecordingFormats.all.map { $0.name }).count == RecordingFormats.all.count)
    #expect(RecordingFormats.all.last == NamedColumns.self)
  }
}
