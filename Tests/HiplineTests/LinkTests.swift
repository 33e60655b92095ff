import Foundation
import HiplineTestSupport
import Testing

/// Links from one page of the package to another lead somewhere.
struct LinkTests {
  private static let pages: [URL] = {
    let folders = ["", "Docs", "Benchmarks", "Sources", "Tests", "Tools", "Scripts", "Fuzzing"]
    return folders.flatMap { folder -> [URL] in
      let root = TestFolders.package.appending(path: folder)
      let paths =
        folder.isEmpty
        ? try? FileManager.default.contentsOfDirectory(atPath: root.path)
        : FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      return (paths ?? []).filter { $0.hasSuffix(".md") && !$0.contains(".build/") }.sorted()
        .map { root.appending(path: $0) }
    }
  }()

  /// The anchors of a page's headings, as GitHub makes them.
  private static func anchors(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
  }

  @Test func `every link between pages resolves`() throws {
    var count = 0
    for page in Self.pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      for match in text.matches(of: /\]\(([^()\s]+)\)/) {
        let link = String(match.1)
        guard !link.contains("://"), !link.hasPrefix("mailto:") else { continue }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
          parts[0].isEmpty
          ? page : page.deletingLastPathComponent().appending(path: String(parts[0]))
        let exists = FileManager.default.fileExists(atPath: target.standardizedFileURL.path)
        #expect(exists, "\(page.lastPathComponent): \(link)")
        if exists, parts.count == 2 {
          let anchors = Self.anchors(try String(contentsOf: target, encoding: .utf8))
          #expect(anchors.contains(String(parts[1])), "\(page.lastPathComponent): \(link)")
        }
        count += 1
      }
    }
    #expect(count > 20)
  }

  @Test func `the words are in order`() throws {
    let page = TestFolders.package.appending(path: "Docs/Glossary.md")
    let words = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| ") }.dropFirst(2).map { $0.split(separator: "|")[0] }
    #expect(words.count > 30)
    #expect(words == words.sorted())
  }
}
