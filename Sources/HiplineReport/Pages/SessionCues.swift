import HiplineAnalysis

/// The cues that matter most in a session, with the numbers behind them.
struct SessionCues {
  /// One of them.
  struct Item {
    let text: String
    /// "Isolation 0.31 to 0.49, target at most 0.15".
    let numbers: String?
    /// "reps 8–12".
    let repetitions: String
    /// `praise` for what should go on, `fault` for what should change.
    let style: String
    let kind: String

    var element: Element {
      Element(.li, ["class": style]) {
        Element(.p, ["class": "kind"], text: "\(kind) · \(repetitions)")
        Element(.p, ["class": "say"], text: text)
        if let numbers { Element(.p, ["class": "numbers"], text: numbers) }
      }
    }
  }

  /// So many cues are said of a session: more nobody remembers.
  static let most = 3

  let items: [Item]
  /// How many more there were.
  let left: Int

  /// The faults that cost most points over the session, and what went well.
  init(_ session: SessionResult) {
    let groups = CueGroup.groups(of: session.repetitions)
    let praise = groups.filter { $0.cue.part == nil }
    let faults = CueGroup.faults(of: session)
    let chosen = faults.prefix(Self.most - min(1, praise.count)) + praise.prefix(1)
    items = chosen.map { group in
      Item(
        text: group.cue.text, numbers: Self.numbers(group, in: session),
        repetitions: (group.indices.count == 1 ? "rep " : "reps ")
          + RepetitionNumbers.text(group.indices),
        style: group.cue.part == nil ? "praise" : "fault",
        kind: group.cue.part == nil ? "Keep" : "Change")
    }
    left = groups.count - items.count
  }

  /// What was measured where the cue was said, and where it should be.
  private static func numbers(_ group: CueGroup, in session: SessionResult) -> String? {
    let these = session.repetitions.filter { group.indices.contains($0.index) }
    guard let part = group.cue.part else {
      let readings = [HoldTremor.frequency, HoldTremor.acceleration].compactMap { metric in
        range(these.compactMap { $0.number(metric) }, metric)
      }
      return readings.isEmpty ? nil : "Shaking at " + readings.joined(separator: ", ") + " RMS"
    }
    let components = these.compactMap { $0.score?.components.first { $0.target.name == part } }
    guard let target = components.first?.target,
      let values = range(components.compactMap { $0.value }, target.metric)
    else { return nil }
    return "\(target.label) \(values), target \(target.targetText)"
  }

  private static func range(_ values: [Double], _ metric: MetricDefinition) -> String? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return UnitText.text(low...high, metric)
  }
}
