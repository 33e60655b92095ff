import Foundation
import HiplineCore

/// A table of numbers with one line of names, as the real recordings have it, compressed or not.
struct RealTable {
  var names: [String]
  var rows: [[Double]]

  static func read(_ url: URL) throws -> RealTable {
    let text = url.pathExtension == "gz" ? try unzipped(url) : try Data(contentsOf: url)
    let lines = text.split(separator: UInt8(ascii: "\n"))
    guard let header = lines.first else { return RealTable(names: [], rows: []) }
    return RealTable(
      names: String(decoding: header, as: UTF8.self).split(separator: ",").map { String($0) },
      rows: lines.dropFirst().map { line in
        line.split(separator: UInt8(ascii: ",")).map {
          Double(String(decoding: $0, as: UTF8.self)) ?? .nan
        }
      })
  }

  private static func unzipped(_ url: URL) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }

  func column(_ name: String) -> Int {
    guard let index = names.firstIndex(of: name) else {
      preconditionFailure("a column \(name) expected")
    }
    return index
  }

  func vectors(_ x: String, _ y: String, _ z: String) -> VectorSeries {
    let columns = [x, y, z].map { column($0) }
    return VectorSeries(
      rows.map { Vector3($0[columns[0]], $0[columns[1]], $0[columns[2]]) })
  }
}
