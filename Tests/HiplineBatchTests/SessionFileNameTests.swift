import Testing

@testable import HiplineBatch

struct SessionFileNameTests {
  @Test(arguments: [
    "a/../b", "..", "", "x y\n", "../../etc/passwd", ".hidden", String(repeating: "x", count: 400),
    String(repeating: "é", count: 150), String(repeating: "a b ", count: 100),
  ])
  func `a session's name becomes a file name that stays in its folder`(id: String) {
    let name = SessionFileName(id).text
    #expect(!name.isEmpty && !name.hasPrefix(".") && !name.contains("/"))
    #expect(!name.contains(" ") && !name.contains("\n"))
    #expect(name.utf8.count <= SessionFileName.longestBytes)
    #expect(SessionFileName(id + "x").text != name)
  }

  @Test func `a plain name is the file's name, and two sessions never share a file`() {
    #expect(SessionFileName("plain-1.2").text == "plain-1.2")
    #expect(SessionFileName("a b").text != SessionFileName("a_b").text)
    #expect(SessionFileName("a b").text != SessionFileName("a/b").text)
  }
}
