import Foundation

/// The largest resident size of this process since the last reset, as Linux keeps it.
enum PeakMemory {
  enum Failure: Error { case notReadable }

  /// Forgets the peak so far: from here on it is what is resident now.
  static func reset() throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: "/proc/self/clear_refs"))
    try handle.write(contentsOf: Data("5".utf8))
    try handle.close()
  }

  /// `VmHWM` in bytes.
  static func bytes() throws -> Int {
    let status = try String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
    else { throw Failure.notReadable }
    return kibibytes * 1024
  }
}
