import Foundation
import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct FrozenSamplesTests {
  private func held(_ stream: TimedSeries?, over seconds: [Range<Double>]) -> TimedSeries? {
    stream.map { stream in
      var last = stream.values[0]
      return TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(
          stream.values.indices.map { row in
            if !seconds.contains(where: { $0.contains(stream.timestamps[row]) }) {
              last = stream.values[row]
            }
            return last
          }))
    }
  }

  @Test(arguments: [[10.0..<16.0], [3.0..<4.0, 20.0..<23.0]], [true, false])
  func `what does not change at all is missing, and said so`(
    seconds: [Range<Double>], isGyroscopeToo: Bool
  ) throws {
    var recording = Sessions.short.session.recordings[0]
    recording.accelerometer = held(recording.accelerometer, over: seconds)
    if isGyroscopeToo { recording.gyroscope = held(recording.gyroscope, over: seconds) }
    let prepared = try PreparedRecording(recording)
    let finding = try #require(prepared.findings.first { $0.code == .frozenSensor })
    #expect(finding.message.contains("\(seconds.count) stretch"))
    #expect(prepared.timeBase.gaps.count == seconds.count)
    for (gap, stretch) in zip(prepared.timeBase.gaps, seconds) {
      #expect(abs(gap.seconds.lowerBound - stretch.lowerBound) < 0.05)
      #expect(abs(gap.seconds.upperBound - stretch.upperBound) < 0.05)
    }
  }

  private func held(_ axis: Int, of stream: TimedSeries?, over seconds: Range<Double>)
    -> TimedSeries?
  {
    guard let stream, let all = held(stream, over: [seconds]) else { return nil }
    var components = stream.values.components
    components[axis] = all.values.components[axis]
    return TimedSeries(
      timestamps: stream.timestamps,
      values: VectorSeries(x: components[0], y: components[1], z: components[2]))
  }

  @Test(arguments: 0..<3, [Channel.accelerometer, .gyroscope])
  func `one axis that does not change is a gap as well`(
    axis: Int, channel: Channel
  ) throws {
    var recording = Sessions.short.session.recordings[0]
    switch channel {
    case .accelerometer:
      recording.accelerometer = held(axis, of: recording.accelerometer, over: 10..<16)
    default: recording.gyroscope = held(axis, of: recording.gyroscope, over: 10..<16)
    }
    let prepared = try PreparedRecording(recording)
    #expect(prepared.findings.count { $0.code == .frozenSensor } == 1)
    #expect(prepared.uniform.gaps.count == 1)
  }

  @Test(arguments: [true, false])
  func `a gyroscope that reads zero is asleep where gravity turns, and at rest elsewhere`(
    turns: Bool
  ) throws {
    var recording = Sessions.short.session.recordings[0]
    let repetition = Sessions.short.session.truth.repetitions[1]
    let seconds =
      turns
      ? repetition.startSeconds..<repetition.startSeconds + 3
      : 1.0..<Sessions.short.session.truth.repetitions[0].startSeconds - 1
    recording.gyroscope = recording.gyroscope.map { stream in
      TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(
          stream.values.indices.map { row in
            seconds.contains(stream.timestamps[row]) ? .zero : stream.values[row]
          }))
    }
    let codes = try PreparedRecording(recording).findings.map(\.code)
    #expect(codes.contains(.frozenSensor) == turns)
  }

  /// In steps of 1/64 g a leg at rest reads the same for seconds, though its lifts shake.
  @Test(arguments: [1 / 64.0, 1 / 32.0, 1 / 100.0])
  func `a coarse sensor at rest is not asleep`(stepG: Double) throws {
    var recording = Sessions.short.session.recordings[0]
    let rests = Sessions.short.session.truth.repetitions
    let step = stepG * 9.80665
    recording.accelerometer = recording.accelerometer.map { stream in
      TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(
          stream.values.indices.map { row in
            let time = stream.timestamps[row]
            let shakes = rests.contains { ($0.startSeconds..<$0.endSeconds).contains(time) }
            // White noise of a step, so that no row is like the one before.
            let noise = shakes ? 2 * step * sin(37.7 * Double(row * row % 101)) : 0
            let value = stream.values[row]
            return Vector3(value.x + noise, value.y - noise, value.z + noise).rounded(to: step)
          }))
    }
    #expect(!(try PreparedRecording(recording).findings.map(\.code).contains(.frozenSensor)))
  }

  @Test func `a short hold is not looked at`() throws {
    var recording = Sessions.short.session.recordings[0]
    recording.accelerometer = held(recording.accelerometer, over: [10..<10.3])
    let codes = try PreparedRecording(recording).findings.map(\.code)
    #expect(!codes.contains(.frozenSensor))
  }

  @Test(arguments: [0.2, 0.5, 1.0])
  func `a coarse sensor at rest is not frozen`(step: Double) throws {
    var recording = Sessions.short.session.recordings[0]
    recording.accelerometer = recording.accelerometer.map { stream in
      TimedSeries(
        timestamps: stream.timestamps,
        values: stream.values.mapComponents { $0.map { ($0 / step).rounded() * step } })
    }
    let codes = try PreparedRecording(recording).findings.map(\.code)
    #expect(!codes.contains(.frozenSensor))
  }

  @Test(arguments: [1.0 / 64, 1.0 / 32], [3, 9, 27])
  func `a coarse logger whose noise crosses an edge now and then is not frozen`(
    steps: Double, seed: UInt64
  ) throws {
    var parameters = Sessions.shortParameters
    parameters.seed = seed
    parameters.sensors = [SensorSetup(placement: .thigh)]
    var recording = Simulator.run(parameters).recordings[0]
    recording.accelerometer = recording.accelerometer.map { stream in
      let step = steps * StillNorm.standardGravity
      return TimedSeries(
        timestamps: stream.timestamps,
        values: stream.values.mapComponents { $0.map { ($0 / step).rounded() * step } })
    }
    let codes = try PreparedRecording(recording).findings.map(\.code)
    #expect(!codes.contains(.frozenSensor))
  }
}

extension Vector3 {
  fileprivate func rounded(to step: Double) -> Vector3 {
    Vector3(
      (x / step).rounded() * step, (y / step).rounded() * step, (z / step).rounded() * step)
  }
}
