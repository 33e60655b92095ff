import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineSimulation
import Testing

/// How rotations from sensor to earth are written, with the header of a file that has nothing else.
private enum Written: String, CaseIterable, CustomTestStringConvertible {
  case scalarFirst
  case scalarLast
  case numbered
  case namedForRotation
  case wholeNumbers
  case matrix
  case degrees
  case radians
  case movellaQuaternion
  case movellaAngles
  case xsensMatrix

  var testDescription: String { rawValue }

  private var head: String {
    switch self {
    case .scalarFirst: "time_s,quat_w,quat_x,quat_y,quat_z"
    case .scalarLast: "time_s,qx,qy,qz,qw"
    case .numbered: "time_s,q0,q1,q2,q3"
    case .namedForRotation: "time_s,rot_x,rot_y,rot_z,rot_w"
    case .wholeNumbers: "time_ms,QuatW,QuatX,QuatY,QuatZ"
    case .matrix: "time_s,r11,r12,r13,r21,r22,r23,r31,r32,r33"
    case .degrees: "time_s,roll (deg),pitch (deg),yaw (deg)"
    case .radians: "time_s,roll,pitch,yaw"
    case .movellaQuaternion:
      "DeviceTag:,zdt\nFirmwareVersion:,2.0.0\nMeasurement Mode:,Quaternion\n\n"
        + "PacketCounter,SampleTimeFine,Quat_W,Quat_X,Quat_Y,Quat_Z"
    case .movellaAngles:
      "DeviceTag:,zdt\nFirmwareVersion:,2.0.0\nMeasurement Mode:,Euler\n\n"
        + "PacketCounter,SampleTimeFine,Euler_X,Euler_Y,Euler_Z"
    case .xsensMatrix:
      "// Start Time: Unknown\n// Update Rate: 100.0Hz\n"
        + "PacketCounter\tMat[1][1]\tMat[2][1]\tMat[3][1]\tMat[1][2]\tMat[2][2]\tMat[3][2]\tMat[1][3]\tMat[2][3]\tMat[3][3]"
    }
  }

  private func cells(_ index: Int, _ seconds: Double, _ q: Quaternion) -> [String] {
    let angles = [
      atan2(2 * (q.w * q.x + q.y * q.z), 1 - 2 * (q.x * q.x + q.y * q.y)),
      asin(max(-1, min(1, 2 * (q.w * q.y - q.z * q.x)))),
      atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z)),
    ]
    let columns = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)].map(q.rotate)
    let rows = [columns.map(\.x), columns.map(\.y), columns.map(\.z)]
    let (numbers, digits): ([Double], Int) =
      switch self {
      case .scalarFirst, .numbered, .movellaQuaternion: ([q.w, q.x, q.y, q.z], 7)
      case .scalarLast, .namedForRotation: ([q.x, q.y, q.z, q.w], 6)
      case .wholeNumbers:
        ([q.w, q.x, q.y, q.z].map { ($0 * 16_384).rounded() }, 0)
      case .matrix: (rows.flatMap { $0 }, 6)
      case .xsensMatrix: (columns.flatMap { [$0.x, $0.y, $0.z] }, 6)
      case .radians: (angles, 5)
      case .degrees, .movellaAngles: (angles.map { $0 * 180 / .pi }, 4)
      }
    let values = numbers.map { String(format: "%.\(digits)f", $0) }
    switch self {
    case .wholeNumbers: return [String(format: "%.1f", seconds * 1000)] + values
    case .movellaQuaternion, .movellaAngles:
      return ["\(index)", "\(1_000_000 + Int((seconds * 1e6).rounded()))"] + values
    case .xsensMatrix: return ["\((65_000 + index) % 65_536)"] + values
    default: return [String(format: "%.4f", seconds)] + values
    }
  }

  func text(_ recording: Recording, _ turns: [Quaternion]) -> [UInt8] {
    let separator = self == .xsensMatrix ? "\t" : ","
    let seconds = recording.accelerometer?.timestamps ?? []
    let rows = zip(seconds, turns).enumerated().map { index, sample in
      cells(index, sample.0, sample.1).joined(separator: separator)
    }
    return Array(([head] + rows).joined(separator: "\n").utf8) + [0x0A]
  }
}

