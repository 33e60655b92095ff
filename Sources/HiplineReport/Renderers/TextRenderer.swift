import HiplineAnalysis
import HiplineCore

/// Tables for people, within the columns of a ``TextStyle``.
enum TextRenderer {
  static func session(_ session: SessionResult, style: TextStyle = .plain) -> String {
    var lines =
      [session.id.printable]
      + wrapped(heading(session), separator: " · ", indent: "  ", style: style)
    let origin = Self.origin(session)
    if !origin.isEmpty { lines += wrapped(origin, separator: " · ", indent: "  ", style: style) }
    let setup = session.setup?.remarks ?? []
    if !setup.isEmpty { lines += wrapped(setup, separator: " · ", indent: "  ", style: style) }
    if !session.repetitions.isEmpty {
      let table = RepetitionTextTable(session, style: style)
      let sparklines = SessionSparklines(session, style: style).lines
      lines += [""] + table.lines + [""] + sparklines + (sparklines.isEmpty ? [] : [""])
      lines += table.notes
    }
    lines += outcome(session, style: style)
    let groups = CueGroup.groups(of: session.repetitions)
    if !groups.isEmpty {
      lines.append("")
      let labels = groups.map { "rep \(RepetitionNumbers.text($0.indices))" }
      let widest = min(widestLabel, labels.map { $0.count }.max() ?? 0)
      for (group, label) in zip(groups, labels) {
        lines += wrapped(group.cue.text, label: label, labelWidth: widest, style: style)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// "anna-monday · clamshell right · 10 repetitions · score 92 ± 3, covering 70 % · 2 findings": of many sessions each.
  static func line(_ session: SessionResult) -> String {
    let summary = session.summary
    var parts = [
      session.id.printable,
      [exercise(session), session.side?.rawValue].compactMap { $0 }.joined(separator: " "),
      counted(summary.repetitions, "repetition"),
    ]
    if let score = score(summary) { parts.append(score) }
    if let stop = summary.stopRepetition { parts.append("stop at rep \(stop)") }
    let doubts = session.findings.count { $0.severity >= .warning }
    if doubts > 0 { parts.append(counted(doubts, "finding")) }
    return parts.joined(separator: " · ")
  }

  /// "score 92 ± 3, covering 70 %"; nil without one.
  private static func score(_ summary: SessionSummary) -> String? {
    summary.scoreMean.map { mean in
      let error = summary.scoreStandardError.map { " ± " + $0.text(decimals: 0) } ?? ""
      return "score " + mean.text(decimals: 0) + error + coverage(summary)
    }
  }

  /// "clamshell · right thigh · 100.0 Hz · 92 s · accelerometer, gyroscope"
  private static func heading(_ session: SessionResult) -> [String] {
    var parts = [exercise(session)]
    for recording in session.recordings {
      let place = recording.placement?.rawValue ?? "one sensor"
      let side = recording.placement?.isOnMovingLeg == true ? session.side?.rawValue : nil
      parts.append([side, place].compactMap { $0 }.joined(separator: " "))
    }
    if let first = session.recordings.first {
      if let rate = first.sampleRateHertz { parts.append("\(rate.text(decimals: 1)) Hz") }
      parts.append("\(first.durationSeconds.text(decimals: 0)) s")
      if first.channels.count == 1 { parts.append("\(first.channels[0].rawValue) only") }
    }
    return parts
  }

  /// "p1, by the folder's name · 2026-03-01 10:00, by the recorder's clock".
  private static func origin(_ session: SessionResult) -> [String] {
    func text(_ words: String?, _ provenance: Provenance?) -> String? {
      words.map { text in
        text.printable
          + (provenance.map { $0 == .stated ? "" : ", \($0.text)" } ?? "")
      }
    }
    let start = session.startedAt.map { String($0.prefix(16)).replacing("T", with: " ") }
    return [
      text(session.subject, session.subjectProvenance), text(start, session.startedAtProvenance),
    ].compactMap { $0 }
  }

  /// "clamshell", "clamshell, recognised with 97 %", "exercise not known".
  private static func exercise(_ session: SessionResult) -> String {
    guard session.exercise != ExerciseProfile.unknown.name else { return "exercise not known" }
    guard !session.exerciseCandidates.isEmpty else { return session.exercise }
    let percent = min(99, session.exerciseConfidence * 100)
    return "\(session.exercise), recognised with \(percent.text(decimals: 0)) %"
  }

  private static func outcome(_ session: SessionResult, style: TextStyle) -> [String] {
    let summary = session.summary
    guard summary.repetitions > 0 else { return ["  no complete repetition"] }
    var parts = [
      counted(summary.repetitions, "repetition") + " in "
        + counted(session.sets.count { $0.repetitions > 0 }, "set")
    ]
    parts += [score(summary)].compactMap { $0 }
    parts += [grade(session), CleanWorkText.text(session).map { "clean \($0) held" }].compactMap {
      $0
    }
    if let shaky = summary.shakyMaxRepetition {
      let others = summary.shakyMaxCandidates.filter { $0 != shaky }
      let doubt = others.isEmpty ? "" : " (or \(RepetitionNumbers.text(others)))"
      parts.append("shaky maximum at rep \(shaky)\(doubt)")
    }
    if let stop = summary.stopRepetition { parts.append("stop at rep \(stop)") }
    return wrapped(parts, separator: " · ", indent: "  ", style: style)
  }

  /// ", covering 70 %" behind a score that not all parts are in.
  private static func coverage(_ summary: SessionSummary) -> String {
    ScoreCoverage.textIfPartial(summary.scoreCoverage)
      .map { ", covering " + $0.replacing("\u{A0}", with: " ") } ?? ""
  }

  /// "grade 1 of 0–3, at worst 2 (Active Hip Abduction test)"; nil where no repetition has one.
  private static func grade(_ session: SessionResult) -> String? {
    if let grade = session.summary.controlGrade {
      let worst = ControlText.worst(session.repetitions, beyond: grade)
      return "grade \(grade) of 0–3\(worst) (\(ControlScale(session).name))"
    }
    let least = session.repetitions.compactMap { $0.number(ControlGrade.least) }.max() ?? 0
    return least > 0 ? "grade not known, at least \(least.text(decimals: 0)) of 0–3" : nil
  }

  /// The text behind a label, broken between words, continued under the text.
  static func wrapped(
    _ text: String, label: String, labelWidth: Int, style: TextStyle = .plain
  ) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard label.count <= labelWidth else {
      let blank = String(repeating: " ", count: labelWidth + 4)
      return ["  " + label] + wrapped(words, separator: " ", indent: blank, style: style)
    }
    return wrapped(
      words, separator: " ", indent: "  " + label.padded(to: labelWidth) + "  ", style: style)
  }

  /// For layout only: a longer label has a line of its own.
  private static let widestLabel = 14

  /// The parts in lines of the style's width at most, the second and later ones indented by as much blank.
  private static func wrapped(
    _ parts: [String], separator: String, indent: String, style: TextStyle
  ) -> [String] {
    var lines: [String] = []
    var line = indent
    var isEmpty = true
    func add(_ text: String, after separator: String) {
      if !isEmpty && line.count + separator.count + text.count > style.width {
        lines.append(line)
        line = String(repeating: " ", count: indent.count)
        isEmpty = true
      }
      line += (isEmpty ? "" : separator) + text
      isEmpty = false
    }
    for part in parts {
      let isTooLong = indent.count + part.count > style.width
      let words = isTooLong ? part.split(separator: " ").map(String.init) : [part]
      for (index, word) in words.enumerated() { add(word, after: index == 0 ? separator : " ") }
    }
    return lines + [line]
  }
}
