import Foundation
import HiplineTestSupport
import Testing

@testable import HiplineCLI

private let sample = TestFolders.sampleData.appending(path: "tiny-range").path

struct StatusOfEndTests {
  @Test func `every status stands in the help and in the documentation`() throws {
    let help = try hipline("--help").output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(help.contains(ExitStatus.explanation))
    let page = try String(
      contentsOf: TestFolders.package.appending(path: "Docs/AtScale.md"), encoding: .utf8)
    for status in [ExitStatus.finding, .unreadable, .unwritten, .usage, .fault] {
      #expect(ExitStatus.explanation.contains("\(status.rawValue) "))
      #expect(page.contains("\n| \(status.rawValue) |"))
    }
  }

  @Test(arguments: ["analyze", "convert", "simulate", "merge"])
  func `what cannot be written ends with 3 and the system's reason`(command: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let file = folder.appending(path: "f")
      try Data("mine".utf8).write(to: file)
      let out = file.appending(path: "x").path
      let results = folder.appending(path: "results").path
      let arguments =
        switch command {
        case "convert": ["convert", sample, "--to", "csv", "--out", out]
        case "simulate": ["simulate", "clamshell", "--repetitions", "1", "--out", out]
        case "merge": ["merge", results, "--out", out]
        default: ["analyze", sample, "--out", out]
        }
      if command == "merge" {
        #expect(try hipline("analyze", sample, "--shard", "1/1", "--out", results).status == 0)
      }
      let run = try hipline(arguments)
      #expect(run.status == 3, "\(run.errors)")
      #expect(run.errors.contains("Not a directory"))
      #expect(!run.errors.contains("NSCocoaErrorDomain"))
      #expect(try Data(contentsOf: file) == Data("mine".utf8))
    }
  }

  @Test func `a profile that is wrong ends with 64, and nothing is looked at`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let profile = folder.appending(path: "p.yaml").path
      let out = folder.appending(path: "out").path
      for text in ["components: [", "components: {lift: {metric: juggling}}", ""] {
        try text.write(toFile: profile, atomically: true, encoding: .utf8)
        let run = try hipline("analyze", sample, "--profile", profile, "--out", out)
        #expect(run.status == 64)
        #expect(run.errors.contains("p.yaml"))
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(try hipline("profile", "check", profile).status == 64)
      }
      #expect(try hipline("analyze", sample, "--profile", folder.path + "/none").status == 64)
      #expect(try hipline("analyze", "--files-from", folder.path + "/none").status == 64)
    }
  }

  @Test func `inputs that cannot be read end with 2 in every command`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let none = folder.appending(path: "none").path
      for arguments in [
        ["analyze", none], ["inspect", none], ["spectrum", none], ["orientation", none],
        ["compare", none, none], ["evaluate", none, none], ["report", none],
        ["merge", none, "--out", none + "2"], ["analyze", "--manifest", none],
      ] {
        let run = try hipline(arguments)
        #expect(run.status == 2, "\(arguments)")
        #expect(run.errors.hasPrefix("error: "), "\(arguments)")
      }
    }
  }

  /// What a shell makes of a command line with closed or full streams.
  private func shell(_ line: String) throws -> (status: Int32, text: String)? {
    try BuiltCommand.output(
      of: "bash", ["-c", line],
      environment: ["HIPLINE": BuiltCommand.url.path, "SAMPLE": sample])
  }

  @Test func `a closed or a full output ends with 3 and says so`() throws {
    guard let closed = try shell(#""$HIPLINE" "$SAMPLE" 2>&1 >&-"#) else { return }
    #expect(closed.status == 3)
    #expect(closed.text == "error: the result cannot be written: the stream is closed\n")
    let help = try shell(#""$HIPLINE" --help 2>&1 >&-"#)
    #expect(help?.status == 3)
    if FileManager.default.fileExists(atPath: "/dev/full") {
      let full = try shell(#""$HIPLINE" "$SAMPLE" 2>&1 >/dev/full"#)
      #expect(full?.status == 3)
      #expect(full?.text.contains("No space left on device") == true)
    }
    #expect(try shell(#""$HIPLINE" "$SAMPLE" --frobnicate 2>&-"#)?.status == 64)
    #expect(try shell(#""$HIPLINE" inspect <&- >&- 2>&-"#)?.status == 64)
  }

  @Test func `a closed output is not written into a file of the results`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      guard
        let run = try shell(
          #"cd '\#(folder.path)'; "$HIPLINE" "$SAMPLE" --out a >/dev/null; "#
            + #""$HIPLINE" "$SAMPLE" --out b <&- >&- 2>&-; echo $?; diff -r -x run.json -x hipline.sqlite a b"#
        )
      else { return }
      #expect(run.text == "3\n")
    }
  }

  @Test func `what the command line holds is said without its codes`() throws {
    let run = try hipline("analyze", "x", "--format", "a\u{1B}[31m\u{202E}b")
    #expect(run.status == 64)
    #expect(run.errors.contains("a␛[31m<U+202E>b"))
    let missing = try hipline("analyze", "no\u{9B}31m\nne.csv")
    #expect(missing.errors.contains("no<U+009B>31m␊ne.csv"))
    #expect(missing.errors.split(separator: "\n").count == 1)
  }

  @Test func `a list of paths has one on each line, whatever else their names hold`() {
    let paths = PathList.paths(in: Array("a\u{2028}b.csv\r\n\nc\u{85}d\u{B}.csv\ne f".utf8))
    #expect(paths == ["a\u{2028}b.csv", "c\u{85}d\u{B}.csv", "e f"])
  }
}
