/// Exports of the systems of movement laboratories.
enum LaboratoryFixtures {
  private typealias Text = FormatFixture.Text

  static let all: [FormatFixture] = xsens + delsys + apdm + noraxon + uci730

  // MARK: Xsens

  private static let oldPreamble =
    "// Start Time: Unknown\r\n// Update Rate: 40.0Hz\r\n// Filter Profile: human (46.1)\r\n"
    + "// Option Flags: AHS Disabled ICC Disabled \r\n// Firmware Version: 4.0.2\r\n"

  static let newPreamble =
    "// General information: \n//  MT Manager version: 2022.2.0 \n//  XDA version: 2022.2.0\n"
    + "// Device information: \n//  DeviceId: 00B40000\n//  ProductCode: MTW2-3A7G6\n"
    + "// Device settings: \n//  Filter Profile: human(46.1)\n// Coordinate system: ENU\n"

  private static let xsens = [
    FormatFixture(
      name: "xsens-text rate in the preamble", fileName: "MT_01200000-000_00B40000.txt",
      text: oldPreamble
        + "PacketCounter\tSampleTimeFine\tYear\tMonth\tDay\tSecond\tAcc_X\tAcc_Y\tAcc_Z\t"
        + "Gyr_X\tGyr_Y\tGyr_Z\tQuat_q0\tQuat_q1\tQuat_q2\tQuat_q3\r\n"
        + Text.rows(40, delimiter: "\t", lineEnd: "\r\n") { row in
          [counter(472 + row.index), "", "", "", "", ""] + xsensFields(row) + ["1", "0", "0", "0"]
        }, rateHertz: 40, hasGyroscope: true),
    FormatFixture(
      name: "xsens-text counter that overflows and lost samples", fileName: "MT_00B40001.txt",
      text: oldPreamble
        + "PacketCounter\tAcc_X\tAcc_Y\tAcc_Z\tGyr_X\tGyr_Y\tGyr_Z\tRoll\tPitch\tYaw\r\n"
        + Text.rows(40, delimiter: "\t", lineEnd: "") { row in
          // Two packets in the turn are lost.
          guard ![50, 51].contains(row.index) else { return [] }
          let fields =
            [counter((65_500 + row.index) % 65_536)] + xsensFields(row) + ["1", "2", "3"]
          return [fields.joined(separator: "\t") + "\r\n"]
        }, rateHertz: 40, hasGyroscope: true),
    FormatFixture(
      name: "xsens-text ticks of ten kilohertz", fileName: "MT_00B40002.txt",
      text: newPreamble + "PacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z\n"
        + Text.rows(40) { row in
          [counter(row.index), "\(510_000 + Int((row.time * 10_000).rounded()))"]
            + xsensFields(row)
        }, rateHertz: 40, hasGyroscope: true),
    FormatFixture(
      name: "xsens-text matrix alone", fileName: "MT_00B40003.txt",
      text: oldPreamble + "PacketCounter\t"
        + (1...3).flatMap { column in (1...3).map { "Mat[\($0)][\(column)]" } }
        .joined(separator: "\t") + "\r\n"
        + Text.rows(40, delimiter: "\t", lineEnd: "\r\n") { row in
          let matrix = row.matrix(decimals: 6)
          return [counter(row.index)]
            + (0..<3).flatMap { column in (0..<3).map { matrix[3 * $0 + column] } }
        }, rateHertz: 40),
  ]

