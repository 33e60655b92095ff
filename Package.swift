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
    .library(name: "HiplineIO", targets: ["HiplineIO"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "HiplineCore", dependencies: [real], swiftSettings: strict),
    .target(
      name: "HiplineIO",
      dependencies: ["HiplineCore", .product(name: "Yams", package: "Yams")],
      exclude: ["README.md"],
      swiftSettings: strict),
    .testTarget(
      name: "HiplineIOTests",
      dependencies: ["HiplineIO", "HiplineCore"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3",
      providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
  ]
)
