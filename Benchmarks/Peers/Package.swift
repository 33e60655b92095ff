// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "peers",
  dependencies: [.package(name: "hipline", path: "../..")],
  targets: [
    .systemLibrary(
      name: "CFFTWBare", pkgConfig: "fftw3",
      providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
    .executableTarget(
      name: "HiplinePeers",
      dependencies: [
        "CFFTWBare",
        .product(name: "HiplineIO", package: "hipline"),
        .product(name: "HiplineSignal", package: "hipline"),
        .product(name: "HiplineKinematics", package: "hipline"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "HiplineMemory",
      dependencies: [
        .product(name: "HiplineSignal", package: "hipline"),
        .product(name: "HiplineKinematics", package: "hipline"),
      ],
      swiftSettings: strict),
  ]
)
