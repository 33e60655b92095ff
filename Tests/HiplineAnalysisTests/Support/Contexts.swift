import HiplineCore
import HiplineKinematics

@testable import HiplineAnalysis

extension Curve {
  /// The curve's repetitions as metrics see them.
  func contexts(
    withGyroscope: Bool = true, pelvis: Curve? = nil, shake: (Double) -> Double = { _ in 0 }
  ) throws -> [RepetitionContext] {
    var recording = recording(withGyroscope: withGyroscope)
    recording.gyroscope = recording.gyroscope.map { stream in
      TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(
          stream.timestamps.indices.map {
            stream.values[$0] + Vector3(shake(stream.timestamps[$0]), 0, 0)
          }))
    }
    let prepared = try PreparedRecording(recording)
    let motion = SegmentMotion(prepared.uniform)
    let helpers = try pelvis.flatMap {
      AlignedSegment(
        Segment(try PreparedRecording($0.recording())), on: prepared.uniform, offsetSeconds: 0)
    }.map { [Placement.pelvis: $0] }
    return RepetitionDetector.search(motion, smallestRangeDegrees: 0.7).sets.flatMap { set in
      let turns = helpers?[.pelvis].map {
        PelvisTurn.measure(of: $0, in: set, sampleRateHertz: prepared.uniform.sampleRateHertz)
      }
      return set.repetitions.enumerated().map { number, repetition in
        RepetitionContext(
          repetition: repetition, set: set, motion: motion, recording: prepared.uniform,
          resolution: prepared.resolution, helpers: helpers ?? [:], pelvisTurn: turns?[number])
      }
    }
  }
}

private struct Readings: MetricReadings {
  let values: [MetricValue]
}

extension [MetricValue] {
  func number(_ metric: MetricDefinition) -> Double? { Readings(values: self).number(metric) }

  func flag(_ metric: MetricDefinition) -> Bool? { Readings(values: self).flag(metric) }

  func reasonNotMeasured(_ metric: MetricDefinition) -> String? {
    Readings(values: self).reasonNotMeasured(metric)
  }
}

func measured(
  _ index: Int, set: Int = 1, complete: Bool = true, _ values: [MetricDefinition: Double?]
) -> MeasuredRepetition {
  MeasuredRepetition(
    index: index, set: set,
    repetition: Repetition(range: 0..<100, hold: 40..<60, peak: 50, isComplete: complete),
    exercise: 1, values: values.map { value($0.key, $0.value) })
}
