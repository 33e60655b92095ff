import Benchmark
import HiplineCore
import HiplineIO

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.megabytesPerSecond, .wallClock, .throughput, .peakMemoryResident],
    timeUnits: .milliseconds, warmupIterations: 3, maxDuration: .seconds(3), maxIterations: 1000)

  for table in GeneratedTable.allCases {
    Benchmark("Read bytes, \(table.summary)") { benchmark, bytes in
      try benchmark.measureReading(byteCount: bytes.count) {
        try RecordingReader.read(bytes: bytes, name: table.fileName)
      }
    } setup: {
      table.bytes()
    }
  }

  for table in GeneratedTable.allCases {
    benchmarkFile("Read cached file, \(table.summary)", table, fingerprinted: false)
  }
  // The whole of `hipline analyze` before the analysis.
  benchmarkFile(
    "Read and fingerprint, \(GeneratedTable.sixDecimals.summary)", .sixDecimals, fingerprinted: true
  )
}

private func benchmarkFile(_ name: String, _ table: GeneratedTable, fingerprinted: Bool) {
  Benchmark(name) { benchmark, file in
    try benchmark.measureReading(byteCount: file.byteCount) {
      try RecordingReader.read(path: file.path, fingerprinted: fingerprinted)
    }
  } setup: {
    try TemporaryFile.write(table.bytes(), name: table.fileName)
  } teardown: {
    TemporaryFile.remove(name: table.fileName)
  }
}

extension Benchmark {
  /// Measures one reading and reports its rate in bytes of text.
  fileprivate func measureReading(
    byteCount: Int, _ read: () throws -> [Recording]
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let recordings = try read()
    let seconds = (clock.now - start) / .seconds(1)
    Benchmark.blackHole(recordings)
    measurement(.megabytesPerSecond, Int(Double(byteCount) / 1e6 / seconds))
  }
}

extension BenchmarkMetric {
  /// A million bytes of text a second.
  fileprivate static let megabytesPerSecond = BenchmarkMetric.custom(
    "Text read (MB/s)", polarity: .prefersLarger, useScalingFactor: false)
}
