import Foundation
import Testing

@testable import HiplineIO

/// Paths from the root, as their text says.
struct StandardPathTests {
  @Test(arguments: [
    ("/a/./b/../c//d", "/a/c/d"), ("/", "/"), ("/..", "/"), ("/a/b/", "/a/b"), ("/a/..", "/"),
  ])
  func `dots and doubled slashes go`(path: String, expected: String) {
    #expect(Folders.standardPath(path) == expected)
  }

  @Test(arguments: ["", ".", "a", "./a/../b", "../a"])
  func `a path from here is as Foundation has it`(path: String) {
    let known = URL(filePath: path.isEmpty ? "." : path).standardizedFileURL.path
    #expect(
      Folders.standardPath(path)
        == (known.hasSuffix("/") && known != "/" ? String(known.dropLast()) : known))
  }
}
