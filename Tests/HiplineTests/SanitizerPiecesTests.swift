import Foundation
import HiplineTestSupport
import Testing

/// The tests under a sanitizer run in pieces, one a run: together they have to be all tests, once with each.
struct SanitizerPiecesTests {
  /// With which the names of suites begin.
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  @Test(arguments: ["address", "thread"])
  func `every target of tests is in one piece, or every letter of it`(sanitizer: String) throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: TestFolders.package.appending(path: path), encoding: .utf8)
    }
    let manifest = try text("Package.swift")
    var targets = manifest.matches(of: /\n    tests\(\s*of: "(\w+)"/).map { String($0.1) + "Tests" }
    targets += manifest.matches(of: /\.testTarget\(\s*name: "(\w+)"/).map { String($0.1) }
    #expect(targets.count >= 14)

    let pieces = try text("Scripts/check-sanitizers").matches(of: /\n  "(address|thread) ([^"]+)"/)
    var covered: [String: [String]] = [:]
    for word in pieces.filter({ $0.1 == sanitizer }).flatMap({ $0.2.split(separator: " ") }) {
      let parts = word.split(separator: ":").map(String.init)
      let letters = parts.count > 1 ? parts[1].split(separator: "-") : ["A", "Z"]
      let (first, last) = (try #require(letters.first?.first), try #require(letters.last?.first))
      covered[parts[0], default: []] += Self.letters.filter { (first...last).contains($0) }
        .map(String.init)
    }
    #expect(Set(covered.keys) == Set(targets))
    for (target, letters) in covered {
      #expect(letters.sorted() == Self.letters.map(String.init), "\(target)")
    }
  }
}
