// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "hipline", path: "../")],
  targets: [
    // Links with `--sanitize=fuzzer` only, which brings the entry point: `Scripts/fuzz` builds it.
    .executableTarget(
      name: "HiplineFuzz",
      dependencies: [.product(name: "Hipline", package: "hipline")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
