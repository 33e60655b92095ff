import Foundation

/// One computation of Hipline's that another program does too.
///
/// `Scripts/peers` gives both the same input, compares what they put out, and times them in turns.
protocol Kernel: SendableMetatype {
  /// What it is called on the command line.
  static var name: String { get }

  /// Everything that is not timed.
  init(_ input: KernelInput) throws

  associatedtype Output = [Double]

  /// What is timed.
  mutating func run() throws -> Output

  /// The numbers to compare.
  static func numbers(of output: Output) -> [Double]
}

extension Kernel where Output == [Double] {
  static func numbers(of output: Output) -> [Double] { output }
}

/// What the other side has written for a kernel to work on.
struct KernelInput {
  /// The folder of files that `Scripts/peers/peers.py` made.
  let folder: URL
  /// From the command line, as `name=value`.
  let parameters: [String: Double]

  enum Failure: Error { case noParameter(String) }

  func parameter(_ name: String) throws -> Double {
    guard let value = parameters[name] else { throw Failure.noParameter(name) }
    return value
  }

  func count(_ name: String) throws -> Int { Int(try parameter(name)) }

  /// The content of `<name>.f64`: 64-bit numbers in this machine's byte order.
  func numbers(_ name: String) throws -> [Double] {
    let data = try Data(contentsOf: folder.appending(path: "\(name).f64"))
    return data.withUnsafeBytes { bytes in
      .init(unsafeUninitializedCapacity: bytes.count / MemoryLayout<Double>.stride) {
        numbers, count in
        count = bytes.copyBytes(to: numbers) / MemoryLayout<Double>.stride
      }
    }
  }
}
