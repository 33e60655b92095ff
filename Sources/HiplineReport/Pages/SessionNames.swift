import HiplineAnalysis
import HiplineCore

/// What a session is called for people.
enum SessionNames {
  /// "Clamshell, right side".
  static func exercise(_ session: SessionResult) -> String {
    let title = Exercise.named(session.exercise)?.title.capitalisedFirst ?? "Exercise not known"
    return title + (session.side.map { ", \($0.rawValue) side" } ?? "")
  }

  /// Who, when, and with what.
  static func meta(_ session: SessionResult) -> [String] {
    let sensors = session.recordings.map { recording in
      (recording.placement?.rawValue ?? "one sensor")
        + (recording.channels.count == 1 ? " (\(recording.channels[0].rawValue) only)" : "")
    }
    let first = session.recordings.first
    let isRecognised = session.exerciseConfidence > 0 && session.exerciseConfidence < 1
    return [
      isRecognised
        ? "exercise recognised, \((session.exerciseConfidence * 100).text(decimals: 0))\u{A0}% certain"
        : nil,
      session.subject.map { "subject \($0.printable)" }, session.startedAt?.printable,
      "measured at: " + sensors.joined(separator: ", "),
      first?.sampleRateHertz.map { "\($0.text(decimals: 1)) Hz" },
      first.map { "\($0.durationSeconds.text(decimals: 0)) s" },
    ].compactMap { $0 } + (session.setup?.remarks ?? [])
  }
}
