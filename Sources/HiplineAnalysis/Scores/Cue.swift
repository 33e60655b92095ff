import HiplineCore

/// Something to say to the person who exercises, tied to a number of the repetition.
public struct Cue: Sendable, Hashable {
  /// The stable name of the cue.
  public var code: String
  /// The sentence, with the numbers in it.
  public var text: String
  /// How much it matters among the session's cues of the same code: the deduction behind it, or the size of the shaking.
  public var magnitude: Double
  /// The part of the score that is behind it; nil for what should stay as it is.
  public var part: String?

  package init(code: String, text: String, magnitude: Double, part: String? = nil) {
    self.code = code
    self.text = text
    self.magnitude = magnitude
    self.part = part
  }

  /// A part that scores below this share of 100 gets its cue. Chosen, not derived: two thirds of a tolerance outside the target,
  /// where a person can do something about it.
  package static let threshold = 70.0
  /// A repetition gets so many cues: more at once help nobody.
  static let mostPerRepetition = 2

  /// The cues of one repetition, those that cost most first.
  static func cues(
    for repetition: MeasuredRepetition, score: RepetitionScore, state: RepetitionState?
  ) -> [Cue] {
    let faults = score.components
      .compactMap { component -> Cue? in
        guard let value = component.value, let points = component.score, points < threshold,
          let template = template(component.target, value)
        else { return nil }
        return Cue(
          code: template.code, text: filled(template.text, repetition),
          magnitude: component.target.weight * (100 - points), part: component.target.name)
      }
      .sorted { $0.magnitude > $1.magnitude }
      .prefix(mostPerRepetition)
    guard state == .shaking else { return Array(faults) }
    return faults + [
      Cue(
        code: praise.code, text: filled(praise.text, repetition),
        magnitude: repetition.number(HoldTremor.acceleration) ?? 0)
    ]
  }

  private static let praise = CueTemplate(
    "shaking-is-the-work",
    "Shaking at \(HoldTremor.frequency.place) Hz on rep {repetition}: this is the work. "
      + "Keep the range small and the hip still.")

  private static func template(_ target: ComponentTarget, _ value: Double) -> CueTemplate? {
    if let lowest = target.lowest, value < lowest { return target.cueBelow }
    if let highest = target.highest, value > highest { return target.cueAbove }
    return nil
  }

  /// The text with `{repetition}` replaced by its index and every `{key}` by that metric's size, to one decimal.
  private static func filled(_ text: String, _ repetition: MeasuredRepetition) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      let key = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      result +=
        key == "repetition"
        ? "\(repetition.index)"
        : Metrics.number(named: key).flatMap(repetition.number)
          .map { abs($0).text(decimals: 1) } ?? "–"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
