import HiplineCore

/// The middle of a repetition's hold, in which a tremor is looked for, with its spectrum.
///
///     angle        ╭~~~~~~~╮
///                 ╱ |     | ╲        a quarter of a second at each edge belongs to lift and lowering
///     ───────────╯  [ used )  ╰────
struct HeldStretch: Sendable {
  /// Without the edges, in samples of the recording.
  let samples: Range<Int>
  let spectrum: TremorSpectrum
  /// nil where no tremor stands out.
  let peak: TremorSpectrum.Peak?

  /// What is left off at either edge of the hold, in seconds. Where a movement ends and begins it has power in the tremor band.
  /// Chosen, not derived: a cycle of a tremor of 4 Hz.
  static let edgeSeconds = 0.25
  /// The shortest stretch looked at, in seconds: ten cycles at 8 Hz, and a line width of 1.2 Hz.
  static let shortestSeconds = 1.25
  /// The shortest phase with such a stretch, in seconds: that and its two edges.
  static let shortestPhaseSeconds = shortestSeconds + 2 * edgeSeconds

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
    samples = try Self.middle(of: repetition, in: recording)
    spectrum = TremorSpectrum(
      sensor.series[samples], sampleRateHertz: rate, sensorNoiseDensity: sensor.noiseDensity,
      readingStep: sensor.readingStep)
    peak = spectrum.peak
  }

  /// A repetition's hold without its edges, in samples of the recording.
  ///
  /// - Throws: ``NotSeen`` for a hold too short, and where samples are missing.
  static func middle(
    of repetition: Repetition, in recording: UniformRecording
  ) throws(NotSeen) -> Range<Int> {
    let hold = repetition.hold
    guard Double(hold.count) / recording.sampleRateHertz >= shortestPhaseSeconds else {
      throw NotSeen(
        reason: "the hold is shorter than \(shortestPhaseSeconds.text(decimals: 2)) s")
    }
    guard recording.isMeasured(in: hold) else {
      throw NotSeen(reason: "samples are missing in the hold")
    }
    let edge = recording.samples(inSeconds: edgeSeconds)
    return (hold.lowerBound + edge)..<(hold.upperBound - edge)
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
