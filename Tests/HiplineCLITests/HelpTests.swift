import ArgumentParser
import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineCLI

/// What `--help` shows and what people write.
struct HelpTests {
  private static let commands = RootCommand.configuration.subcommands

  @Test(arguments: [RootCommand.configuration] + commands.map { $0.configuration })
  private func `every help has examples, and they are understood`(command: CommandConfiguration)
    throws
  {
    let examples = command.discussion.split(separator: "\n").compactMap { line -> [String]? in
      let words = line.split(separator: " ").map(String.init)
      return words.first == "hipline" ? Array(words.dropFirst().prefix { $0 != ">" }) : nil
    }
    #expect(!examples.isEmpty, "\(command.commandName ?? "")")
    for example in examples {
      #expect(throws: Never.self, "\(example)") { try RootCommand.parseAsRoot(example) }
    }
  }

  @Test(arguments: [
    "clamshell", "Clamshell", "CLAMSHELLS", "clam", "leg lift", "Leg_Lift", "legLift", "SLR",
    "straight leg raise", "abduction", "hip abduction", "side leg lift", "Heel slides",
    "pelvic tuck", "prone hip extension",
  ])
  func `an exercise is understood as people write it`(name: String) throws {
    _ = try RootCommand.parseAsRoot(["analyze", "x.csv", "--exercise", name])
  }

  @Test(arguments: [
    ["--side", "Right"], ["--side", "L"], ["--placement", "Thigh"], ["--placement", "upper leg"],
    ["--placement", "other-thigh"], ["--sensor", "Lower_Leg=x.csv"], ["--format", "JSON"],
  ])
  func `sides, placements and formats are understood as people write them`(words: [String]) throws {
    _ = try RootCommand.parseAsRoot(["analyze", "x.csv"] + words)
  }

  @Test(arguments: [
    ["--exercise", "squat"], ["--side", "up"], ["--placement", "ear"],
    ["--side", "not left"], ["--side", "left right"], ["--placement", "left thigh"],
    ["--placement", "my thigh pelvis"],
  ])
  func `what is none of them is refused with those that there are`(words: [String]) throws {
    do {
      _ = try RootCommand.parseAsRoot(["analyze", "x.csv"] + words)
      Issue.record("understood")
    } catch {
      let message = RootCommand.fullMessage(for: error)
      #expect(message.contains(words[0]))
      #expect(["clamshell", "left", "thigh"].contains { message.contains($0) })
    }
  }

  @Test(arguments: ["--versoin", "--verison", "-version", "--hlep"])
  func `a misspelt option is no missing recording`(word: String) throws {
    let process = BuiltCommand.process([word])
    let said = Pipe()
    process.standardError = said
    try process.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(text.contains("Did you mean '--\(word.contains("h") ? "help" : "version")'"))
  }

  @Test func `the words of a sheet come out of the program, to be translated`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let template = try hipline("report", "--sheet", "template")
      #expect(template.status == 0 && template.errors.isEmpty)
      let own = folder.appending(path: "it.yaml").path
      try template.output.replacing("language: en", with: "language: it")
        .write(toFile: own, atomically: true, encoding: .utf8)
      let out = folder.appending(path: "out").path
      _ = try hipline(
        "analyze", TestFolders.sampleData.appending(path: "still-leg").path, "--out", out, "--quiet"
      )
      let sheets = try hipline("report", out, "--sheet", own)
      #expect(sheets.status == 0 && sheets.output.contains(".it.html"))
    }
    #expect(try hipline("report").status == 64)
    #expect(try hipline("report", "somewhere", "--sheet", "template").status == 64)
  }
}
