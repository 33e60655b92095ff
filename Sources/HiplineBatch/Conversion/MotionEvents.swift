import HiplineAnalysis
import HiplineReport

/// Repetitions and their phases as an `_events.tsv`.
struct MotionEvents {
  private let result: SessionResult
  private let zeroSeconds: Double

  /// - Parameter zeroSeconds: The time of the motion table's first row on the result's axis.
  init(_ result: SessionResult, from zeroSeconds: Double) {
    self.result = result
    self.zeroSeconds = zeroSeconds
  }

  var table: String {
    var lines = ["onset\tduration\ttrial_type\tset\trepetition\tcomplete"]
    for repetition in result.repetitions {
      let spans = [
        ("repetition", repetition.startSeconds, repetition.endSeconds),
        ("lift", repetition.startSeconds, repetition.topStartSeconds),
        ("hold", repetition.topStartSeconds, repetition.topEndSeconds),
        ("lower", repetition.topEndSeconds, repetition.endSeconds),
      ]
      for (name, start, end) in spans {
        let cells = [
          Self.text(start - zeroSeconds), Self.text(end - start), name, "\(repetition.set)",
          "\(repetition.index)", "\(repetition.isComplete)",
        ]
        lines.append(cells.joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// To a microsecond, as BIDS writes times.
  private static func text(_ seconds: Double) -> String { "\((seconds * 1e6).rounded() / 1e6)" }

  static let columns = JSONValue.object([
    "trial_type": .object([
      "Description": .text("What happened, as found by Hipline."),
      "Levels": .object([
        "repetition": .text("From the onset of the lift to the end of the lowering."),
        "lift": .text("From the onset of the movement to the start of the hold."),
        "hold": .text("At the top."),
        "lower": .text("From the end of the hold to the end of the movement."),
      ]),
    ]),
    "set": .object(["Description": .text("Number of the set, from 1.")]),
    "repetition": .object([
      "Description": .text("Number of the repetition in the session, from 1.")
    ]),
    "complete": .object([
      "Description": .text("Whether the segment left its rest pose and came back to it.")
    ]),
  ])
}
