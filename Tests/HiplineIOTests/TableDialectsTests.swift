import Foundation
import HiplineCore
import HiplineIO
import Testing

/// One still sensor, written as people's programs and countries write tables.
struct TableDialectsTests {
  private static let header = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2"

  private static func rows(_ count: Int = 200, _ row: ([Double]) -> String) -> String {
    (0..<count).map { index in
      let noise = Double(index % 5) / 1000
      return row([Double(index) / 50, 0.1 + noise, 0.2 - noise, 9.8 + noise])
    }.joined(separator: "\n") + "\n"
  }

  private static func comma(_ value: Double) -> String {
    String(format: "%.4f", value).replacingOccurrences(of: ".", with: ",")
  }

  private static func plain(_ values: [Double]) -> String {
    values.map { String(format: "%.4f", $0) }.joined(separator: ",")
  }

  private static let texts: [(name: String, text: String)] = [
    (
      "quoted decimal commas",
      header + "\n" + rows { $0.map { "\"\(comma($0))\"" }.joined(separator: ",") }
    ),
    (
      "quoted where a comma is",
      header + "\n"
        + rows { values in
          values.map { comma($0).hasSuffix(",0000") ? String(Int($0)) : "\"\(comma($0))\"" }.joined(
            separator: ",")
        }
    ),
    (
      "blanks",
      header.replacingOccurrences(of: ",", with: " ") + "\n"
        + rows {
          $0.map { String(format: "%.4f", $0) }.joined(separator: " ")
        }
    ),
    (
      "blanks that align",
      "  " + header.replacingOccurrences(of: ",", with: "   ") + "\n"
        + rows {
          $0.map { String(format: "%12.4f", $0) }.joined()
        }
    ),
    (
      "blanks and decimal commas",
      header.replacingOccurrences(of: ",", with: " ") + "\n"
        + rows {
          $0.map(comma).joined(separator: " ")
        }
    ),
    ("a comment of names", "# " + header + "\n" + rows { plain($0) }),
    (
      "a comment of names and blanks",
      "# " + header.replacingOccurrences(of: ",", with: " ") + "\n"
        + rows {
          $0.map { String(format: "%.18e", $0) }.joined(separator: " ")
        }
    ),
    ("newest first", header + "\n" + rows { plain([3.98 - $0[0]] + $0.dropFirst()) }),
    (
      "newest first without a unit",
      header.replacingOccurrences(of: "time_s", with: "time") + "\n"
        + rows { plain([3.98 - $0[0]] + $0.dropFirst()) }
    ),
    (
      "notes with commas",
      "@ Recorder 2024\n@ Date:Mon Jan 01, Sampling Rate:20ms\n\n" + header + "\n"
        + rows { plain($0) }
    ),
    (
      "notes with commas and an interval",
      "@ Recorder 2024\n@ Date:Mon Jan 01, Sampling Rate:20ms\n\n"
        + "acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + rows { plain(Array($0.dropFirst())) }
    ),
    (
      "date and milliseconds",
      "Timestamp,Milliseconds,a_x,a_y,a_z\n"
        + rows { values in
          let ms = Int((values[0] * 1000).rounded())
          return "2025-03-03 08:00:0\(ms / 1000),\(ms % 1000)," + plain(Array(values.dropFirst()))
        }
    ),
    (
      "seconds and nanoseconds",
      "header.stamp.secs,header.stamp.nsecs,a_x,a_y,a_z\n"
        + rows { values in
          let ms = Int((values[0] * 1000).rounded())
          return "\(1_764_585_664 + ms / 1000),\(ms % 1000)000000,"
            + plain(Array(values.dropFirst()))
        }
    ),
    ("milliseconds", "ms,AcX,AcY,AcZ\n" + rows { plain([$0[0] * 1000] + $0.dropFirst()) }),
    ("the axes of the body", "time_s,acc_is,acc_ml,acc_pa\n" + rows { plain($0) }),
    (
      "German",
      "Zeit (s);Beschleunigung x (m/s²);Beschleunigung y (m/s²);Beschleunigung z (m/s²)\n"
        + rows { $0.map(comma).joined(separator: ";") }
    ),
    (
      "Spanish",
      "Tiempo (s),Aceleración x (m/s²),Aceleración y (m/s²),Aceleración z (m/s²)\n"
        + rows { plain($0) }
    ),
    (
      "French",
      "Temps (s);Accélération x;Accélération y;Accélération z\n"
        + rows { $0.map(comma).joined(separator: ";") }
    ),
    ("Italian", "Tempo (s),Accelerazione x,Accelerazione y,Accelerazione z\n" + rows { plain($0) }),
    ("Portuguese", "Tempo (s),Aceleração x,Aceleração y,Aceleração z\n" + rows { plain($0) }),
    ("Dutch", "Tijd (s),Versnelling x,Versnelling y,Versnelling z\n" + rows { plain($0) }),
    (
      "a long format",
      "time_s,sensor_type,value_x,value_y,value_z\n"
        + rows {
          "\($0[0]),accelerometer," + plain(Array($0.dropFirst()))
        }
    ),
  ]

