import HiplineCore
import Testing

@testable import HiplineIO

struct ColumnMappingTests {
  private let table =
    "stamp;up;side;front;roll rate;pitch rate;yaw rate\n"
    + "0;1000;0;0;90;0;0\n10;1000;20;0;90;0;0\n20;1000;0;0;90;0;0\n"

  private func mapping(_ sensor: String) throws -> ColumnMapping? {
    let text = "sensors:\n  - file: a.csv\n" + sensor
    return try SessionDescription.read(bytes: Array(text.utf8), path: "s/session.yaml")
      .sensors.first?.mapping
  }

  private func read(_ text: String, _ sensor: String) throws -> Recording {
    try #require(
      RecordingReader.read(
        bytes: Array(text.utf8), name: "a.csv", mapping: try mapping(sensor)
      ).first)
  }

  @Test func `a file that no format knows is read by what the session file says`() throws {
    #expect(failure(table)?.code == .noAcceleration)
    let read = try read(
      table,
      """
          columns: { time: stamp, accelerometer: [front, side, up], gyroscope: [5, 6, 7] }
          units: { time: ms, accelerometer: mg, gyroscope: deg/s }
          rest_sign: up-negative
      """)
    #expect(read.format == "mapped-columns")
    #expect(read.accelerometer?.timestamps == [0, 0.01, 0.02])
    #expect(read.accelerometer?.values.z == [-9.80665, -9.80665, -9.80665])
    #expect(read.gyroscope?.values.x == [.pi / 2, .pi / 2, .pi / 2])
    #expect(read.restSign == .upNegative)
    #expect(read.columns.map(\.quantity).first == "time")
    #expect(read.declaredUnits == [.accelerometer: "mg", .gyroscope: "deg/s"])
  }

  @Test func `a stated rate stands in for the time that a known format lacks`() throws {
    let text = "acc_x_g,acc_y_g,acc_z_g\n0,0,1\n0,0.01,1\n0,0,1\n"
    #expect(failure(text)?.code == .noTimeBase)
    let read = try read(text, "    rate_hz: 50\n")
    #expect(read.format == "named-columns")
    #expect(read.accelerometer?.timestamps == [0, 0.02, 0.04])
  }

  @Test func `a file without a header is read by numbers`() throws {
    let read = try read(
      "0.5,0,0,9.8\n0.51,0,0.1,9.8\n0.52,0,0,9.8\n",
      """
          header_line: 0
          columns: { time: 1, accelerometer: [2, 3, 4] }
          units: { time: s, accelerometer: m/s^2 }
      """)
    #expect(read.accelerometer?.values.z == [9.8, 9.8, 9.8])
    #expect(read.clock == .sinceStart(seconds: 0.5))
  }

  @Test func `gravity that was removed is taken as removed`() throws {
    let read = try read(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(), "    gravity: removed\n")
    #expect(read.holdsGravity == false)
  }

  @Test(arguments: [
    ("    columns: { accelerometer: [a, b] }\n", 3, "has 2 columns"),
    ("    columns: { time: t }\n", 3, "names no accelerometer"),
    ("    columns: { accelerometer: [0, 1, 2] }\n", 3, "numbered from 1"),
    ("    units: { accelerometer: deg/s }\n", 3, "unit of `accelerometer`"),
    ("    units: { speed: m/s }\n", 3, "not known"),
    ("    rate_hz: fast\n", 3, "`rate_hz` is not a number"),
    ("    rate_hz: -1\n", 3, "`rate_hz` is not a number"),
    ("    gravity: maybe\n", 3, "`included`"),
    ("    colums: {}\n", 3, "not known"),
  ])
  func `what a mapping cannot mean is refused with its place`(
    sensor: String, line: Int, message: String
  ) {
    #expect {
      try mapping(sensor)
    } throws: { error in
      guard let failure = error as? InputFailure else { return false }
      return failure.line == line && failure.message.contains(message)
    }
  }

  @Test func `a column that the file does not have is refused`() throws {
    let mapping = try mapping("    columns: { time: stamp, accelerometer: [a, side, up] }\n")
    #expect {
      try RecordingReader.read(bytes: Array(table.utf8), name: "a.csv", mapping: mapping)
    } throws: { error in
      (error as? InputFailure)?.code == .unknownColumns
        && (error as? InputFailure)?.message.contains("“a”") == true
    }
  }

  @Test func `a header of separators alone has no column of any number`() throws {
    let sensor = "    columns: {accelerometer: [1, 2, 3]}\n    rate_hz: 50\n    header_line: 1\n"
    let mapping = try mapping(sensor)
    #expect(throws: InputFailure.self) {
      try RecordingReader.read(bytes: Array(";;;\n0;0;1\n".utf8), name: "a.csv", mapping: mapping)
    }
  }

  @Test(
    arguments: [
      ("time_ms,acc_x_g,acc_y_g,acc_z_g", 20.0, 1.0, ["stated", "stated"]),
      ("time,x,y,z", 0.02, 9.8, ["samples", "samples"]),
      ("t,ax,ay,az", 20, 9.8, ["samples", "samples"]),
      ("time,gFx,gFy,gFz", 0.02, 1, ["format", "stated"]),
    ] as [(String, Double, Double, [String])])
  func `what a unit rests on is kept`(
    header: String, step: Double, gravity: Double, bases: [String]
  ) throws {
    let rows = (0..<500).map { row in
      "\(Double(row) * step + (row % 3 == 0 ? step / 8 : 0)),0.0\(row % 9),0,\(gravity)\n"
    }
    let columns = try recording(header + "\n" + rows.joined()).columns
    #expect(columns.prefix(2).map { $0.unitBasis?.rawValue } == bases)
  }
}
