import HiplineCore

/// The middle of a repetition's hold, in which a tremor is looked for, with its spectrum.
///
///     angle        ╭~~~~~~~╮
///                 ╱ |     | ╲        a quarter of a second at each edge belongs to lift and lowering
///     ───────────╯  [ used )  ╰────
///
/// A short hold is where a tired leg shakes. It has the end of its lift and the beginning of its lowering beside it, as much as
/// makes the stretch long enough, and the movement is filtered off:
///
///                    ╭~~╮
///                  ╱|    |╲
///     ────────────╯ [ used )╰────
struct HeldStretch: Sendable {
  /// The hold, or the wider stretch about a short one, in samples of the recording.
  let whole: Range<Int>
  /// The same without its edges.
  let samples: Range<Int>
  /// Whether there is movement at its ends, which is to be filtered off.
  let isWidened: Bool
  let spectrum: TremorSpectrum
  /// nil where no tremor stands out.
  let peak: TremorSpectrum.Peak?

  /// What is left off at either edge of the hold, in seconds. Where a movement ends and begins it has power in the tremor band.
  /// Chosen, not derived: a cycle of a tremor of 4 Hz.
  static let edgeSeconds = 0.25
  /// The shortest stretch looked at, in seconds: ten cycles at 8 Hz, and a line width of 1.2 Hz.
  static let shortestSeconds = 1.25
  /// The shortest phase with such a stretch within it, in seconds: that and its two edges.
  static let plainPhaseSeconds = shortestSeconds + 2 * edgeSeconds
  /// The shortest hold whose tremor is looked for, with the movement beside it, in seconds. What is shorter is no hold (``SinkingHold``).
  static let shortestHoldSeconds = SinkingHold.shortestSeconds

  /// Why no tremor is looked for.
  struct NotSeen: Error, Sendable, Hashable {
    let reason: String
  }

  /// - Throws: ``NotSeen`` at a rate too low or in steps too coarse, in a hold too short, and where samples are missing.
  init(
    of repetition: Repetition, recording: UniformRecording, sensor: TremorSensor
  ) throws(NotSeen) {
    let rate = recording.sampleRateHertz
    if let reason = sensor.reasonNotSeen(atHertz: rate) { throw NotSeen(reason: reason) }
    let hold = repetition.hold
    guard Double(hold.count) / rate >= Self.shortestHoldSeconds else {
      throw NotSeen(reason: "the hold is shorter than \(Self.shortestHoldSeconds) s")
    }
    isWidened = Double(hold.count) / rate < Self.plainPhaseSeconds
    whole = isWidened ? try Self.widened(hold, in: repetition, of: recording) : hold
    samples = try Self.withoutEdges(whole, in: recording)
    if isWidened {
      let fast = MovementRemoval.removed(from: sensor.series, in: samples, of: recording)
      spectrum = TremorSpectrum(
        [fast], powerGain: MovementRemoval.powerGain(sampleRateHertz: rate),
        of: [sensor.series[samples]], sampleRateHertz: rate,
        sensorNoiseDensity: sensor.noiseDensity, readingStep: sensor.readingStep)
    } else {
      spectrum = TremorSpectrum(
        sensor.series[samples], sampleRateHertz: rate, sensorNoiseDensity: sensor.noiseDensity,
        readingStep: sensor.readingStep)
    }
    peak = spectrum.peak
  }

  /// A short hold with as much of the movement on either side as makes it a stretch.
  private static func widened(
    _ hold: Range<Int>, in repetition: Repetition, of recording: UniformRecording
  ) throws(NotSeen) -> Range<Int> {
    let needed = recording.samples(inSeconds: plainPhaseSeconds) + 1
    let start = hold.lowerBound - (needed - hold.count) / 2
    let widened = start..<(start + needed)
    guard repetition.range.lowerBound <= widened.lowerBound,
      repetition.range.upperBound >= widened.upperBound
    else { throw NotSeen(reason: "the hold is short, and so is the movement beside it") }
    return widened
  }

  /// A repetition's hold without its edges, in samples of the recording.
  ///
  /// - Throws: ``NotSeen`` for a hold too short, and where samples are missing.
  static func middle(
    of repetition: Repetition, in recording: UniformRecording
  ) throws(NotSeen) -> Range<Int> {
    guard Double(repetition.hold.count) / recording.sampleRateHertz >= plainPhaseSeconds else {
      throw NotSeen(reason: "the hold is shorter than \(plainPhaseSeconds.text(decimals: 2)) s")
    }
    return try withoutEdges(repetition.hold, in: recording)
  }

  private static func withoutEdges(
    _ stretch: Range<Int>, in recording: UniformRecording
  ) throws(NotSeen) -> Range<Int> {
    guard recording.isMeasured(in: stretch) else {
      throw NotSeen(reason: "samples are missing in the hold")
    }
    let edge = recording.samples(inSeconds: edgeSeconds)
    return (stretch.lowerBound + edge)..<(stretch.upperBound - edge)
  }
}

extension UniformRecording {
  /// The share of a stretch's samples from which on a tremor is not looked for. A straight line takes a tremor away for as long as it is,
  /// so that its size is wrong by this share.
  private static var mostLostShare: Double { 0.1 }

  /// Whether what is fast was measured in a stretch.
  func isMeasured(in stretch: Range<Int>) -> Bool {
    !gaps.contains { $0.overlaps(stretch) } && lostShare(of: stretch) <= Self.mostLostShare
  }
}