  @Test(arguments: texts)
  func `the table is read`(table: (name: String, text: String)) throws {
    let read = try recording(table.text)
    #expect(read.accelerometer?.count == 200)
    #expect(abs((read.accelerometer?.timestamps[199] ?? 0) - 3.98) < 1e-6)
    let isTurned = table.name.hasPrefix("newest")
    let first = read.accelerometer?.values[isTurned ? 199 : 0]
    #expect(abs((first?.x ?? 0) - 0.1) < 1e-9 && abs((first?.z ?? 0) - 9.8) < 1e-9)
    #expect(read.holdsGravity == true)
    #expect(read.codes.contains(.outOfOrder) == isTurned)
  }

  @Test func `a date with milliseconds beside it is the time of day to the millisecond`() throws {
    let text = Self.texts.first { $0.name == "date and milliseconds" }?.text ?? ""
    #expect(try recording(text).clock == .absolute(unixSeconds: 1_740_988_800))
  }

  @Test(arguments: [
    ("Drehrate x (rad/s)", "German"), ("Winkelgeschwindigkeit x (rad/s)", "German"),
    ("Gyroskop x (rad/s)", "German"), ("Velocidad angular x (rad/s)", "Spanish"),
    ("Giroscopio x (rad/s)", "Spanish"), ("Vitesse angulaire x (rad/s)", "French"),
    ("Vitesse de rotation x (rad/s)", "French"), ("Velocità angolare x (rad/s)", "Italian"),
    ("Velocidade angular x (rad/s)", "Portuguese"), ("Hoeksnelheid x (rad/s)", "Dutch"),
    ("Gyroscoop x (rad/s)", "Dutch"),
  ])
  func `rotations are known in other languages`(name: String, language: String) throws {
    let names = ["x", "y", "z"].map { name.replacingOccurrences(of: " x ", with: " \($0) ") }
    let read = try recording(
      "Zeit (s),\(names.joined(separator: ","))\n" + Self.rows { Self.plain($0) })
    #expect(read.gyroscope?.count == 200 && read.accelerometer == nil)
  }

  @Test(arguments: [
    ("Subject,Pain\n@ Notes, of 2024\n\nfoo,bar,baz\n1,2,3\n4,5,6\n", 4, "none of 3 columns"),
    ("time_s,foo,bar,baz\n0,1,2,3\n1,2,3,4\n", 1, "one is known as a time"),
  ])
  func `a refusal names the line of the names and what is known of them`(
    text: String, line: Int, reason: String
  ) {
    let failure = failure(text)
    #expect(failure?.line == line)
    #expect(failure?.message.contains(reason) == true)
  }

