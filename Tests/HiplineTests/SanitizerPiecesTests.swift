import Foundation
import HiplineTestSupport
import Testing

/// The tests under a sanitizer run in pieces, one a run: together they have to be all tests, once with each.
struct SanitizerPiecesTests {
  @Test(arguments: ["address", "thread"])
  func `every target of tests is in one piece`(sanitizer: String) throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: TestFolders.package.appending(path: path), encoding: .utf8)
    }
    let manifest = try text("Package.swift")
    var targets = manifest.matches(of: /\n    tests\(\s*of: "(\w+)"/).map { String($0.1) + "Tests" }
    targets += manifest.matches(of: /\.testTarget\(\s*name: "(\w+)"/).map { String($0.1) }
    #expect(targets.count >= 14)

    let pieces = try text("Scripts/check-sanitizers").matches(of: /\n  "(address|thread) ([^"]+)"/)
    #expect(pieces.count == 7)
    let covered = pieces.filter { $0.1 == sanitizer }
      .flatMap { $0.2.split(separator: " ").map(String.init) }
    #expect(covered.sorted() == targets.sorted())
  }
}
