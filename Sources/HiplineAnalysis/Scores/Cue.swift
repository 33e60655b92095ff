/// Something to say to the person who exercises, tied to a number of the repetition.
public struct Cue: Sendable, Hashable {
  public var code: String
  public var text: String

  /// A part that scores below this gets its cue.
  static let threshold = 70.0
  /// More than this at once helps nobody.
  static let mostPerRepetition = 2

  /// The cues of one repetition, those that cost most first.
  static func cues(
    for repetition: MeasuredRepetition, score: RepetitionScore, state: RepetitionState?
  ) -> [Cue] {
    let faults = score.components
      .compactMap { component -> (cost: Double, cue: Cue)? in
        guard let value = component.value, let points = component.score, points < threshold,
          let template = template(component.target, value)
        else { return nil }
        return (
          component.target.weight * (100 - points),
          Cue(code: template.code, text: filled(template.text, repetition))
        )
      }
      .sorted { $0.cost > $1.cost }
      .prefix(mostPerRepetition).map(\.cue)
    guard state == .shaking else { return Array(faults) }
    let praise = CueTemplate(
      "shaking-is-the-work",
      "Shaking at {tremor.frequency_hz} Hz: this is the work. Keep the range small and the hip still."
    )
    return faults + [Cue(code: praise.code, text: filled(praise.text, repetition))]
  }

  private static func template(_ target: ComponentTarget, _ value: Double) -> CueTemplate? {
    if let lowest = target.lowest, value < lowest { return target.cueBelow }
    if let highest = target.highest, value > highest { return target.cueAbove }
    return nil
  }

  /// The text with every `{key}` replaced by the repetition's number, to one decimal.
  private static func filled(_ text: String, _ repetition: MeasuredRepetition) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      let key = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      result += repetition.number(key).map { abs($0).text(decimals: 1) } ?? "–"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
