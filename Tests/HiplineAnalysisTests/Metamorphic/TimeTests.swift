import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

/// Moving, joining, reversing and resampling time.
struct TimeTests {
  private static func shifted(_ stream: TimedSeries, by seconds: Double) -> TimedSeries {
    TimedSeries(timestamps: stream.timestamps.map { $0 + seconds }, values: stream.values)
  }

  private static func joined(_ a: TimedSeries, _ b: TimedSeries) -> TimedSeries {
    let start = (a.timestamps.last ?? 0) + 0.01
    return TimedSeries(
      timestamps: a.timestamps + b.timestamps.map { start + $0 },
      values: VectorSeries(
        a.values.indices.map { a.values[$0] } + b.values.indices.map { b.values[$0] }))
  }

  private static func reversed(_ stream: TimedSeries, sign: Double) -> TimedSeries {
    let last = stream.timestamps.last ?? 0
    return TimedSeries(
      timestamps: stream.timestamps.reversed().map { last - $0 },
      values: stream.values.mapComponents { $0.reversed().map { $0 * sign } })
  }

  @Test func `the origin of the time axis moves times and nothing else`() throws {
    let plain = Sessions.short
    let moved = try Analyzer().analyze(
      plain.session.input(
        plain.session.recordings.map { recording in
          var copy = recording
          copy.accelerometer = recording.accelerometer.map { Self.shifted($0, by: 64) }
          copy.gyroscope = recording.gyroscope.map { Self.shifted($0, by: 64) }
          return copy
        }))
    #expect(moved.repetitions.count == plain.result.repetitions.count)
    for (a, b) in zip(moved.repetitions, plain.result.repetitions) {
      #expect(abs(a.startSeconds - 64 - b.startSeconds) < .iteration)
      for key in [RangeOfMotion.range, Tempo.lift, HoldTremor.rate, Isolation.pelvis] {
        #expect(Approximate.error(a.number(key), b.number(key)) < 1e-6, "\(key)")
      }
    }
  }

  @Test func `two recordings in a row hold the repetitions of both`() throws {
    let session = Sessions.short.session
    var recording = session.recordings[0]
    recording.accelerometer = recording.accelerometer.map { Self.joined($0, $0) }
    recording.gyroscope = recording.gyroscope.map { Self.joined($0, $0) }
    let result = try Analyzer().analyze(session.input([recording]))
    #expect(result.summary.repetitions == 8)
    let first = Sessions.short.result.repetitions
    try #require(first.count == 4)
    for (offset, found) in result.repetitions.enumerated() {
      let range = first[offset % 4].number(RangeOfMotion.range) ?? .nan
      #expect(abs((found.number(RangeOfMotion.range) ?? .nan) - range) < 0.1)
    }
  }

  @Test func `backwards in time the lowering is the lift`() throws {
    let session = Sessions.short.session
    let backwards = session.recordings.map { recording in
      var copy = recording
      copy.accelerometer = recording.accelerometer.map { Self.reversed($0, sign: 1) }
      copy.gyroscope = recording.gyroscope.map { Self.reversed($0, sign: -1) }
      return copy
    }
    let result = try Analyzer().analyze(session.input(backwards))
    let plain = Sessions.short.result.repetitions
    #expect(result.repetitions.count == plain.count)
    for (a, b) in zip(result.repetitions, plain.reversed()) {
      #expect(abs((a.number(Tempo.lift) ?? .nan) - (b.number(Tempo.lower) ?? .nan)) < 0.05)
      #expect(abs((a.number(Tempo.lower) ?? .nan) - (b.number(Tempo.lift) ?? .nan)) < 0.05)
      for key in [RangeOfMotion.range, HipRange.range] {
        #expect(abs((a.number(key) ?? .nan) - (b.number(key) ?? .nan)) < 0.05, "\(key)")
      }
      let tremor = (a.number(HoldTremor.angle) ?? .nan, b.number(HoldTremor.angle) ?? .nan)
      #expect(abs(tremor.0 / tremor.1 - 1) < 0.05)
    }
  }

  @Test(arguments: [SensorModel.ideal, .unquantised])
  func `fifty or two hundred samples a second give the same range`(model: SensorModel) {
    func ranges(_ rateHertz: Double) -> [Double] {
      var parameters = Sessions.shortParameters
      parameters.sets = [SetPlan(repetitions: 2)]
      parameters.tremor = nil
      var model = model
      model.sampling = SamplingModel(nominalRateHertz: rateHertz)
      parameters.sensors = [SensorSetup(placement: .thigh, model: model)]
      return AnalysedSession(parameters).result.repetitions.compactMap {
        $0.number(RangeOfMotion.range)
      }
    }
    let (slow, fast) = (ranges(50), ranges(200))
    #expect(slow.count == 2 && fast.count == 2)
    for (a, b) in zip(slow, fast) { #expect(abs(a - b) < 0.2) }
  }
}
