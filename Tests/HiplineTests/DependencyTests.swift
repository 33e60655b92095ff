import Foundation
import HiplineTestSupport
import Testing

/// What is built is what was tested.
struct DependencyTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: TestFolders.package.appending(path: path), encoding: .utf8)
  }

  @Test func `the manifest names every version exactly`() throws {
    let manifest = try text("Package.swift")
    let packages = manifest.matches(of: /\.package\(\s*url: "[^"]+",\s*(\w+):/)
    #expect(packages.count >= 7)
    #expect(packages.allSatisfy { $0.1 == "exact" })
  }

  @Test func `what was fetched is what the table says, to the commit`() throws {
    struct Resolved: Decodable {
      struct Pin: Decodable {
        struct State: Decodable {
          var revision: String
          var version: String?
        }
        var identity: String
        var state: State
      }
      var pins: [Pin]
    }
    let resolved = try JSONDecoder().decode(
      Resolved.self, from: Data(text("Package.resolved").utf8))
    let table = try text("Docs/Dependencies.md")
    let rows = table.matches(of: /\n\| `([^`]+)` \| (\S+) \| `([0-9a-f]{40})` \|/)
    let stated = Dictionary(
      uniqueKeysWithValues: rows.map { (String($0.1), [String($0.2), String($0.3)]) })
    #expect(!stated.isEmpty)
    // The benchmarks bring their own, which no other build fetches.
    let hasBenchmarks = resolved.pins.contains { $0.identity == "benchmark" }
    for pin in resolved.pins where stated[pin.identity] != nil || !hasBenchmarks {
      #expect(
        stated[pin.identity] == [pin.state.version ?? "", pin.state.revision], "\(pin.identity)")
    }
    #expect(Set(stated.keys).isSubset(of: resolved.pins.map(\.identity)))
  }

  @Test func `nothing of Python is installed but by version and hash`() throws {
    let scripts = TestFolders.package.appending(path: "Scripts")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: scripts.path)
    let names = paths.filter { $0.contains("/requirements") && $0.hasSuffix(".in") }
    #expect(names.count >= 7)
    for name in names {
      let pins = try text("Scripts/" + name.dropLast(2) + "txt")
      let entries = pins.replacing("\\\n", with: "").split(separator: "\n")
        .filter { !$0.contains(/^\s*#/) }
      #expect(!entries.isEmpty)
      for entry in entries {
        #expect(
          entry.contains(/^[A-Za-z0-9._-]+==\S+.*--hash=sha256:[0-9a-f]{64}/), "\(name): \(entry)")
      }
    }
    for path in paths where !path.hasSuffix(".py") && !path.contains("requirements") {
      guard let script = try? text("Scripts/" + path) else { continue }
      for line in script.split(separator: "\n") where line.contains(/bin\/pip["']? install/) {
        #expect(line.contains("--require-hashes"), "\(path): \(line)")
      }
    }
  }
}
