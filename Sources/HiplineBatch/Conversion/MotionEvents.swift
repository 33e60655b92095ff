import HiplineAnalysis
import HiplineReport

/// Repetitions and their phases as an `_events.tsv`: of a session, or of the bouts of exercise in a recording of hours and days.
struct MotionEvents {
  private struct Bout {
    var result: SessionResult
    /// The recording on whose time axis the result is, by its place in the layout, and where the result's zero is on it.
    var part: Int
    var zeroSeconds: Double
  }

  private let bouts: [Bout]
  /// Whether the repetitions are those of several bouts, each of which counts from 1.
  private let nameBouts: Bool

  init(_ layout: SessionLayout) {
    switch layout.session {
    case .held(let reading):
      let key = RecordingKey.keyed(reading.recordings)[reading.movingRecording].key
      bouts = SessionRunner.analyze(reading).results.prefix(1).compactMap { result in
        layout.place(of: key).map { Bout(result: result, part: $0, zeroSeconds: 0) }
      }
      nameBouts = false
    case .long(let long):
      bouts = long.search(traced: false).bouts.compactMap { bout in
        layout.parts.firstIndex { $0.key.name == bout.movingRecording }.map {
          Bout(result: bout.result, part: $0, zeroSeconds: bout.zeroSeconds)
        }
      }
      nameBouts = true
    }
  }

  /// nil where nothing was found, or nobody knows when the table of motion began.
  func table(for member: MotionTables.Member, of tables: MotionTables) -> String? {
    let header = ["onset", "duration", "trial_type", "set", "repetition", "complete"]
    var lines = [(header + (nameBouts ? ["bout"] : [])).joined(separator: "\t")]
    var isKnown = false
    for (number, bout) in bouts.enumerated() {
      guard let start = tables.start(of: member, onAxisOf: bout.part) else { continue }
      isKnown = true
      lines += rows(bout.result, from: start - bout.zeroSeconds, of: number + 1)
    }
    return isKnown ? lines.joined(separator: "\n") + "\n" : nil
  }

  /// - Parameter zeroSeconds: The time of the motion table's first row on the result's axis.
  private func rows(
    _ result: SessionResult, from zeroSeconds: Double, of bout: Int
  ) -> [String] {
    result.repetitions.flatMap { repetition in
      let spans = [
        ("repetition", repetition.startSeconds, repetition.endSeconds),
        ("lift", repetition.startSeconds, repetition.topStartSeconds),
        ("hold", repetition.topStartSeconds, repetition.topEndSeconds),
        ("lower", repetition.topEndSeconds, repetition.endSeconds),
      ]
      return spans.map { name, start, end in
        let cells = [
          Self.text(start - zeroSeconds), Self.text(end - start), name, "\(repetition.set)",
          "\(repetition.index)", "\(repetition.isComplete)",
        ]
        return (cells + (nameBouts ? ["\(bout)"] : [])).joined(separator: "\t")
      }
    }
  }

  /// To a microsecond, as BIDS writes times.
  private static func text(_ seconds: Double) -> String { "\((seconds * 1e6).rounded() / 1e6)" }

  /// What the columns of the table are, for `_events.json`.
  var columns: JSONValue {
    var columns: [String: JSONValue] = [
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
    ]
    if nameBouts {
      columns["bout"] = .object([
        "Description": .text(
          "Number of the bout of exercise in the recording, from 1; sets and repetitions are counted in each."
        )
      ])
    }
    return .object(columns)
  }
}