  private static func counter(_ value: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: 5 - digits.count) + digits
  }

  static func xsensFields(_ row: FixtureText.Row) -> [String] {
    row.acceleration(times: Text.metres, decimals: 6) + row.angularRate(times: 1, decimals: 6)
  }

  // MARK: Delsys

  private static let discoverNames = [
    "EMG", "ACC X", "ACC Y", "ACC Z", "GYRO X", "GYRO Y", "GYRO Z",
  ]

  private static func discoverHead(_ version: String) -> String {
    "Application:, Trigno Discover (\(version))\r\nDate/Time:, 11/14/2023 10:13:20 PM\r\n"
      + "Collection Length (seconds):, 3.000000\n"
      + "EMG 01 00001 (10001), , , , , , , EMG 02 00002 (10002), , , , , , \r\n"
      + "sensor mode: 55, , , , , , , sensor mode: 55, , , , , , \r\n"
  }

  /// Two sensors: muscle activity at 100 Hz, and the motion, which ends earlier in the table, at 25 Hz.
  private static func discoverRows(delimiter: String) -> String {
    Text.rows(100, delimiter: delimiter, lineEnd: "\r\n") { row in
      let motion: [String]
      if row.index < 75 {
        let sample = Text.Row(index: row.index, time: Double(row.index) / 25)
        motion = sample.acceleration(times: 1) + sample.angularRate(times: Text.degrees)
      } else {
        motion = Array(repeating: "", count: 6)
      }
      return ["0.01"] + motion + ["0.02"] + motion
    }
  }

  private static func discoverHeader(_ units: (String) -> String) -> String {
    let names = (1...2).flatMap { sensor in
      discoverNames.map { $0 == "EMG" ? units("EMG \(sensor)") : units($0) }
    }
    return names.joined(separator: ", ") + "\r\n"
  }

  private static func withUnits(_ name: String) -> String {
    name + (name.hasPrefix("EMG") ? " (mV)" : name.hasPrefix("ACC") ? " (G)" : " (deg/s)")
  }

  private static let rateRow: String = {
    let rates = ["100.0000 Hz"] + Array(repeating: "25.0000 Hz", count: 6)
    return (rates + rates).joined(separator: ", ") + "\r\n"
  }()

  private static let delsys = [
    FormatFixture(
      name: "delsys-discover 1.4.2", fileName: "discover.csv",
      text: discoverHead("1.4.2")
        + discoverHeader { $0.hasPrefix("EMG") ? "\($0) (100Hz)" : "\($0) (25Hz)" }
        + discoverRows(delimiter: ", "), rateHertz: 25, hasGyroscope: true),
    FormatFixture(
      name: "delsys-discover 1.7.0", fileName: "discover.csv",
      text: discoverHead("1.7.0") + discoverHeader(withUnits) + rateRow
        + discoverRows(delimiter: ", "), rateHertz: 25, hasGyroscope: true),
    FormatFixture(
      name: "delsys-discover 1.6.4", fileName: "discover.csv",
      text: discoverHead("1.6.4") + discoverHeader(withUnits) + rateRow
        + discoverRows(delimiter: ","), rateHertz: 25, hasGyroscope: true),
    FormatFixture(
      name: "delsys-discover 1.6.4 with a time for every column", fileName: "discover.csv",
      text: "Application:, Trigno Discover (1.6.4)\r\nDate/Time:, 11/14/2023 10:13:20 PM\r\n"
        + "Collection Length (seconds):, 3.000000\nIMU 01 00001 (10001)"
        + String(repeating: ", ", count: 11) + "\r\nsensor mode: 55"
        + String(repeating: ", ", count: 11) + "\r\n"
        + discoverNames.dropFirst().map { "\($0) Time Series (s), \(withUnits($0))" }
        .joined(separator: ", ") + "\r\n"
        + Array(repeating: ", 25.0000 Hz", count: 6).joined(separator: ", ") + "\r\n"
        + Text.rows(25, delimiter: ", ", lineEnd: "\r\n") { row in
          (row.acceleration(times: 1) + row.angularRate(times: Text.degrees))
            .flatMap { [Text.fixed(row.time, 6), $0] }
        }, rateHertz: 25, hasGyroscope: true),
    FormatFixture(
      name: "delsys-emgworks one sensor", fileName: "emgworks.csv",
      text: (["EMG"] + ["ACC.X", "ACC.Y", "ACC.Z", "GYRO.X", "GYRO.Y", "GYRO.Z"])
        .map { "X[s],\"Avanti sensor 1: \($0) 1\"" }.joined(separator: ",") + "\r\n"
        + Text.rows(25, lineEnd: "\r\n") { row in
          let motion = row.acceleration(times: 1) + row.angularRate(times: Text.degrees)
          let values = ["0.01"] + (row.index == 0 ? motion.map { _ in "0" } : motion)
          return values.flatMap { [Text.fixed(row.time, 6), $0] }
        }, rateHertz: 25, hasGyroscope: true, firstSeconds: 0.04),
  ]

  // MARK: APDM

  private static let apdm = [
    FormatFixture(
      name: "apdm format 7", fileName: "lumbar.csv",
      text: "Format=7,5718,,,Lumbar,,,,,,,,,,,\n"
        + "Time,Accelerometer,,,Gyroscope,,,Magnetometer,,,Barometer,Orientation,,,,\n"
        + ",X,Y,Z,X,Y,Z,X,Y,Z,,S,X,Y,Z,\n"
        + Text.rows(50) { row in
          [row.unix(perSecond: 1_000_000)] + row.acceleration(times: Text.metres)
            + row.angularRate(times: 1)
            + ["20", "0", "-40", "4636858284341460992", "1", "0", "0", "0", ""]
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "apdm old", fileName: "imuData.csv",
      text: "Test Name:,A test" + String(repeating: ",", count: 15) + "\n"
        + "Sample Rate:,50,Hz" + String(repeating: ",", count: 14) + "\n"
        + (["Time"] + ["Static", "Upper"].flatMap(apdmNames)).joined(separator: ",") + "\n"
        + (["s"] + Array(repeating: apdmUnits, count: 2).flatMap { $0 }).joined(separator: ",")
        + "\n"
        + Text.rows(50) { row in
          let fields =
            row.acceleration(times: Text.metres) + row.angularRate(times: 1) + ["1", "22.5"]
          return [Text.fixed(row.time, 9)] + fields + fields
        }, rateHertz: 50, hasGyroscope: true),
  ]

  private static func apdmNames(_ sensor: String) -> [String] {
    ["Acceleration", "Angular Velocity"].flatMap { quantity in
      ["X", "Y", "Z"].map { "\(sensor)/\(quantity)/\($0)" }
    } + ["\(sensor)/Orientation/Scalar", "\(sensor)/Temperature/Scalar"]
  }

  private static let apdmUnits = [
    "m/s^2", "m/s^2", "m/s^2", "rad/s", "rad/s", "rad/s", "", "deg C",
  ]

  // MARK: Noraxon

  private static let noraxon = [
    FormatFixture(
      name: "noraxon English", fileName: "gait.csv",
      text: "Project,Study\nRecord,Walk\n"
        + (["time", "Activity", "Marker"]
        + ["Pelvis", "Foot"].flatMap { segment in
          let side = segment == "Foot" ? " LT" : ""
          return ["X", "Y", "Z"].map { "\(segment) Accel Sensor \($0)\(side) (mG)" }
            + ["x", "y", "z"].map {
              "Noraxon MyoMotion-Segments-\(segment)\(side)-Gyroscope-\($0) (deg/s)"
            }
        }).joined(separator: ",") + "\n"
        + Text.rows(50) { row in
          let motion =
            row.acceleration(times: 1000, decimals: 3) + row.angularRate(times: Text.degrees)
          return [Text.fixed(row.time, 4), "Walk", ""] + motion + motion
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "noraxon German", fileName: "gang.csv",
      text: "Projekt;Studie;;;\nAufnahme;Gang;;;\n\n"
        + (["time", "Activity"] + ["X", "Y", "Z"].map { "Pelvis Accel Sensor \($0) (mG)" })
        .joined(separator: ";") + "\n"
        + Text.rows(50, delimiter: ";") { row in
          ([Text.fixed(row.time, 4)] + ["Gang"] + row.acceleration(times: 1000, decimals: 3))
            .map { $0.replacing(".", with: ",") }
        }, rateHertz: 50),
  ]

  // MARK: UCI 730

  private static let uci730 = [
    FormatFixture(
      name: "uci-730 test", fileName: "s1/e1/u1/test.txt",
      text: "time index;acc_x;acc_y;acc_z;gyr_x;gyr_y;gyr_z;mag_x;mag_y;mag_z\r\n"
        + Text.rows(25, delimiter: ";", lineEnd: "\r\n") { row in
          ["\(row.index + 1)"] + row.acceleration(times: Text.metres) + row.angularRate(times: 1)
            + ["0.5", "0.1", "-0.2"]
        }, rateHertz: 25, hasGyroscope: true)
  ]
}
