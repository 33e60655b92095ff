import Foundation
import HiplineBatch
import HiplineCore
import HiplineReport

/// A folder of results that somebody sent, as one input: names and contents of its files with zero bytes between them.
enum ResultFolder {
  typealias Part = (name: String, content: [UInt8])

  static func parts(of bytes: [UInt8]) -> [Part] {
    let pieces = bytes.split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 0, to: pieces.count - 1, by: 2).map {
      (String(decoding: pieces[$0], as: UTF8.self), Array(pieces[$0 + 1]))
    }
  }

  static func bytes(of parts: [Part]) -> [UInt8] {
    Array(parts.flatMap { [Array($0.name.utf8), $0.content] }.joined(separator: [0]))
  }

  /// Reads the folder in every way there is. Beside it stands a file that nothing may touch.
  static func read(_ bytes: [UInt8]) {
    let manager = FileManager.default
    let place = NSTemporaryDirectory() + "hipline-fuzz-\(getpid())"
    defer { try? manager.removeItem(atPath: place) }
    let folder = place + "/results"
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for part in parts(of: bytes) {
      // Names that lead out are those of the documents; the fuzzer itself writes inside only.
      let steps = part.name.split(separator: "/")
      guard !steps.isEmpty, steps.count <= 2, !steps.contains(".."), !part.name.hasPrefix("/")
      else {
        continue
      }
      let path = folder + "/" + steps.joined(separator: "/")
      try? manager.createDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      _ = manager.createFile(atPath: path, contents: Data(part.content))
    }
    let canary = place + "/theirs.json"
    _ = manager.createFile(atPath: canary, contents: Data("theirs".utf8))

    if let content = try? WrittenResults.read(path: folder) {
      _ = ReportFormats.all().map { $0.render(content) }
    }
    _ = try? OutputFolder(existing: folder).remade()
    if let merge = try? FolderMerge([folder]) {
      _ = try? merge.write(to: OutputFolder(path: place + "/whole"))
    }
    precondition(
      manager.contents(atPath: canary) == Data("theirs".utf8),
      "a file beside the folder was touched")
    let beside = (try? manager.contentsOfDirectory(atPath: place)) ?? []
    precondition(
      Set(beside).isSubset(of: ["results", "whole", "theirs.json"]), "a file came beside it")
  }
}

extension OutputFolder {
  /// The pages made anew.
  fileprivate func remade() throws -> [String] { try PageRemake.run(in: self) }
}
