import Foundation
import HiplineCore
import HiplineIO
import Synchronization

/// Tables from the disk cache to recordings: the seven columns of the first.
///
/// The tables are `<digits>.csv`, or copies of it by number where `files` is more than 1, shared out among `threads`.
struct IngestKernel: Kernel {
  static let name = "ingest"

  private let paths: [String]
  private let threads: Int

  init(_ input: KernelInput) throws {
    let files = try input.count("files")
    let digits = try input.count("digits")
    threads = try input.count("threads")
    paths = (0..<files).map { number in
      input.folder.appending(path: number == 0 ? "\(digits).csv" : "\(digits)-\(number).csv").path
    }
  }

  func run() throws -> [Recording] {
    guard threads > 1 else { return try paths.flatMap { try RecordingReader.read(path: $0) } }
    let results = Mutex<[Int: [Recording]]>([:])
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: paths.count, by: threads) {
        let recordings = try? RecordingReader.read(path: paths[index])
        results.withLock { $0[index] = recordings }
      }
    }
    return results.withLock { all in paths.indices.flatMap { all[$0] ?? [] } }
  }

  static func numbers(of recordings: [Recording]) -> [Double] {
    guard let force = recordings.first?.accelerometer, let rate = recordings.first?.gyroscope else {
      return []
    }
    return ([force.timestamps] + force.values.components + rate.values.components).flatMap { $0 }
  }
}

/// The same once, in a process that has read nothing before: by how many bytes its peak grew, and how many bytes the
/// columns are that it returned.
struct IngestMemoryKernel: Kernel {
  static let name = "ingest-memory"

  private let reading: IngestKernel
  private var first: [Double]?

  init(_ input: KernelInput) throws { reading = try IngestKernel(input) }

  mutating func run() throws -> [Double] {
    if let first { return first }
    let before = try IngestMemoryKernel.peakBytes()
    let recordings = try reading.run()
    let after = try IngestMemoryKernel.peakBytes()
    let columns = IngestKernel.numbers(of: recordings).count * MemoryLayout<Double>.stride
    let result = [after - before, Double(columns)]
    first = result
    return result
  }

  /// The largest resident size of this process so far, as Linux counts it.
  private static func peakBytes() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return (kibibytes ?? .nan) * 1024
  }
}
