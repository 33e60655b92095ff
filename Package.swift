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

let package = Package(
  name: "hipline",
  products: [
    .library(name: "HiplineCore", targets: ["HiplineCore"]),
    .library(name: "HiplineSignal", targets: ["HiplineSignal"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1")
  ],
  targets: [
    .target(name: "HiplineCore", dependencies: [real], swiftSettings: strict),
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3",
      providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
    .target(
      name: "HiplineSignal", dependencies: ["CFFTW", real],
      exclude: ["README.md"], swiftSettings: strict),
    .target(
      name: "HiplineTestSupport", path: "Tests/HiplineTestSupport", swiftSettings: strict),
    .testTarget(
      name: "HiplineSignalTests", dependencies: ["HiplineSignal", "HiplineTestSupport", real],
      resources: [.copy("Reference")], swiftSettings: strict),
  ]
)
