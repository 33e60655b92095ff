import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct PlausibleValuesTests {
  private func damaged(_ stream: TimedSeries?, at rows: [Int], _ value: Double) -> TimedSeries? {
    stream.map { stream in
      TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(
          stream.values.indices.map {
            rows.contains($0) ? Vector3(value, 1, 1) : stream.values[$0]
          }))
    }
  }

  @Test(arguments: [1e308, -1e308, 6_000, .infinity, .nan])
  func `readings that no sensor gives are missing, and their number is said`(value: Double) throws {
    var recording = Sessions.short.session.recordings[0]
    recording.accelerometer = damaged(recording.accelerometer, at: [500, 900, 901], value)
    recording.gyroscope = damaged(recording.gyroscope, at: [700], value)
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [recording]))
    let messages = result.findings.filter { $0.code == .implausibleValues }.map(\.message)
    #expect(messages.count == 2)
    #expect(messages.contains { $0.hasPrefix("3 rows of the accelerometer") })
    #expect(messages.contains { $0.hasPrefix("1 row of the gyroscope") })
    let plain = Sessions.short.result.repetitions
    #expect(result.repetitions.count == plain.count)
    for (a, b) in zip(result.repetitions, plain) {
      #expect(
        abs((a.number(RangeOfMotion.range) ?? .nan) - (b.number(RangeOfMotion.range) ?? .nan)) < 0.1
      )
    }
  }

  @Test(arguments: [[1.0, 1, 1], [-1, -1, -1], [1, -1, 1]], [1, 2])
  func `reads that failed are at full scale on all axes, and missing`(
    signs: [Double], together: Int
  ) throws {
    var recording = Sessions.short.session.recordings[0]
    func failing(_ stream: TimedSeries?, _ full: Double) -> TimedSeries? {
      stream.map { stream in
        TimedSeries(
          timestamps: stream.timestamps,
          values: VectorSeries(
            stream.values.indices.map {
              $0 % (101 * together) < together
                ? Vector3(signs[0], signs[1], signs[2]) * full : stream.values[$0]
            }))
      }
    }
    recording.accelerometer = failing(recording.accelerometer, 16 * StillNorm.standardGravity)
    recording.gyroscope = failing(recording.gyroscope, 2000 * .pi / 180)
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [recording]))
    #expect(result.findings.count { $0.code == .implausibleValues } == 2)
    let plain = Sessions.short.result.repetitions
    #expect(result.repetitions.count == plain.count)
    for (a, b) in zip(result.repetitions, plain) {
      #expect(
        abs((a.number(RangeOfMotion.range) ?? .nan) - (b.number(RangeOfMotion.range) ?? .nan)) < 0.3
      )
    }
  }

  @Test(arguments: [(0, 2000.0), (1, -2000), (2, 250)])
  func `single readings on one axis that leave the others at once are missing`(
    axis: Int, degrees: Double
  ) throws {
    var recording = Sessions.short.session.recordings[0]
    recording.gyroscope = recording.gyroscope.map { stream in
      var components = stream.values.components
      for row in components[axis].indices where row % 120 == 60 {
        components[axis][row] = degrees * .pi / 180
      }
      return TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(x: components[0], y: components[1], z: components[2]))
    }
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [recording]))
    #expect(result.findings.count { $0.code == .implausibleValues } == 1)
    let plain = Sessions.short.result.repetitions
    try #require(result.repetitions.count == plain.count)
    for (a, b) in zip(result.repetitions, plain) {
      #expect(
        abs((a.number(RangeOfMotion.range) ?? .nan) - (b.number(RangeOfMotion.range) ?? .nan)) < 0.3
      )
    }
  }

  @Test func `a jump off a box is plausible`() throws {
    var recording = Sessions.short.session.recordings[0]
    recording.accelerometer = damaged(recording.accelerometer, at: [500], 300)
    let codes = try PreparedRecording(recording).findings.map(\.code)
    #expect(!codes.contains(.implausibleValues))
  }

  @Test(arguments: [
    (0.34, -2.6, -7.3, -1.9, 2.4), (-0.3, -1.6, -7.4, -2.4, 1.9), (0.2, 3, 9, 3, -1),
  ])
  func `a leg that falls is fast for a sample or two, and no damaged reading`(
    fall: (Double, Double, Double, Double, Double)
  ) {
    let course = [fall.0, fall.1, fall.2, fall.3, fall.4]
    var recording = Sessions.short.session.recordings[0]
    recording.gyroscope = recording.gyroscope.map { stream in
      var components = stream.values.components
      for start in stride(from: 100, to: stream.count - 10, by: 400) {
        for (step, rate) in course.enumerated() { components[1][start + step] = rate }
      }
      return TimedSeries(
        timestamps: stream.timestamps,
        values: VectorSeries(x: components[0], y: components[1], z: components[2]))
    }
    #expect(PlausibleValues.only(in: recording).gyroscope == recording.gyroscope)
  }
}
