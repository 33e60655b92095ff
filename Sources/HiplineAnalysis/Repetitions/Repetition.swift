/// One lift, hold and lower of a segment, in samples of the recording.
///
///               topStart   topEnd
///                  ╭─────────╮
///                 ╱           ╲
///         ───────╯             ╰──────
///              start           end
struct Repetition: Sendable, Hashable {
  /// From the onset of the lift to the end of the lowering, `[start, end)`.
  var range: Range<Int>

  /// Between lift and lowering, `[topStart, topEnd)`; empty where the movement turns at once.
  var hold: Range<Int>

  /// The sample of the largest angle.
  var peak: Int

  /// Whether the segment left its rest pose and came back to it within the recording.
  var isComplete: Bool

  /// The phase in which the muscles shorten: "lift" for people.
  var concentric: Range<Int> { range.lowerBound..<hold.lowerBound }

  /// The phase in which the muscles lengthen: "lower" for people.
  var eccentric: Range<Int> { hold.upperBound..<range.upperBound }

  init(range: Range<Int>, hold: Range<Int>, peak: Int, isComplete: Bool) {
    self.range = range
    self.hold = hold
    self.peak = peak
    self.isComplete = isComplete
  }
}
