import Foundation
import Hipline
import HiplineTestSupport
import Testing

/// What the documentation shows is what the tests compile.
struct DocumentationTests {
  private static let target = TestFolders.package.appending(path: "Sources/Hipline")
  static let catalogue = target.appending(path: "Hipline.docc")

  private static func files(in folder: URL, ending: String) -> [URL] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).sorted().filter { $0.hasSuffix(ending) }
      .map { folder.appending(path: $0) }
  }

  /// Where shown code may come from: the examples, the package's own sources and its tests.
  private static let compiled: [[String]] = ["Tests", "Sources"].flatMap { folder in
    files(in: TestFolders.package.appending(path: folder), ending: ".swift")
      .filter { !$0.path.contains(".docc/") }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
      .map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The lines without imports and without what indents all of them.
  private static func plain(_ code: String) -> [String] {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { !$0.hasPrefix("import ") }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func isCompiled(_ code: String) -> Bool {
    let shown = plain(code)
    guard let first = shown.first else { return false }
    return compiled.contains { lines in
      lines.indices.contains { start in
        guard lines[start].hasSuffix(first), start + shown.count <= lines.count else {
          return false
        }
        let indent = String(lines[start].dropLast(first.count))
        guard indent.allSatisfy({ $0 == " " }) else { return false }
        return zip(lines[start...], shown).allSatisfy { line, shown in
          line == (shown.isEmpty ? "" : indent + shown)
        }
      }
    }
  }

  /// The blocks of Swift in a page.
  private static func blocks(_ page: URL) throws -> [String] {
    try String(contentsOf: page, encoding: .utf8).split(separator: "```swift\n").dropFirst().map {
      String($0.split(separator: "```")[0])
    }
  }

  @Test(
    arguments: files(in: catalogue, ending: ".md") + [target.appending(path: "README.md")])
  func `every block of Swift on a page is code that is compiled`(page: URL) throws {
    for block in try Self.blocks(page) {
      #expect(Self.isCompiled(block), "\(page.lastPathComponent): \(block.prefix(60))")
    }
  }

  @Test func `the articles show code at all`() throws {
    let articles = [
      "FromFiles", "FromMemory", "AddingADevice", "AddingAnExercise", "AddingAMetric",
    ]
    for name in articles {
      #expect(try !Self.blocks(Self.catalogue.appending(path: "\(name).md")).isEmpty)
    }
  }

  @Test(arguments: files(in: catalogue.appending(path: "Resources"), ending: ".swift"))
  func `every step of the tutorial is code that is compiled`(file: URL) throws {
    let code = try String(contentsOf: file, encoding: .utf8)
    #expect(Self.isCompiled(code), "\(file.lastPathComponent)")
    #expect(code.hasPrefix("import Hipline\n"))
  }

  @Test func `other code is not taken for compiled`() {
    #expect(!Self.isCompiled("let thigh = SensorBuffer(\n  nowhere: true)\n"))
    #expect(!Self.isCompiled("\n"))
  }

  @Test func `the list of measured values is that of the analysis`() throws {
    let page = Self.catalogue.appending(path: "MeasuredValues.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let begin = try #require(text.range(of: "| --- | --- | --- | --- |\n"))
    let end = try #require(text.range(of: "\n\n", range: begin.upperBound..<text.endIndex))
    let rows = Metrics.definitions.map { definition in
      "| `\(definition.key)` | \(definition.unit.isEmpty ? "–" : definition.unit) | "
        + "\(definition.meaning) | \(definition.source) |"
    }
    let expected = rows.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD_DOCUMENTATION"] != nil {
      let recorded = text.replacingCharacters(
        in: begin.upperBound..<end.lowerBound, with: expected)
      try Data(recorded.utf8).write(to: page)
      Issue.record("the page was written; run the tests again without RECORD_DOCUMENTATION")
    }
    #expect(String(text[begin.upperBound..<end.lowerBound]) == expected)
  }

  @Test func `the tutorial runs as it is shown`() throws {
    let path = TestFolders.sampleData.appending(path: "clamshell-shaky-max/thigh.csv").path
    let recording = try #require(try RecordingReader.read(path: path).first)
    let forces = try #require(recording.accelerometer)
    let rates = try #require(recording.gyroscope)
    let json = try TutorialExample.score(
      seconds: forces.timestamps, ax: forces.values.x, ay: forces.values.y, az: forces.values.z,
      gx: rates.values.x, gy: rates.values.y, gz: rates.values.z)
    #expect(json.contains("\"shaky_max_repetition\""))
  }
}
