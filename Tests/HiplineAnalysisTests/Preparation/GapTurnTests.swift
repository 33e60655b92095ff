import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct GapTurnTests {
  /// The set of ``Sessions/short`` with a stretch of it missing.
  private func result(
    without gap: Range<Double>, accelerometer: Bool, gyroscope: Bool
  ) throws -> SessionResult {
    func cut(_ stream: TimedSeries?) -> TimedSeries? {
      stream.map { stream in
        let kept = stream.timestamps.indices.filter { !gap.contains(stream.timestamps[$0]) }
        return TimedSeries(
          timestamps: kept.map { stream.timestamps[$0] },
          values: VectorSeries(kept.map { stream.values[$0] }))
      }
    }
    let session = Sessions.short.session
    // The thigh is enough.
    var recordings = Array(session.recordings.prefix(1))
    for index in recordings.indices {
      if accelerometer { recordings[index].accelerometer = cut(recordings[index].accelerometer) }
      if gyroscope { recordings[index].gyroscope = cut(recordings[index].gyroscope) }
    }
    return try Analyzer().analyze(session.input(recordings))
  }

  @Test(arguments: [0.8, 2.5], [1.2, 9.0])
  func `a gap leaves the repetitions beside it as they are`(
    secondsAfterStart: Double, seconds: Double
  ) throws {
    let repetitions = Sessions.short.session.truth.repetitions
    let start = repetitions[1].startSeconds + secondsAfterStart
    let gap = start..<start + seconds
    for (accelerometer, gyroscope) in [(true, true), (true, false), (false, true)] {
      let result = try result(without: gap, accelerometer: accelerometer, gyroscope: gyroscope)
      // Those that neither the gap nor a second beside it touches.
      let whole = repetitions.filter {
        $0.endSeconds < gap.lowerBound - 1 || $0.startSeconds > gap.upperBound + 1
      }
      try #require(!whole.isEmpty)
      for repetition in whole {
        let measured = try #require(
          result.repetitions.first { abs($0.startSeconds - repetition.startSeconds) < 0.3 })
        let same = try #require(
          Sessions.short.result.repetitions.first {
            abs($0.startSeconds - repetition.startSeconds) < 0.3
          })
        #expect(measured.isComplete)
        for (metric, tolerance) in [(RangeOfMotion.range, 0.5), (Tempo.lower, 0.2)] {
          let (value, without) = (
            try #require(measured.number(metric)), try #require(same.number(metric))
          )
          #expect(abs(value - without) < tolerance)
        }
      }
      // None that the gap cuts is taken for a whole one.
      #expect(
        !result.repetitions.contains {
          $0.isComplete && $0.startSeconds < gap.lowerBound && $0.endSeconds > gap.upperBound
        })
    }
  }
}