  @Test func `a file of hours whose newest row comes first is refused with that reason`() throws {
    let text = Self.header + "\n" + Self.rows { Self.plain([3.98 - $0[0]] + $0.dropFirst()) }
    let failure = #expect(throws: InputFailure.self) {
      try LongFile("a.csv", in: MemoryFile(bytes: Array(text.utf8))) { _, _ in }
    }
    #expect(failure?.code == .noTimeBase)
    #expect(failure?.message.contains("newest row comes first") == true)
  }

  @Test func `thousands in quotes are no decimals`() {
    let text =
      "time_s,acc_x,acc_y,acc_z\n" + Self.rows { "\($0[0]),\"1,204\",\"2,003\",\"16,384\"" }
    #expect(failure(text)?.code == .malformedRow)
  }

  @Test(arguments: [
    "rot_x,rot_y,rot_z,rot_w", "rot_w,rot_x,rot_y,rot_z",
    "rotation_x,rotation_y,rotation_z,rotation_w",
    "x,y,z,w", "thigh_rot_x,thigh_rot_y,thigh_rot_z,thigh_rot_w",
    "rot_x (deg),rot_y (deg),rot_z (deg),t0",
    "rot_x_deg,rot_y_deg,rot_z_deg,t0", "omega_x (rad),omega_y (rad),omega_z (rad),t0",
    "rx (°),ry (°),rz (°),t0", "gyroAngleX,gyroAngleY,gyroAngleZ,t0", "RotX,RotY,RotZ,RotW",
  ])
  func `an orientation is no angular rate`(columns: String) throws {
    let text =
      "time_s,acc_x,acc_y,acc_z,\(columns)\n" + Self.rows { Self.plain($0) + ",0.1,0.2,0.3,0.92" }
    let read = try recording(text)
    #expect(read.accelerometer?.count == 200)
    #expect(read.gyroscope == nil)
  }

  @Test func `an angular rate stays one`() throws {
    for columns in [
      "rot_x,rot_y,rot_z", "rot_x (deg/s),rot_y (deg/s),rot_z (deg/s)",
      "gyr_x_deg,gyr_y_deg,gyr_z_deg",
    ] {
      let text =
        "time_s,acc_x,acc_y,acc_z,\(columns)\n" + Self.rows { Self.plain($0) + ",0.1,0.2,0.3" }
      #expect(try recording(text).gyroscope?.count == 200)
    }
  }

  private static let ros =
    "time_s,linear_acceleration.x,linear_acceleration.y,linear_acceleration.z"

  @Test func `at rest the samples tell whether a linear acceleration holds gravity`() throws {
    let held = try recording(Self.ros + "\n" + Self.rows { Self.plain($0) })
    #expect(held.holdsGravity == true)
    #expect(held.codes.contains(.gravityDespiteName))
    let moving =
      Self.ros + "\n"
      + Self.rows { values in
        Self.plain([values[0], sin(9 * values[0]), cos(9 * values[0]), 0.1])
      }
    #expect(try recording(moving).holdsGravity == false)
    let still = Self.ros + "\n" + Self.rows { Self.plain([$0[0], $0[1], $0[2], $0[3] - 9.8]) }
    #expect(try recording(still).holdsGravity == false)
  }

  @Test(arguments: [
    "accelerometer_x,accelerometer_y,accelerometer_z", "lin_acc_x,lin_acc_y,lin_acc_z",
  ])
  func `gravity beside an acceleration is added where it lacks it`(names: String) throws {
    func text(_ acceleration: ([Double]) -> [Double]) -> String {
      "time_s,\(names),gravity_x,gravity_y,gravity_z\n"
        + Self.rows { Self.plain([$0[0]] + acceleration($0) + [0, 0, 9.8]) }
    }
    let sum = try recording(text { [$0[1], $0[2], $0[3] - 9.8] })
    let whole = try recording(text { Array($0.dropFirst()) })
    for read in [sum, whole] {
      #expect(read.holdsGravity == true)
      #expect(abs((read.accelerometer?.values.z[2] ?? 0) - 9.802) < 1e-9)
    }
  }

  @Test func `a row without the part beyond whole seconds has no time, and is left out`() throws {
    var rows = Self.rows(400) { values in
      let ms = Int((values[0] * 1000).rounded())
      return "2025-03-03 08:00:0\(ms / 1000),\(ms % 1000)," + Self.plain(Array(values.dropFirst()))
    }.split(separator: "\n").map(String.init)
    rows[350] = rows[350].replacing(/^([^,]*),[0-9]+,/) { "\($0.1),," }
    let read = try recording(
      "Timestamp,Milliseconds,a_x,a_y,a_z\n" + rows.joined(separator: "\n") + "\n")
    #expect(read.sampleCount == 399)
    #expect(read.accelerometer?.timestamps.allSatisfy(\.isFinite) == true)
    #expect(read.codes.contains(.missingValues))
  }
}
