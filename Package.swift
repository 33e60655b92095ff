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
    .library(name: "HiplineSimulation", targets: ["HiplineSimulation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(name: "HiplineCore", dependencies: [real], swiftSettings: strict),
    .target(
      name: "HiplineSimulation", dependencies: ["HiplineCore", real], exclude: ["README.md"],
      swiftSettings: strict),
    .testTarget(
      name: "HiplineSimulationTests", dependencies: ["HiplineSimulation", "HiplineCore", real],
      swiftSettings: strict),
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3",
      providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
  ]
)
