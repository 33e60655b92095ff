import HiplineAnalysis
import HiplineCore
import HiplineReport

/// Results as a clinic's record takes them: a FHIR R4 bundle of observations for each session.
struct FHIRFolder: ConversionTarget {
  static let name = "fhir"
  static let isOnOneTimeAxis = false
  static let isSessionWise = true

  private let folder: NewFolder

  init(_ folder: NewFolder, sources: [SessionSource]) { self.folder = folder }

  func session(
    _ layout: SessionLayout
  ) throws(OutputFailure) -> (written: Void?, failures: [InputFailure], findings: [Finding]) {
    let outcome = layout.session.outcome(traced: false)
    for result in outcome.results {
      let bundle = FHIRBundle(result).json.encoded(onOneLine: false) + "\n"
      try folder.put(bundle, [SessionFileName(result.id).file(".json")])
    }
    let failures = outcome.failures.filter { !layout.failures.contains($0) }
    return (
      outcome.results.isEmpty ? nil : (), failures, outcome.results.flatMap(\.findings)
    )
  }

  func add(_ written: Void) {}

  func end() {}
}
