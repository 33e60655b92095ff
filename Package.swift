// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let real = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// What `Scripts/release` builds, for `hipline --version`; nothing where nobody said it.
let commit = Context.environment["HIPLINE_COMMIT"] ?? ""

/// A target of the package; what it may import is its place in the architecture.
func module(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["README.md"], resources: resources,
    swiftSettings: strict)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = [], seesPackage: Bool = true
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "HiplineTestSupport"] + dependencies,
    exclude: exclude, resources: resources, packageAccess: seesPackage, swiftSettings: strict)
}

let package = Package(
  name: "hipline",
  products: [
    .library(name: "Hipline", targets: ["Hipline"]),
    .executable(name: "hipline", targets: ["HiplineProgram"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3",
      providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    module("HiplineCore", [real]),
    .target(name: "CWelch"),
    module("HiplineSignal", ["HiplineCore", "CFFTW", "CWelch", real]),
    module("HiplineKinematics", ["HiplineCore", "HiplineSignal", real]),
    module("HiplineAnalysis", ["HiplineCore", "HiplineSignal", "HiplineKinematics", real]),
    .target(name: "CSeparators"),
    module("HiplineIO", ["HiplineCore", "CArchive", "CZlib", "CSeparators", yams, crypto]),
    module(
      "HiplineReport",
      ["HiplineCore", "HiplineSignal", "HiplineKinematics", "HiplineAnalysis", crypto, real],
      // In the code, because a bundle would have to be carried along with the command.
      resources: [.embedInCode("Resources")]),
    module("HiplineStore", ["HiplineCore", "HiplineAnalysis", grdb]),
    module(
      "HiplineBatch",
      [
        "HiplineCore", "HiplineIO", "HiplineAnalysis", "HiplineReport", "HiplineStore", crypto,
        yams, real,
      ]),
    module("HiplineSimulation", ["HiplineCore", real]),
    // What the page of `Scripts/page` asks of the modules above.
    module(
      "HiplinePage",
      ["HiplineCore", "HiplineIO", "HiplineAnalysis", "HiplineReport", "HiplineBatch"]),
    // A target of its own, so that another commit compiles one line anew.
    .target(name: "CBuild", cSettings: [.define("HIPLINE_COMMIT", to: commit)]),
    module(
      "HiplineCLI",
      [
        "HiplineCore", "HiplineSignal", "HiplineKinematics", "HiplineAnalysis", "HiplineIO",
        "HiplineReport", "HiplineBatch", "HiplineSimulation", "CBuild", arguments,
      ]),
    // What `import Hipline` gives: the public names of the modules above, and shorter ways to them.
    module(
      "Hipline",
      [
        "HiplineCore", "HiplineAnalysis", "HiplineIO", "HiplineReport", "HiplineStore",
        "HiplineBatch", "HiplineSimulation",
      ]),
    // A name of its own: some file systems cannot tell `hipline` from `Hipline`.
    .executableTarget(
      name: "HiplineProgram", dependencies: ["HiplineCLI", arguments],
      swiftSettings: strict),

    // What only developers run; no product carries it.
    .target(
      name: "HiplineTrials", dependencies: ["HiplineCore", "HiplineSimulation", real],
      path: "Tools/HiplineTrials", swiftSettings: strict),
    .executableTarget(
      name: "HiplineTools",
      dependencies: [
        "HiplineCore", "HiplineAnalysis", "HiplineIO", "HiplineBatch", "HiplineReport",
        "HiplinePage", "HiplineSimulation", "HiplineCLI", "HiplineTrials", arguments,
      ],
      path: "Tools/HiplineTools", swiftSettings: strict),

    // What stands in for libraries in a page, where tests hold it against them.
    .target(
      name: "PlainFFT", dependencies: [real], path: "Embedded/CFFTW", swiftSettings: strict),
    .target(name: "PlainCrypto", path: "Embedded/Crypto", swiftSettings: strict),

    .target(
      name: "HiplineTestSupport", dependencies: ["CArchive"], path: "Tests/HiplineTestSupport",
      swiftSettings: strict),
    .target(
      name: "HiplineScenes", dependencies: ["HiplineCore", "HiplineSimulation"],
      path: "Tests/HiplineScenes", swiftSettings: strict),
    tests(of: "HiplineCore", [real]),
    tests(of: "HiplineSignal", [real, "PlainFFT"], resources: [.copy("Reference")]),
    tests(of: "HiplinePage", ["HiplineAnalysis", "HiplineReport"]),
    tests(
      of: "HiplineKinematics", ["HiplineCore", "HiplineSignal", "HiplineSimulation", real],
      resources: [.copy("Reference")]),
    tests(
      of: "HiplineAnalysis",
      [
        "HiplineCore", "HiplineSignal", "HiplineKinematics", "HiplineSimulation", "HiplineScenes",
        "HiplineTrials", real,
      ],
      resources: [.copy("Reference")]),
    tests(of: "HiplineIO", ["HiplineCore", "CArchive", "PlainCrypto", crypto]),
    tests(of: "HiplineStore", ["HiplineAnalysis", grdb], resources: [.copy("Released")]),
    tests(of: "HiplineReport", ["HiplineCore", "HiplineAnalysis", "HiplineSimulation", crypto]),
    tests(of: "HiplineBatch", ["HiplineAnalysis", "HiplineCore", "HiplineIO", "HiplineReport"]),
    tests(of: "HiplineSimulation", ["HiplineCore", real]),
    tests(
      of: "HiplineCLI",
      ["HiplineProgram", "HiplineCore", "HiplineAnalysis", "HiplineSimulation"]),
    tests(of: "HiplineTrials", ["HiplineCore", "HiplineSimulation"]),
    tests(of: "HiplineTools"),
    // Sees what a user of the package sees.
    tests(of: "Hipline", seesPackage: false),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "HiplineCore", "HiplineAnalysis", "HiplineIO", "HiplineBatch", "HiplineReport",
        "HiplineSimulation", "HiplineTestSupport", "HiplineTrials",
      ], swiftSettings: strict),
  ]
)

