import Foundation
import HiplineTestSupport
import Testing

struct CompareCommandTests {
  private func report(of samples: [String], in folder: URL) throws -> String {
    let names = samples.map { TestFolders.sampleData.appending(path: $0).path }
    let run = try hipline(["analyze", "--format", "json", "--quiet"] + names)
    let file = folder.appending(path: samples.joined(separator: "-") + ".json")
    try run.output.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  @Test func `two reports are compared, and two sides of one`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let (left, right) = (
        try report(of: ["leg-lift-left"], in: folder),
        try report(of: ["leg-lift-right"], in: folder)
      )
      let run = try hipline("compare", left, right)
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(run.output.contains("range") && run.output.contains("MDC95"))
      let both = try report(of: ["leg-lift-left", "leg-lift-right"], in: folder)
      let sides = try hipline("compare", "--sides", both, "--format", "json")
      #expect(sides.status == 0)
      #expect(sides.output.contains("\"kind\" : \"sides\""))
      #expect(sides.output.contains("asymmetry_index_percent"))
    }
  }

  @Test func `what cannot be compared ends with 2 and says why`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let left = try report(of: ["leg-lift-left"], in: folder)
      let recording = TestFolders.sampleData.appending(path: "leg-lift-left").path
      let refused = try hipline("compare", left, recording)
      #expect(refused.status == 2 && refused.errors.contains("--out"))
      let oneSide = try hipline("compare", "--sides", left)
      #expect(oneSide.status == 2 && oneSide.errors.contains("side"))
    }
  }

  @Test func `one result without --sides is a wrong command line`() throws {
    #expect(try hipline("compare", "somewhere").status == 64)
  }
}
