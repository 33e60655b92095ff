// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A suite of benchmarks; the benchmark plugin looks for it in a folder of its name beside this file.
func suite(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "Benchmark", package: "benchmark"),
      .product(name: "Hipline", package: "hipline"),
    ] + dependencies,
    path: name, swiftSettings: strict,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "hipline", path: "../"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    // Without its traits it needs no jemalloc; memory is then measured as the process's resident size only.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    suite("ReadingBenchmarks"),
    suite(
      "SignalBenchmarks", [.product(name: "RealModule", package: "swift-numerics")]),
    suite("KinematicsBenchmarks"),
    suite("PipelineBenchmarks"),
  ]
)
