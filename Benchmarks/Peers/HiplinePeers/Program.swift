import Foundation

/// Runs one kernel several times, prints the nanoseconds of each run and writes the last result.
///
///     HiplinePeers <kernel> <folder> <runs> [name=value …]
///
/// Reads `<folder>/*.f64`, writes `<folder>/output.f64`.
@main
struct Program {
  static let kernels: [any Kernel.Type] = [
    ArcLengthKernel.self, BareTransformKernel.self, IngestKernel.self, IngestMemoryKernel.self,
    OrientationKernel.self, WelchKernel.self,
  ]

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let runs = Int(arguments[3]), runs > 0,
      let kernel = kernels.first(where: { $0.name == arguments[1] })
    else {
      let names = kernels.map { $0.name }.joined(separator: "|")
      FileHandle.standardError.write(
        Data("usage: HiplinePeers \(names) FOLDER RUNS [NAME=VALUE …]\n".utf8))
      exit(64)
    }
    let parameters = arguments.dropFirst(4).map { $0.split(separator: "=", maxSplits: 1) }
    let input = KernelInput(
      folder: URL(filePath: arguments[2]),
      parameters: Dictionary(
        parameters.map { (String($0[0]), Double($0.last ?? "") ?? .nan) }, uniquingKeysWith: { $1 })
    )
    try time(kernel, input, runs: runs)
  }

  private static func time<K: Kernel>(_: K.Type, _ input: KernelInput, runs: Int) throws {
    var kernel = try K(input)
    // The first run pays for plans, tapers and page faults.
    var output = try kernel.run()
    let clock = ContinuousClock()
    for _ in 0..<runs {
      let start = clock.now
      output = try kernel.run()
      let (seconds, attoseconds) = (clock.now - start).components
      print(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
    try K.numbers(of: output).withUnsafeBytes { Data($0) }
      .write(to: input.folder.appending(path: "output.f64"))
  }
}
