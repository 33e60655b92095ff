import HiplineAnalysis
import HiplineCore

/// Tables for people, within 80 columns.
enum TextRenderer {
  static let width = 80

  static func session(_ session: SessionResult) -> String {
    var lines = [session.id.printable] + wrapped(heading(session), separator: " · ", indent: "  ")
    if !session.repetitions.isEmpty {
      let table = RepetitionTextTable(session)
      lines += [""] + table.lines + [""] + table.notes
    }
    lines += outcome(session)
    let groups = grouped(session.repetitions)
    if !groups.isEmpty {
      lines.append("")
      let labels = groups.map { "rep \(numbers($0.indices))" }
      let widest = min(widestLabel, labels.map(\.count).max() ?? 0)
      for (group, label) in zip(groups, labels) {
        lines += wrapped(group.cue.text, label: label, labelWidth: widest)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// "clamshell · right thigh · 100.0 Hz · 92 s · accelerometer, gyroscope"
  private static func heading(_ session: SessionResult) -> [String] {
    var parts = [session.exercise == "unknown" ? "exercise not known" : session.exercise]
    for recording in session.recordings {
      let place = recording.placement?.rawValue ?? "one sensor"
      let side = recording.placement?.isOnMovingLeg == true ? session.side?.rawValue : nil
      parts.append([side, place].compactMap { $0 }.joined(separator: " "))
    }
    if let first = session.recordings.first {
      if let rate = first.sampleRateHertz { parts.append("\(rate.text(decimals: 1)) Hz") }
      parts.append("\(first.durationSeconds.text(decimals: 0)) s")
      if first.channels == [.accelerometer] { parts.append("accelerometer only") }
    }
    return parts
  }

  private static func outcome(_ session: SessionResult) -> [String] {
    let summary = session.summary
    guard summary.repetitions > 0 else { return ["  no complete repetition"] }
    var parts = [
      counted(summary.repetitions, "repetition") + " in "
        + counted(session.sets.count { $0.repetitions > 0 }, "set")
    ]
    if let mean = summary.scoreMean {
      let error = summary.scoreStandardError.map { " ± " + $0.text(decimals: 0) } ?? ""
      parts.append("score " + mean.text(decimals: 0) + error)
    }
    if let shaky = summary.shakyMaxRepetition { parts.append("shaky maximum at rep \(shaky)") }
    if let stop = summary.stopRepetition { parts.append("stop at rep \(stop)") }
    return wrapped(parts, separator: " · ", indent: "  ")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Cues of one code are said once, in the words of the repetition where it mattered most.
  private static func grouped(
    _ repetitions: [RepetitionResult]
  ) -> [(indices: [Int], cue: Cue)] {
    var groups: [(indices: [Int], cue: Cue)] = []
    for repetition in repetitions {
      for cue in repetition.cues {
        if let match = groups.firstIndex(where: { $0.cue.code == cue.code }) {
          groups[match].indices.append(repetition.index)
          if cue.magnitude > groups[match].cue.magnitude { groups[match].cue = cue }
        } else {
          groups.append(([repetition.index], cue))
        }
      }
    }
    return groups
  }

  /// "3", "3, 4", "3–6, 9".
  private static func numbers(_ indices: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for index in indices.sorted() {
      if let last = runs.last, last.upperBound + 1 == index {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    return runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)–\(run.upperBound)"
    }.joined(separator: ", ")
  }

  /// The text behind a label, broken between words, continued under the text.
  static func wrapped(_ text: String, label: String, labelWidth: Int) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard label.count <= labelWidth else {
      let blank = String(repeating: " ", count: labelWidth + 4)
      return ["  " + label] + wrapped(words, separator: " ", indent: blank)
    }
    return wrapped(words, separator: " ", indent: "  " + label.padded(to: labelWidth) + "  ")
  }

  /// A longer label has a line of its own.
  private static let widestLabel = 14

  /// The parts in lines of at most ``width``, the second and later ones indented by as much blank.
  private static func wrapped(
    _ parts: [String], separator: String, indent: String
  ) -> [String] {
    var lines: [String] = []
    var line = indent
    var isEmpty = true
    for part in parts {
      if !isEmpty && line.count + separator.count + part.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent.count)
        isEmpty = true
      }
      line += (isEmpty ? "" : separator) + part
      isEmpty = false
    }
    return lines + [line]
  }
}
