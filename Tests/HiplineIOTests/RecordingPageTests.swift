import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct RecordingPageTests {
  @Test func `the page on recording says for every format how to record and export`() throws {
    let page = try String(
      contentsOf: TestFolders.package.appending(path: "Docs/Recording.md"), encoding: .utf8)
    for format in RecordingFormats.all { #expect(page.contains("`\(format.name)`")) }
  }
}
