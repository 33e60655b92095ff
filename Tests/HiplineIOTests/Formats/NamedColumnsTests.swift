import HiplineCore
import HiplineIO
import Testing

struct NamedColumnsTests {
  @Test func `columns may be in any order, with two rows of header`() throws {
    let read = try recording(
      "Time (s);Vicon Orientation;;;;IMU Acceleration;;;IMU Gyroscope;;\n;W;X;Y;Z;X;Y;Z;X;Y;Z;\n"
        + "0.01;1;0;0;0;0;0;9.8;1e-002;0;0\n0.02;1;0;0;0;0;0.1;9.8;1e-002;0;0\n")
    #expect(read.accelerometer?.values[1] == Vector3(0, 0.1, 9.8))
    #expect(read.gyroscope?.values.x == [0.01, 0.01])
    #expect(read.columns[5].name == "IMU Acceleration X")
  }

  @Test func `a row of units below the names is no row`() throws {
    let read = try recording(
      "\"sep=;\"\r\nD1_Timestamp_Unix_CAL;D1_Accel_LN_X_CAL;D1_Accel_LN_Y_CAL;D1_Accel_LN_Z_CAL;\r\n"
        + "ms;m/(s^2);m/(s^2);m/(s^2);\r\n1.595933810034E12;0;0;9.8;\r\n1.595933810044E12;0;0;9.8;\r\n"
    )
    #expect(read.accelerometer?.timestamps == [0, 0.01])
    #expect(read.declaredUnits == [.accelerometer: "m/(s^2)"])
  }

  @Test func `several sensors in a file are several recordings`() throws {
    let header =
      "time (s),Thigh Accel X (g),Thigh Accel Y (g),Thigh Accel Z (g),"
      + "Pelvis Accel X (g),Pelvis Accel Y (g),Pelvis Accel Z (g)\n"
    let rows = stillRows(oneG: 1).split(separator: "\n").map { "\($0),0,1,0\n" }.joined()
    let all = try RecordingReader.read(bytes: Array((header + rows).utf8), name: "a.csv")
    #expect(all.map(\.name) == ["a.csv#thigh", "a.csv#pelvis"])
    #expect(all.map(\.placement) == [.thigh, .pelvis])
    #expect(all[1].accelerometer?.values.y.first == 9.80665)
  }

  @Test func `rows of one sensor at a time are not missing values`() throws {
    let read = try recording(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"
        + "0,0,0,9.8,,,\n0.004,,,,1,2,3\n0.01,0,0,9.8,,,\n0.014,,,,1,2,3\n")
    #expect(read.accelerometer?.timestamps == [0, 0.01])
    #expect(read.gyroscope?.timestamps == [0.004, 0.014])
    #expect(read.findings.isEmpty)
  }

  @Test func `unknown columns are counted, not named`() {
    let failure = failure("Subject,Anna Smith,hip pain\n1,2,3\n4,5,6\n")
    #expect(failure?.code == .unknownColumns)
    #expect(failure?.message.contains("none of 3 columns") == true)
    #expect(failure?.description.contains("Anna") == false)
    #expect(failure?.line == 1)
  }

  @Test func `free text is never listed`() {
    let failure = failure("Dear diary, today it hurt\nand, yesterday too\n")
    #expect(failure?.code == .unknownColumns)
    #expect(failure?.description.contains("hurt") == false)
  }

  @Test func `a form with a name and a number in it is free text`() {
    let failure = failure("Patient,Anna Smith\nAge,70\n1,2\n3,4\n")
    #expect(failure?.code == .unknownColumns)
    #expect(failure?.description.contains("Anna") == false)
  }

  @Test func `a gyroscope alone is read, without an acceleration`() throws {
    let read = try recording("time_s,gyr_x_dps,gyr_y_dps,gyr_z_dps\n0,180,0,0\n0.01,90,0,0\n")
    #expect(read.channels == [.gyroscope])
    #expect(read.gyroscope?.values.x == [.pi, .pi / 2])
    #expect(read.holdsGravity == nil)
    #expect(read.findings.isEmpty)
  }

  @Test(arguments: [
    "Phone timestamp;HR [bpm]\n2022-04-25T11:39:02.323;66\n",
    "acceleration (mg) - 2014-12-08 10:00:00 - 2014-12-15 09:59:55 - sampleRate = 5 seconds,imputed\n0.2,0\n",
    "--- Data Table File Created By ActiGraph ---\nSerial: 1\nDate,Time,Axis1,Axis2,Axis3,Steps\n1/2/2019,08:58:00,0,1,2,3\n",
    "\"property\",\"value\"\n\"version\",\"1.1.12\"\n",
  ])
  func `counts, epochs and heart rates are not recordings`(text: String) {
    #expect(failure(text)?.code == .notARecording)
  }

  private static let table = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(200)

  private static let far: [(text: String, reason: String)] = {
    let names = (0..<1400).map {
      "sensor\($0)_acc_x_m_s2,sensor\($0)_acc_y_m_s2,sensor\($0)_acc_z_m_s2"
    }
    let values = Array(repeating: "0,0,9.8", count: 1400).joined(separator: ",")
    let wide =
      "time_s," + names.joined(separator: ",") + "\n"
      + (0..<20).map { "0.0\($0),\(values)\n" }.joined()
    return [
      (String(repeating: "\n", count: 70_000) + table, "the first 64 KiB of the file are blank"),
      (String(repeating: "\n", count: 70_000), "the first 64 KiB of the file are blank"),
      (String(repeating: "\n", count: 7000), "the file holds blank lines only"),
      (
        String(repeating: "# a comment\n", count: 4000) + table,
        "none of the first 200 lines names the columns"
      ),
      (
        String(repeating: "# a comment\n", count: 201) + table,
        "none of the first 200 lines names the columns"
      ),
      (wide, "no row of the table begins within the first 64 KiB of the file"),
    ]
  }()

  @Test(arguments: far)
  func `a table that begins too late is refused with the true reason`(
    text: String, reason: String
  ) {
    #expect(failure(text)?.message == reason)
  }

  @Test func `a table of more sensors than a session has is refused`() throws {
    func text(_ count: Int) -> String {
      let names = (0..<count).flatMap { sensor in "xyz".map { "s\(sensor)_acc_\($0)_m_s2" } }
      let values = Array(repeating: "0.1,0.2,9.8", count: count).joined(separator: ",")
      return "time_s," + names.joined(separator: ",") + "\n"
        + (0..<100).map { "\(Double($0) / 50),\(values)\n" }.joined()
    }
    #expect(try RecordingReader.read(bytes: Array(text(64).utf8), name: "a.csv").count == 64)
    let failure = failure(text(65))
    #expect(failure?.code == .notARecording)
    #expect(failure?.message.contains("64 sensors") == true)
  }
}
