import HiplineAnalysis
import HiplineCore

/// The answer to the one question, in words.
enum SessionVerdict {
  /// "In 7 of 12 repetitions the hip kept still. In 4 the leg shook as well, which is what the exercise is for. …"
  static func text(_ session: SessionResult) -> String {
    let complete = session.repetitions.filter { $0.isComplete }
    guard !complete.isEmpty else {
      let reason = session.findings.first { $0.code == .noRepetition || $0.code == .gravityAbsent }
      return reason.map { "\($0.message.capitalisedFirst). To do: \($0.hint)." }
        ?? "No complete repetition was found."
    }
    guard complete.contains(where: { $0.score != nil }) else {
      return counted(complete.count, "repetition")
        + " counted, and none judged: the sensor does not measure what it should."
    }
    return [isolation(session, complete), shaking(complete), stop(session.summary)].compactMap {
      $0
    }
    .joined(separator: " ")
  }

  /// In how many complete repetitions a sensor saw the pelvis keep still, of those in which one saw it; nil without one.
  static func still(_ session: SessionResult) -> (count: Int, of: Int)? {
    let seen = session.repetitions.filter { $0.isComplete && $0.stateBasis.contains(.isolation) }
    return seen.isEmpty ? nil : (seen.count { $0.pelvis == .still }, seen.count)
  }

  private static func isolation(_ session: SessionResult, _ complete: [RepetitionResult]) -> String
  {
    if complete.allSatisfy({ $0.pelvis == .moves }) {
      return
        "\(counted(complete.count, "repetition")) of the pelvis: it is what moves, so that there is nothing it could help."
    }
    guard let (still, all) = still(session) else {
      let beyond = complete.count { $0.state == .compensating }
      return
        "\(counted(complete.count, "repetition")) judged by the leg alone: without a sensor on the pelvis it is not known "
        + "whether the hip kept still"
        + (beyond > 0
          ? ", but in \(beyond) the leg turned further than a hip does by itself." : ".")
    }
    switch still {
    case all where all == 1: return "In the one repetition the hip kept still."
    case all: return "In all \(all) repetitions the hip kept still."
    case 0: return "The pelvis helped in every repetition."
    default: return "In \(still) of \(all) repetitions the hip kept still."
    }
  }

  private static func shaking(_ complete: [RepetitionResult]) -> String? {
    let looked = complete.filter { $0.flag(HoldTremor.detected) != nil }
    guard !looked.isEmpty else {
      let reason = complete[0].reasonNotMeasured(HoldTremor.detected)
      return reason.map { "Shaking was \(notMeasured): \($0)." }
    }
    let shook = looked.filter { $0.isShaking == true }
    guard !shook.isEmpty else { return "The leg did not shake visibly." }
    let isolated = shook.count { $0.state == .shaking }
    guard isolated > 0 else { return "In \(shook.count) the leg shook." }
    return "In \(isolated) the leg shook as well, which is what the exercise is for."
  }

  private static func stop(_ summary: SessionSummary) -> String? {
    summary.stopRepetition.map {
      "Repetition \($0) is the first of two in a row in which the pelvis helped: the set should have ended there."
    }
  }
}
