import Foundation
import Hipline
import HiplineTestSupport
import Testing

struct SensorBufferTests {
  private func recording(_ session: String, _ file: String = "thigh.csv") throws -> Recording {
    let path = TestFolders.sampleData.appending(path: "\(session)/\(file)").path
    return try #require(try RecordingReader.read(path: path).first)
  }

  private func buffer(_ recording: Recording, later: Double = 0) throws -> SensorBuffer {
    let forces = try #require(recording.accelerometer)
    return SensorBuffer(
      placement: .thigh, seconds: forces.timestamps.map { $0 + later },
      acceleration: forces.values, angularRate: recording.gyroscope?.values)
  }

  @Test func `arrays in memory give what their file gives`() throws {
    let read = try recording("clamshell-shaky-max")
    let forces = try #require(read.accelerometer)
    let rates = try #require(read.gyroscope)
    let found = try BufferExample.scores(
      seconds: forces.timestamps.map { $0 + 4711 }, ax: forces.values.x, ay: forces.values.y,
      az: forces.values.z, gx: rates.values.x, gy: rates.values.y, gz: rates.values.z)
    var placed = read
    placed.placement = .thigh
    let expected = try Analyzer().analyze(
      SessionInput(id: "a", exercise: .clamshell, side: .right, recordings: [placed]))
    try #require(found.repetitions.count == expected.repetitions.count)
    #expect(found.repetitions.count > 5)
    for (a, b) in zip(found.repetitions, expected.repetitions) {
      #expect(abs(a.startSeconds - b.startSeconds) < 1e-6)
      #expect(
        abs((a.number(.range) ?? .nan) - (b.number(.range) ?? .nan))
          < 1e-6)
      #expect(abs((a.score?.overall ?? .nan) - (b.score?.overall ?? .nan)) < 1e-6)
      #expect(a.state == b.state)
    }
    #expect(found.summary.shakyMaxRepetition == expected.summary.shakyMaxRepetition)
  }

  @Test func `Core Motion's sign and unit come out as specific force in metres per second squared`()
    throws
  {
    let read = try recording("clamshell-shaky-max")
    let forces = try #require(read.accelerometer)
    let rates = try #require(read.gyroscope)
    let samples = forces.timestamps.indices.map { index in
      (
        seconds: forces.timestamps[index], gravities: forces.values[index] * (-1 / 9.80665),
        radiansPerSecond: rates.values[index]
      )
    }
    let plain = try Analyzer().analyze([try buffer(read)], exercise: .clamshell, side: .left)
    let apple = try BufferExample.ofCoreMotion(samples)
    #expect(apple.repetitions.count == plain.repetitions.count)
    for (a, b) in zip(apple.repetitions, plain.repetitions) {
      #expect(
        abs((a.number(.range) ?? .nan) - (b.number(.range) ?? .nan))
          < 1e-6)
    }
  }

  @Test func `two sensors on one clock tell where the pelvis gives way`() throws {
    let thigh = try buffer(recording("clamshell-pelvis-gives-way"), later: 100)
    let pelvis = try buffer(recording("clamshell-pelvis-gives-way", "pelvis.csv"), later: 100)
    let result = try BufferExample.twoSensors(thigh: thigh, pelvis: pelvis)
    #expect(result.summary.stopRepetition == 8)
    #expect(!result.findings.contains { $0.code == .clockUnsynchronised })
  }

  @Test func `an accelerometer alone is enough`() throws {
    var sensor = try buffer(recording("clamshell-shaky-max"))
    sensor.gyroscope = nil
    let result = try Analyzer().analyze([sensor], exercise: .clamshell)
    #expect(result.summary.repetitions > 5)
  }

  @Test func `what is missing is left out and said, what is out of order is sorted`() throws {
    var sensor = try buffer(recording("clamshell-shaky-max"))
    let forces = sensor.accelerometer
    var x = forces.values.x
    x[500] = .nan
    var seconds = forces.timestamps
    seconds.swapAt(900, 901)
    sensor.accelerometer = TimedSeries(
      timestamps: seconds, values: VectorSeries(x: x, y: forces.values.y, z: forces.values.z))
    let read = try sensor.recording(named: "thigh")
    #expect(read.accelerometer?.count == forces.count - 1)
    let codes = read.findings.map(\.code)
    #expect(codes.contains(.missingValues))
    #expect(codes.contains(.outOfOrder))
    let stamps = try #require(read.accelerometer?.timestamps)
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `other units are refused by what gravity shows`() throws {
    let right = try buffer(recording("clamshell-shaky-max"))
    var inG = right
    inG.accelerometer.values.scale(by: 1 / 9.80665)
    var inDegrees = right
    inDegrees.gyroscope?.values.scale(by: 180 / .pi)
    for wrong in [inG, inDegrees] {
      let failure = try #require(throws: InputFailure.self) {
        try wrong.recording(named: "thigh")
      }
      #expect(failure.code == .unitContradicted)
      #expect(!failure.message.contains("header"))
    }
  }

  @Test func `nothing is a failure with a reason`() throws {
    let failure = try #require(throws: InputFailure.self) {
      try SensorBuffer(seconds: [], acceleration: VectorSeries([])).recording(named: "thigh")
    }
    #expect(failure.code == .empty)
    let sessionless = try #require(throws: InputFailure.self) {
      try Analyzer().analyze([], exercise: .clamshell)
    }
    #expect(sessionless.code == .noAcceleration)
  }
}
