import ArgumentParser
import Foundation
import Testing

@testable import HiplineCLI

/// Every option of every command, as ArgumentParser itself lists them.
private struct ListedOption: Sendable, CustomTestStringConvertible {
  var command: [String]
  var name: String
  var abstract: String
  var standard: String?

  /// As in `(from 1 to 200; default: 10)`.
  var range: Substring? { abstract.firstMatch(of: /\(from (\S+ to [^;)]+)/)?.1 }
  var testDescription: String { (command + ["--" + name]).joined(separator: " ") }

  static let all: [ListedOption] = {
    let text = RootCommand._dumpHelp()
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let root = object["command"] as? [String: Any]
    else { return [] }
    return options(of: root, path: [])
  }()

  private static func options(of command: [String: Any], path: [String]) -> [ListedOption] {
    let arguments = command["arguments"] as? [[String: Any]] ?? []
    let own = arguments.compactMap { argument -> ListedOption? in
      guard argument["kind"] as? String == "option",
        let names = argument["names"] as? [[String: Any]],
        let name = names.first?["name"] as? String
      else { return nil }
      return ListedOption(
        command: path, name: name, abstract: argument["abstract"] as? String ?? "",
        standard: argument["defaultValue"] as? String)
    }
    let commands = command["subcommands"] as? [[String: Any]] ?? []
    return own
      + commands.flatMap { options(of: $0, path: path + [$0["commandName"] as? String ?? ""]) }
  }
}

struct NumberOptionTests {
  private static let numbers = ListedOption.all.filter { $0.range != nil }

  @Test func `the options that take numbers are known by their ranges`() {
    let names = Set(Self.numbers.map(\.testDescription))
    #expect(
      names.isSuperset(of: [
        "analyze --jobs", "convert --jobs", "bench --rounds", "spectrum --from",
        "evaluate --mark-rate",
        "simulate --seed", "simulate --rate", "simulate --pelvis-from",
      ]))
    // A default that is a number, and no range: an option that checks nothing.
    #expect(ListedOption.all.filter { $0.range == nil && Double($0.standard ?? "") != nil }.isEmpty)
  }

  @Test(arguments: numbers)
  private func `no option takes what is no number of its range, and the message says the range`(
    option: ListedOption
  ) throws {
    let range = try #require(option.range)
    for value in [
      "nan", "-nan", "inf", "-inf", "infinity", "1e308", "-1e308", "1e400", "-9223372036854775809",
      "99999999999999999999", "x", "1,5", " 1", "1 ", "٣", "0x", "1e", "\u{1B}[31m",
    ] {
      #expect(throws: (any Error).self, "\(value)") {
        do {
          _ = try RootCommand.parseAsRoot(option.command + ["--\(option.name)=\(value)"])
        } catch {
          #expect(RootCommand.exitCode(for: error) == .validationFailure)
          let message = RootCommand.fullMessage(for: error)
          #expect(message.contains("--\(option.name)") && message.contains(range), "\(message)")
          throw error
        }
      }
    }
  }

  @Test(arguments: [
    ["bench", "--jobs=0"], ["bench", "--jobs=9223372036854775807"], ["bench", "--sessions=0"],
    ["analyze", "x", "--jobs="], ["analyze", "x", "--shard=0/0"], ["analyze", "x", "--shard=3/2"],
    ["analyze", "x", "--shard=9223372036854775808/9223372036854775808"], ["analyze", ""],
    ["analyze", "x", "--out="], ["analyze", "x", "--out", ""], ["merge", "", "--out", "x"],
    ["simulate", "clamshell", "--out", ""], ["spectrum", "x", "--from", "2", "--to", "1"],
    ["simulate", "clamshell", "--out", "x", "--pelvis-from", "11"],
    ["simulate", "clamshell", "--out", "x", "--rate", "10", "--tremor-frequency", "4.1"],
    [
      "simulate", "clamshell", "--out", "x", "--rate", "2000", "--sets", "50", "--repetitions",
      "200",
    ],
    ["simulate", "clamshell", "--out", "x", "--at", "thigh", "--at", "thigh"],
  ])
  func `values at the edges, empty ones, and those that do not go together are refused`(
    arguments: [String]
  ) {
    #expect(throws: (any Error).self) {
      do {
        _ = try RootCommand.parseAsRoot(arguments)
      } catch {
        #expect(RootCommand.exitCode(for: error) == .validationFailure)
        throw error
      }
    }
  }
}
