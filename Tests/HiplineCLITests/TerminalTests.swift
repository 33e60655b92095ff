import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineCLI

struct TerminalTests {
  private let session = TestFolders.sampleData.appending(path: "clamshell-pelvis-gives-way").path

  /// What the command writes on a terminal; nil where none can be had.
  private func onTerminal(_ environment: [String: String]) throws -> String? {
    try BuiltCommand.output(
      of: "script", ["-qefc", "'\(BuiltCommand.url.path)' '\(session)'", "/dev/null"],
      environment: environment)?.text
  }

  @Test func `a terminal gets colour unless it is refused or not known`() throws {
    guard let text = try onTerminal(["TERM": "xterm"]) else { return }
    #expect(text.contains("\u{1B}[31mcompensating\u{1B}[0m"))
    #expect(try onTerminal(["TERM": "xterm", "NO_COLOR": "1"])?.contains("\u{1B}") == false)
    #expect(try onTerminal(["TERM": "dumb"])?.contains("\u{1B}") == false)
    // As no-color.org has it, an empty one refuses nothing.
    #expect(try onTerminal(["TERM": "xterm", "NO_COLOR": ""])?.contains("\u{1B}[31m") == true)
  }

  @Test func `a file gets no colour, and the same words`() throws {
    let plain = try #require(
      try BuiltCommand.output(
        of: BuiltCommand.url.path, [session], environment: ["TERM": "xterm"]))
    #expect(!plain.text.contains("\u{1B}"))
    guard let coloured = try onTerminal(["TERM": "xterm"]) else { return }
    let words = coloured.replacing(/\u{1B}\[[0-9;]*[mK]/, with: "").replacing("\r\n", with: "\n")
    #expect(words == plain.text)
  }

  @Test(arguments: [
    (1, 2, 2.0, "1 of 2 sessions · 2.0 s each · 2 s left"),
    (30, 300, 10, "30 of 300 sessions · 3.0 a second · 1 min 30 s left"),
    (1, 10_000, 4, "1 of 10000 sessions · 4.0 s each · 11 h 6 min left"),
  ])
  func `progress says how many, how fast and how long`(
    done: Int, total: Int, seconds: Double, expected: String
  ) {
    #expect(ProgressLine.text(done: done, total: total, seconds: seconds) == expected)
  }
}

struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `the completions are a script that the shell can read`(shell: String) throws {
    let script = try #require(
      try BuiltCommand.output(
        of: BuiltCommand.url.path, ["--generate-completion-script", shell]))
    #expect(script.status == 0)
    for word in ["analyze", "convert", "clamshell", "other-thigh"] {
      #expect(script.text.contains(word))
    }
    guard let read = try BuiltCommand.output(of: shell, ["-n"], input: script.text) else { return }
    #expect(read.status == 0)
    let broken = try BuiltCommand.output(of: shell, ["-n"], input: script.text + "\nif (( ; (\n")
    #expect(broken?.status != 0)
  }
}
