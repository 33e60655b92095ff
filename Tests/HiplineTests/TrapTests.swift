import Foundation
import HiplineTestSupport
import Testing

/// What could end the program is listed, with what keeps data from outside away from it.
struct TrapTests {
  private struct Count: Equatable {
    var traps = 0
    var conversions = 0
  }

  @Test func `every trap in the sources stands in the list`() throws {
    let trap =
      /\bprecondition\(|\bpreconditionFailure\(|\bfatalError\(|\btry!|\bas!|[\w)\]]!(?=[\s.,)\]]|$)/
    let conversion =
      /\bU?Int(8|16|32|64)?\(.*(rounded|[Rr]ate\b|[Ss]econds|Double\(|min\(|place\b|share\b|value\b)/
    let sources = TestFolders.package.appending(path: "Sources")
    var found: [String: Count] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      var count = Count()
      for line in text.split(separator: "\n") {
        let line = line.drop { $0 == " " }
        guard !line.hasPrefix("//") else { continue }
        let code = line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
        count.traps += code.matches(of: trap).count
        count.conversions += code.contains(conversion) ? 1 : 0
      }
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      found[folder, default: Count()].traps += count.traps
      found[folder, default: Count()].conversions += count.conversions
    }
    let page = try String(
      contentsOf: TestFolders.package.appending(path: "Docs/Traps.md"), encoding: .utf8)
    var listed: [String: Count] = [:]
    for row in page.matches(of: /\n\| (Hipline\S*) \| (\d+) \| (\d+) \| [^|]+ \|/) {
      listed[String(row.1)] = Count(traps: Int(row.2) ?? -1, conversions: Int(row.3) ?? -1)
    }
    let holding = found.filter { $0.value != Count() }
    for folder in Set(holding.keys).union(listed.keys) {
      #expect(
        listed[folder] == holding[folder],
        "\(folder): look where the data of the new ones come from, then correct Docs/Traps.md")
    }
  }
}
