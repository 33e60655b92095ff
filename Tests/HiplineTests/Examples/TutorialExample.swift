import Hipline

/// The code of the tutorial, as far as its last step.
enum TutorialExample {
  static func score(
    seconds: [Double], ax: [Double], ay: [Double], az: [Double], gx: [Double], gy: [Double],
    gz: [Double]
  ) throws -> String {
    let thigh = SensorBuffer(
      placement: .thigh, seconds: seconds,
      acceleration: VectorSeries(x: ax, y: ay, z: az),
      angularRate: VectorSeries(x: gx, y: gy, z: gz))

    let result = try Analyzer().analyze([thigh], exercise: .clamshell, side: .right)

    for repetition in result.repetitions where repetition.isComplete {
      let score = repetition.score?.overall.map { "\(Int($0.rounded()))" } ?? "no score"
      let range = repetition.number(.range).map { "\(Int($0.rounded()))°" } ?? "–"
      print("\(repetition.index): \(score), \(range)")
      for cue in repetition.cues { print("   \(cue.text)") }
    }

    if let stop = result.summary.stopRepetition {
      print("The set should have ended before repetition \(stop).")
    }

    for finding in result.findings {
      print("\(finding.severity.rawValue): \(finding.message) (\(finding.hint))")
    }

    let report = ReportContent(sessions: [result], failures: [])
    print(report.text)
    return report.json
  }
}
