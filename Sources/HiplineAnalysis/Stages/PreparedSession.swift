import HiplineCore

/// The session's recordings, each on one sample rate.
struct PreparedSession: Sendable {
  let input: SessionInput
  /// One for each recording that can be used, at least one.
  let recordings: [PreparedRecording]
  /// The recordings that cannot.
  let failures: [InputFailure]
  /// Of the recordings and of what is listed twice.
  let findings: [Finding]

  /// - Throws: Where no recording can be used; one that cannot does not keep the others from being.
  init(_ input: SessionInput) throws(InputFailure) {
    var prepared: [PreparedRecording] = []
    var failures: [InputFailure] = []
    let different = input.withoutDuplicates
    for recording in different {
      do throws(InputFailure) {
        prepared.append(try PreparedRecording(recording))
      } catch {
        failures.append(error)
      }
    }
    guard !prepared.isEmpty else {
      throw failures.first
        ?? InputFailure(
          .noAcceleration, path: input.id, "no recording in the session",
          hint: "name at least one sensor file")
    }
    self.input = input
    recordings = prepared
    self.failures = failures
    findings =
      prepared.flatMap { $0.findings }
      + Self.duplicateFindings(
        listedTwice: input.recordings.count - different.count,
        placements: prepared.map { $0.recording.placement })
  }

  /// Recordings that are not used because another one came first.
  private static func duplicateFindings(
    listedTwice repeats: Int, placements: [Placement?]
  ) -> [Finding] {
    var findings: [Finding] = []
    if repeats > 0 {
      findings.append(
        Finding(
          .duplicateRecording, .warning,
          "\(counted(repeats, "recording is", "recordings are")) listed a second time, and left out",
          hint: "name the file of each sensor once, with its own placement"))
    }
    for placement in Placement.allCases.map(Optional.some) + [nil] {
      let count = placements.count { $0 == placement }
      guard count > 1 else { continue }
      let what = placement.map { "are of the \($0.rawValue)" } ?? "have no placement"
      findings.append(
        Finding(
          .duplicatePlacement, .warning, "\(count) recordings \(what); only the first is used",
          hint: "give each sensor a placement of its own, and each side of the body a session"))
    }
    return findings
  }
}
