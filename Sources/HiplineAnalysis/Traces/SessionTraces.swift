package import HiplineCore
import HiplineKinematics
import HiplineSignal

/// The time series behind a result, made small for plots.
///
/// A result holds numbers of repetitions. A report draws the movement too, and does so again when it is remade from files,
/// without the recordings: these traces are all that it needs of them.
package struct SessionTraces: Sendable, Hashable {
  /// Where the sensor was that carries the repetitions; nil where that was not given.
  package var segment: Placement?
  /// In the order of the result's sets.
  package var sets: [SetTrace]
  /// Of the first repetition, the one that shakes most and the last, as far as they have one.
  package var holds: [HoldSpectrum]

  /// - Parameters:
  ///   - contexts: What the result's repetitions were measured from, in their order.
  ///   - sets: In the order of the result's.
  ///   - recording: The moving segment's.
  ///   - pelvis: The pelvis or the lumbar spine, where a sensor was on it.
  init(
    _ result: SessionResult, of contexts: [RepetitionContext], sets: [ExerciseSet],
    motion: SegmentMotion, recording: PreparedRecording, pelvis: AlignedSegment?
  ) {
    segment = recording.recording.placement
    self.sets = zip(1..., sets).map { index, set in
      SetTrace(set, index: index, motion: motion, of: recording.uniform, pelvis: pelvis)
    }
    let chosen = Self.chosen(result)
    holds = zip(result.repetitions, contexts).compactMap { repetition, context in
      guard chosen.contains(repetition.index), case .success(let held) = context.hold else {
        return nil
      }
      return HoldSpectrum(
        held, repetition: repetition.index, tremorHertz: repetition.number(HoldTremor.frequency),
        sensor: context.tremorSensor,
        sampleRateHertz: context.sampleRateHertz)
    }
  }

  /// What was read back; nothing to draw where nothing is said, as of a session in which nothing moved.
  package init(segment: Placement? = nil, sets: [SetTrace] = [], holds: [HoldSpectrum] = []) {
    (self.segment, self.sets, self.holds) = (segment, sets, holds)
  }

  /// The first and the last repetition in whose hold a tremor was looked for, and the one that shakes most.
  private static func chosen(_ result: SessionResult) -> Set<Int> {
    let looked = result.repetitions.filter { $0.flag(HoldTremor.detected) != nil }
    let strongest = looked.filter { $0.number(HoldTremor.acceleration) != nil }.max {
      ($0.number(HoldTremor.acceleration) ?? 0) < ($1.number(HoldTremor.acceleration) ?? 0)
    }
    let most = result.summary.shakyMaxRepetition ?? strongest?.index
    return Set([looked.first?.index, most, looked.last?.index].compactMap { $0 })
  }
}

/// One set's movement over time.
package struct SetTrace: Sendable, Hashable {
  /// The set's number, from 1.
  package var index: Int
  /// The segment's angle about its hinge in degrees, zero at the mean of the rest poses.
  package var angle: TraceEnvelope
  /// How far the pelvis is from its pose at the start of the repetition, in degrees; nil without a sensor on it.
  package var pelvis: TraceEnvelope?
  /// Stretches that were filled in, in seconds.
  package var gaps: [ClosedRange<Double>]
  /// nil where the rate does not show the tremor band.
  package var spectrogram: TremorSpectrogram?

  /// For layout only: what is shown before the first repetition and after the last one, in seconds.
  static let marginSeconds = 2.0

  init(
    _ set: ExerciseSet, index: Int, motion: SegmentMotion, of uniform: UniformRecording,
    pelvis: AlignedSegment?
  ) {
    let margin = uniform.samples(inSeconds: Self.marginSeconds)
    let shown = ((set.range.lowerBound - margin)..<(set.range.upperBound + margin))
      .clamped(to: set.angle.range)
    let ends = set.repetitions.flatMap {
      [set.degrees(at: $0.range.lowerBound), set.degrees(at: $0.range.upperBound)]
    }
    let rest = RobustStatistics.mean(ends) ?? 0
    func envelope(_ values: [Double], from sample: Int) -> TraceEnvelope {
      TraceEnvelope(
        values, startSeconds: uniform.seconds(at: sample),
        stepSeconds: 1 / uniform.sampleRateHertz, decimals: 2)
    }
    self.index = index
    angle = envelope(set.degrees(in: shown).map { $0 - rest }, from: shown.lowerBound)
    self.pelvis = pelvis.flatMap { segment in
      let covered = shown.clamped(to: segment.covered)
      guard !covered.isEmpty else { return nil }
      return envelope(
        Self.turns(of: segment, in: covered, repetitions: set.repetitions),
        from: covered.lowerBound)
    }
    gaps = uniform.gaps.filter { $0.overlaps(shown) }.map { gap in
      let part = gap.clamped(to: shown)
      return uniform.seconds(at: part.lowerBound)...uniform.seconds(at: part.upperBound)
    }
    spectrogram = TremorSpectrogram(
      motion.gyroscope ?? uniform.accelerometer, in: shown,
      startSeconds: uniform.seconds(at: shown.lowerBound),
      sampleRateHertz: uniform.sampleRateHertz,
      unit: motion.gyroscope == nil ? .acceleration : .angularRate)
  }

  /// The turn of the vertical away from its direction at the start of the running repetition, or of the first one before that.
  private static func turns(
    of segment: AlignedSegment, in range: Range<Int>, repetitions: [Repetition]
  ) -> [Double] {
    let up = segment.up(in: range).vectors
    let starts = repetitions.map { $0.range.lowerBound }.filter(range.contains)
    var next = 0
    var pose = (starts.first ?? range.lowerBound) - range.lowerBound
    return up.indices.map { index in
      while next < starts.count, starts[next] - range.lowerBound <= index {
        pose = starts[next] - range.lowerBound
        next += 1
      }
      return Angle.degrees(between: up[pose], and: up[index])
    }
  }

  /// What was read back.
  package init(
    index: Int, angle: TraceEnvelope, pelvis: TraceEnvelope?, gaps: [ClosedRange<Double>],
    spectrogram: TremorSpectrogram?
  ) {
    (self.index, self.angle, self.pelvis) = (index, angle, pelvis)
    (self.gaps, self.spectrogram) = (gaps, spectrogram)
  }
}