// What only scripts build, which say so: no other build compiles it, or fetches what only it needs. As targets of this package
// they see what is `package`.
switch Context.environment["HIPLINE_BUILD"] {
case "benchmarks":
  // Without its traits it needs no jemalloc; memory is then measured as the process's resident size only.
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []))
  let modules: [Target.Dependency] = [
    "HiplineCore", "HiplineSignal", "HiplineKinematics", "HiplineIO", "HiplineAnalysis",
    "HiplineReport", "HiplineSimulation", real, .product(name: "Benchmark", package: "benchmark"),
  ]
  for suite in ["Reading", "Signal", "Kinematics", "Pipeline"].map({ "\($0)Benchmarks" }) {
    package.targets.append(
      .executableTarget(
        name: suite, dependencies: modules, path: "Benchmarks/\(suite)", swiftSettings: strict,
        plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
  }
case "peers":
  let modules: [Target.Dependency] = [
    "HiplineCore", "HiplineSignal", "HiplineKinematics", "HiplineIO",
  ]
  package.targets += [
    .executableTarget(
      name: "HiplinePeers", dependencies: modules + ["CFFTW"],
      path: "Benchmarks/Peers/HiplinePeers", swiftSettings: strict),
    .executableTarget(
      name: "HiplineMemory", dependencies: modules, path: "Benchmarks/Peers/HiplineMemory",
      swiftSettings: strict),
  ]
case "instructions":
  package.targets.append(
    .executableTarget(
      name: "HiplineInstructions",
      dependencies: ["HiplineCore", "HiplineAnalysis", "HiplineReport", "HiplineBatch"],
      path: "Benchmarks/Instructions", swiftSettings: strict))
case "fuzzing":
  // Links with `--sanitize=fuzzer` only, which brings the entry point.
  package.targets.append(
    .executableTarget(
      name: "HiplineFuzz",
      dependencies: [
        "HiplineCore", "HiplineIO", "HiplineAnalysis", "HiplineReport", "HiplineBatch",
        "HiplineSimulation", "HiplineCLI", arguments, yams,
      ],
      path: "Fuzzing/HiplineFuzz", swiftSettings: strict))
default: break
}
