import HiplineCore
import Testing

@testable import HiplineIO

struct WrittenStretchTests {
  private func read(_ exclude: String) throws(InputFailure) -> SessionDescription {
    try SessionDescription.read(
      bytes: Array("id: a\nexclude: \(exclude)\nsensors:\n  - file: t.csv\n".utf8),
      path: "/d/session.yaml")
  }

  @Test func `stretches are read as they are written, and written as they are read`() throws {
    let session = try read("[0-12.5, 300-, -7, 1 - 2]")
    #expect(
      session.excludedSeconds == [0..<12.5, 300..<(.infinity), -.infinity..<7, 1..<2])
    var written = session
    written.sensors[0].path = "t.csv"
    let again = try SessionDescription.read(
      bytes: Array(written.yaml().utf8), path: "/d/session.yaml")
    #expect(again.excludedSeconds == session.excludedSeconds)
    #expect(try read("").excludedSeconds.isEmpty)
  }

  @Test(arguments: [
    "[5]", "[-]", "[a-b]", "[9-3]", "[3-3]", "[1-2-3]", "[0-1e12]", "[nan-3]", "[0-inf]",
    "[[1, 2]]",
    "[{from: 1}]",
  ])
  func `what is no stretch is named with its place`(text: String) {
    let failure = #expect(throws: InputFailure.self) { try read(text) }
    #expect(failure?.code == .invalidSessionFile && failure?.line == 2)
    #expect(failure?.column ?? 0 > 9 && failure?.hint.isEmpty == false)
  }
}
