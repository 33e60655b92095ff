/// When in the hold the shaking starts.
///
///     momentary      ╭~~╮   ╭~~~
///     amplitude    ╭╯   ╰~~╯
///     ·············│············   half of what it has while it shakes
///     ────~~──~───╯
///     top reached  onset
///
/// The momentary amplitude is that of the band around the tremor (see ``TremorOscillation``): half of it is where a sudden start
/// begins, as a band-pass shows it. It has to stay there for three cycles, which noise does not do. How much of the hold is
/// shaken
/// through is `tremor.shaking_share`.
enum TremorOnset {
  static let onset = MetricDefinition(
    "tremor.onset_s", unit: "s",
    meaning:
      "Time from the start of the hold to the first moment from which the tremor's momentary amplitude is at least half of "
      + "what it is while the leg shakes, and above the noise, for three cycles; 0 where that is the first moment seen. Its "
      + "standard uncertainty is 0.1 s: a band 4 Hz wide shows nothing quicker, and the hold's own start is as uncertain.",
    source: "envelope of the analytic signal (Gabor 1946) against half its height")

  /// How many cycles in a row make a start. Chosen, not derived: one may be a jolt, and noise does not stay above its own limit
  /// for three.
  static let cycles = 3.0

  static func value(_ oscillation: TremorOscillation) -> MetricValue {
    onset.value(
      oscillation.onsetSeconds, otherwise: "the shaking nowhere lasts three cycles above the noise")
  }
}
