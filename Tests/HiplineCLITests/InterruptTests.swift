import Foundation
import HiplineTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Ctrl-C at whatever moment the test gets to it: what is there then is whole.
struct InterruptTests {
  /// Who runs the tests in the background may ignore the signal, and what they start would inherit that.
  init() { signal(SIGINT, SIG_DFL) }

  private func files(_ folder: URL) -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var files: [String: Data] = [:]
    for name in names ?? [] where !name.contains(".unfinished") {
      files[name] = try? Data(contentsOf: folder.appending(path: name))
    }
    return files
  }

  /// Runs a command and interrupts it as soon as a file that ends so is there.
  ///
  /// - Returns: Whether it was interrupted, and not faster.
  private func interrupt(
    _ arguments: [String], writing folder: URL, after ending: String
  ) throws -> Bool {
    let process = BuiltCommand.process(arguments)
    try process.run()
    while process.isRunning, !files(folder).keys.contains(where: { $0.hasSuffix(ending) }) {
      usleep(2000)
    }
    process.interrupt()
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  private func sessions(_ count: Int, in folder: URL) throws -> String {
    let source = TestFolders.sampleData.appending(path: "leg-lift-left")
    for number in 1...count {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let copy = folder.appending(path: "s\(number)")
      try FileManager.default.copyItem(at: source, to: copy)
      try FileManager.default.removeItem(at: copy.appending(path: "session.yaml"))
    }
    return folder.path
  }

  @Test(arguments: [("csv", "thigh.csv"), ("bids", "_motion.tsv")])
  func `an interrupted conversion leaves whole files`(target: String, ending: String) async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let paths = try sessions(4, in: folder.appending(path: "in"))
      func arguments(_ out: String) -> [String] {
        ["convert", paths, "--exercise", "leg-lift", "--side", "left", "--placement", "thigh"]
          + ["--to", target, "--out", folder.appending(path: out).path]
      }
      let cut = folder.appending(path: "cut")
      let wasCut = try interrupt(arguments("cut"), writing: cut, after: ending)
      let whole = BuiltCommand.process(arguments("whole"))
      try whole.run()
      whole.waitUntilExit()
      let expected = files(folder.appending(path: "whole"))
      var found = files(cut)
      // It says that the folder is being written.
      if wasCut { found[".hipline"] = nil }
      #expect(!found.isEmpty)
      for (name, bytes) in found { #expect(expected[name] == bytes, "\(name)") }
      // The description is last: a tree that is not finished is none.
      if wasCut, target == "bids", found.count < expected.count {
        #expect(found["dataset_description.json"] == nil)
      }
    }
  }

  @Test
  func `an interrupted run leaves whole files, and resuming gives what an undisturbed one gives`()
    async throws
  {
    try await TestFolders.withTemporaryFolder { folder in
      let paths = try sessions(4, in: folder.appending(path: "in"))
      func arguments(_ out: String) -> [String] {
        ["analyze", paths, "--exercise", "leg-lift", "--placement", "thigh", "--jobs", "1"]
          + ["--out", folder.appending(path: out).path]
      }
      let cut = folder.appending(path: "cut")
      _ = try interrupt(arguments("cut"), writing: cut, after: ".json")
      for (name, bytes) in files(cut) where name.hasSuffix(".json") {
        #expect(throws: Never.self, "\(name)") { try JSONSerialization.jsonObject(with: bytes) }
      }
      let whole = BuiltCommand.process(arguments("whole"))
      try whole.run()
      whole.waitUntilExit()
      let resumed = BuiltCommand.process(arguments("cut") + ["--resume"])
      try resumed.run()
      resumed.waitUntilExit()
      #expect(resumed.terminationStatus == 0)
      let expected = files(folder.appending(path: "whole"))
      let found = files(cut)
      #expect(Set(found.keys) == Set(expected.keys))
      for name in ["reps.csv", "sessions.csv", "findings.csv", "hipline.sqlite"] {
        #expect(found[name] == expected[name], "\(name)")
      }
    }
  }

  @Test func `an interrupted analysis says how to go on`() async throws {
    try await TestFolders.withTemporaryFolder { folder in
      let paths = try sessions(12, in: folder.appending(path: "in"))
      let out = folder.appending(path: "out")
      let process = BuiltCommand.process(
        ["analyze", paths, "--exercise", "leg-lift", "--placement", "thigh", "--out", out.path])
      let said = Pipe()
      process.standardError = said
      try process.run()
      while process.isRunning, !files(out).keys.contains(where: { $0.hasSuffix(".json") }) {
        usleep(2000)
      }
      process.interrupt()
      let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(text.contains("--resume"))
    }
  }
}