struct OrientationRecordingTests {
  private static let lifts: SimulatedSession = {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 511, name: "lifts")
    parameters.sets = [SetPlan(repetitions: 5)]
    parameters.range.degrees = 35
    parameters.sensors = [SensorSetup(placement: .thigh, model: .ideal)]
    return Simulator.run(parameters)
  }()

  private static func input(
    _ session: SimulatedSession, _ recordings: [Recording]
  ) -> SessionInput {
    SessionInput(
      id: session.truth.name, exercise: Exercise.named(session.truth.exercise.rawValue),
      side: session.truth.side, recordings: recordings)
  }

  private static func read(
    _ session: SimulatedSession, _ written: Written, sensor: Int = 0
  ) throws -> Recording {
    let text = written.text(session.recordings[sensor], session.orientations[sensor])
    var recording = try #require(try RecordingReader.read(bytes: text, name: "a.csv").first)
    recording.placement = session.recordings[sensor].placement
    return recording
  }

  @Test(arguments: Written.allCases)
  fileprivate func `a recording of the orientation alone has the ranges of the movement`(
    written: Written
  ) throws {
    let session = Self.lifts
    let result = try Analyzer().analyze(Self.input(session, [try Self.read(session, written)]))
    let raw = try Analyzer().analyze(Self.input(session, session.recordings))
    try #require(result.repetitions.count == session.truth.repetitions.count)
    for ((found, expected), measured) in zip(
      zip(result.repetitions, session.truth.repetitions), raw.repetitions)
    {
      let range = try #require(found.number(RangeOfMotion.range))
      #expect(abs(range - expected.rangeDegrees) < 0.3)
      #expect(abs(range - (measured.number(RangeOfMotion.range) ?? 0)) < 0.3)
      #expect(abs(found.startSeconds - expected.startSeconds) < 0.25)
      #expect(abs(found.endSeconds - expected.endSeconds) < 0.25)
    }
    #expect(result.findings.contains { $0.code == .orientationAlone })
    #expect(result.recordings[0].channels == [.orientation])
    #expect(result.recordings[0].accelerometerNoise == nil)
    #expect(result.recordings[0].gyroscopeNoiseDegreesPerSecond == nil)
  }

  @Test
  func `rotations that take earth axes to sensor axes are told where the session file says so`()
    throws
  {
    let session = Self.lifts
    let recording = session.recordings[0]
    let opposite = session.orientations[0].map(\.conjugate)
    let text = Written.scalarFirst.text(recording, opposite)
    var mapping = ColumnMapping()
    mapping.orientation = .earthToSensor
    let told = try RecordingReader.read(bytes: text, name: "a.csv", mapping: mapping)
    let result = try Analyzer().analyze(Self.input(session, told))
    try #require(result.repetitions.count == session.truth.repetitions.count)
    for (found, expected) in zip(result.repetitions, session.truth.repetitions) {
      #expect(abs((found.number(RangeOfMotion.range) ?? 0) - expected.rangeDegrees) < 0.3)
    }
    #expect(!result.findings.contains { $0.code == .orientationAssumed })
  }

  @Test(arguments: [true, false])
  func
    `messages of ROS hold gravity whatever its name says, and an orientation that nobody filled in says nothing`(
      isFilledIn: Bool
    ) throws
  {
    let session = Self.lifts
    let measured = session.recordings[0]
    let (force, rate) = try #require(Self.both(measured))
    let names = [
      "header.stamp.sec", "header.stamp.nanosec", "orientation.x", "orientation.y", "orientation.z",
      "orientation.w", "angular_velocity.x", "angular_velocity.y", "angular_velocity.z",
      "linear_acceleration.x", "linear_acceleration.y", "linear_acceleration.z",
    ]
    let rows = force.values.indices.map { index in
      let seconds = force.timestamps[index]
      let turn = isFilledIn ? session.orientations[0][index] : Quaternion.identity
      let (a, w) = (force.values[index], rate.values[index])
      let stamp = [1_764_000_000 + Int(seconds), Int((seconds - seconds.rounded(.down)) * 1e9)]
      let values = [turn.x, turn.y, turn.z, turn.w, w.x, w.y, w.z, a.x, a.y, a.z]
      return (stamp.map(String.init) + values.map { String(format: "%.6f", $0) })
        .joined(separator: ",")
    }
    let text = Array(([names.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
    var read = try #require(try RecordingReader.read(bytes: text, name: "a.csv").first)
    read.placement = measured.placement
    let result = try Analyzer().analyze(Self.input(session, [read]))
    try #require(result.repetitions.count == session.truth.repetitions.count)
    for (found, expected) in zip(result.repetitions, session.truth.repetitions) {
      #expect(abs((found.number(RangeOfMotion.range) ?? 0) - expected.rangeDegrees) < 0.3)
      #expect(found.score != nil)
    }
    #expect(result.findings.contains { $0.code == .orientationDisagrees } == !isFilledIn)
    #expect(!result.findings.contains { $0.severity == .error })
  }

  private static func both(_ recording: Recording) -> (force: TimedSeries, rate: TimedSeries)? {
    guard let force = recording.accelerometer, let rate = recording.gyroscope,
      force.timestamps == rate.timestamps
    else { return nil }
    return (force, rate)
  }

  @Test func `they are found where the movement is about a level axis one way only`() throws {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 512, name: "upright")
    parameters.sets = [SetPlan(repetitions: 4)]
    // The hinge is the sensor's third axis.
    parameters.sensors = [
      SensorSetup(
        placement: .thigh, mounting: Quaternion(0.7071, 0.7071, 0, 0).normalized, model: .ideal)
    ]
    let session = Simulator.run(parameters)
    for isOpposite in [false, true] {
      let turns = session.orientations[0].map { isOpposite ? $0.conjugate : $0 }
      let text = Written.scalarFirst.text(session.recordings[0], turns)
      let read = try RecordingReader.read(bytes: text, name: "thigh.csv")
      let result = try Analyzer().analyze(Self.input(session, read))
      try #require(result.repetitions.count == 4)
      try #require(result.repetitions.count == session.truth.repetitions.count)
      for (found, expected) in zip(result.repetitions, session.truth.repetitions) {
        #expect(abs((found.number(RangeOfMotion.range) ?? 0) - expected.rangeDegrees) < 0.3)
      }
      #expect(
        result.findings.contains { $0.code == .orientationAssumed && $0.severity == .warning })
      #expect(
        read[0].orientation?.reading
          == (isOpposite
            ? "quaternion, earth to sensor, as its axis of movement shows"
            : "quaternion, sensor to earth, which the file does not say"))
    }
  }

  @Test func `two orientations have isolation and the angle between them`() throws {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 77, name: "two")
    parameters.sets = [SetPlan(repetitions: 5)]
    parameters.range.degrees = 40
    // More, and about a level axis nothing would tell which way the pelvis turns.
    parameters.pelvis.fractionOfRange = 0.05
    parameters.sensors = [
      SensorSetup(placement: .thigh, model: .ideal),
      SensorSetup(
        placement: .pelvis, mounting: Quaternion(0.7, 0.1, 0.7, -0.12).normalized, model: .ideal),
    ]
    let session = Simulator.run(parameters)
    let recordings = try [0, 1].map { sensor in
      try Self.read(session, .movellaQuaternion, sensor: sensor)
    }
    let result = try Analyzer().analyze(Self.input(session, recordings))
    try #require(result.repetitions.count == 5)
    try #require(result.repetitions.count == session.truth.repetitions.count)
    for (found, expected) in zip(result.repetitions, session.truth.repetitions) {
      let pelvis = try #require(found.number(Isolation.pelvis))
      #expect(abs(pelvis - expected.pelvisRangeDegrees) < 0.5)
      let hip = try #require(found.number(HipRange.range))
      #expect(abs(hip - expected.hipRangeDegrees) < 0.5)
    }
  }

  @Test func `a tremor is seen in a fine orientation, and denied to nobody in a coarse one`() throws
  {
    var parameters = SimulationParameters(.legLift, side: .right, seed: 513, name: "shaking")
    parameters.sets = [SetPlan(repetitions: 4)]
    parameters.tremor = TremorPlan()
    parameters.tremor?.onsetRepetition = 1
    parameters.tremor?.peakRepetition = 1
    parameters.tremor?.factorPerRepetitionAfterPeak = 1
    parameters.sensors = [SensorSetup(placement: .thigh, model: .ideal)]
    let session = Simulator.run(parameters)
    let fine = try Analyzer().analyze(
      Self.input(session, [try Self.read(session, .movellaQuaternion)]))
    try #require(fine.repetitions.count == session.truth.repetitions.count)
    for (found, expected) in zip(fine.repetitions, session.truth.repetitions) {
      let tremor = try #require(expected.tremor)
      #expect(found.flag(HoldTremor.detected) == true)
      #expect(abs((found.number(HoldTremor.frequency) ?? 0) - tremor.frequencyHertz) < 0.5)
      #expect(
        abs((found.number(HoldTremor.rate) ?? 0) / tremor.rmsDegreesPerSecond - 1) < 0.35)
      #expect(found.number(HoldTremor.acceleration) == nil)
    }
    // Sixteenths of a degree, as a BNO055 writes them.
    let coarse = session.orientations[0].map { turn -> [String] in
      let sine = max(-1, min(1, 2 * (turn.w * turn.y - turn.z * turn.x)))
      return [
        atan2(2 * (turn.w * turn.x + turn.y * turn.z), 1 - 2 * (turn.x * turn.x + turn.y * turn.y)),
        asin(sine),
        atan2(2 * (turn.w * turn.z + turn.x * turn.y), 1 - 2 * (turn.y * turn.y + turn.z * turn.z)),
      ].map { "\(($0 * 180 / .pi * 16).rounded() / 16)" }
    }
    let seconds = session.recordings[0].accelerometer?.timestamps ?? []
    let rows = zip(seconds, coarse).map { "\($0),\($1.joined(separator: ","))" }
    let text = (["time_s,roll,pitch,yaw"] + rows).joined(separator: "\n") + "\n"
    let read = try RecordingReader.read(bytes: Array(text.utf8), name: "thigh.csv")
    let result = try Analyzer().analyze(Self.input(session, read))
    try #require(result.repetitions.count == 4)
    try #require(result.repetitions.count == session.truth.repetitions.count)
    for (found, expected) in zip(result.repetitions, session.truth.repetitions) {
      #expect(found.flag(HoldTremor.detected) == nil)
      #expect(abs((found.number(RangeOfMotion.range) ?? 0) - expected.rangeDegrees) < 0.3)
    }
  }

  @Test func `rows that are no rotation are missing, and a file of them is refused`() throws {
    let session = Self.lifts
    var turns = session.orientations[0]
    for index in stride(from: 7, to: turns.count, by: 50) {
      turns[index] = index.isMultiple(of: 2) ? Quaternion(0, 0, 0, 0) : Quaternion(3, 1, -2, 5)
    }
    let text = Written.scalarFirst.text(session.recordings[0], turns)
    let read = try RecordingReader.read(bytes: text, name: "thigh.csv")
    let damaged = stride(from: 7, to: turns.count, by: 50).underestimatedCount
    #expect(damaged > 10)
    #expect(read[0].sampleCount + damaged >= turns.count - 1)
    #expect(read[0].findings.contains { $0.code == .missingValues })
    let result = try Analyzer().analyze(Self.input(session, read))
    try #require(result.repetitions.count == session.truth.repetitions.count)
    for (found, expected) in zip(result.repetitions, session.truth.repetitions) {
      #expect(abs((found.number(RangeOfMotion.range) ?? 0) - expected.rangeDegrees) < 0.3)
    }
    let none = Written.movellaQuaternion.text(
      session.recordings[0], turns.map { _ in Quaternion(0.5, 0.1, 0.2, 0.1) })
    let failure = try #require(throws: InputFailure.self) {
      try RecordingReader.read(bytes: none, name: "thigh.csv")
    }
    #expect(failure.code == .noAcceleration)
  }
}
