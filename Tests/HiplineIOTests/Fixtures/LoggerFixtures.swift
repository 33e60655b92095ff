import Foundation

/// Exports of loggers that are worn for days, and of boards that people program themselves.
enum LoggerFixtures {
  private typealias Text = FormatFixture.Text

  static let all: [FormatFixture] =
    axivity + actiGraph + geneActiv + empatica + arduino + named

  // MARK: Axivity

  private static let axivity = [
    FormatFixture(
      name: "axivity AX3 with written times", fileName: "04_act_1.csv",
      text: Text.rows(50) { row in
        // As a table program writes it again: whole seconds lose their fraction.
        let isWhole = row.index % 50 == 0
        return [row.calendar(decimals: isWhole ? 0 : 6)]
          + row.acceleration(times: 1, decimals: 6)
      }, rateHertz: 50),
    FormatFixture(
      name: "axivity AX3 with seconds since 1970", fileName: "ax3.csv",
      text: Text.rows(50, lineEnd: "\r\n") { row in
        [Text.fixed(row.unixSeconds, 4)] + row.acceleration(times: 1, decimals: 6)
      }, rateHertz: 50),
    FormatFixture(
      name: "axivity AX6", fileName: "ax6.csv",
      text: Text.rows(50, lineEnd: "\r\n") { row in
        [row.calendar()] + row.acceleration(times: 1, decimals: 6)
          + row.angularRate(times: Text.degrees, decimals: 6)
      }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "axivity AX6 with swapped triplets", fileName: "ax6.csv",
      text: Text.rows(50) { row in
        [row.calendar()] + row.angularRate(times: Text.degrees, decimals: 6)
          + row.acceleration(times: 1, decimals: 6)
      }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "axivity second sixty", fileName: "ax3.csv",
      text: Text.rows(50) { row in
        let tenths = Int((row.time * 1000).rounded())
        let time =
          tenths <= 2000
          ? "22:13:" + Text.fixed(58 + row.time, 3)
          : "22:14:0" + Text.fixed(row.time - 2, 3)
        return ["2023-11-14 \(time)"] + row.acceleration(times: 1, decimals: 6)
      }, rateHertz: 50),
    FormatFixture(
      name: "axivity omconvert", fileName: "out.csv",
      text: "Time,Accel-X (g), Accel-Y (g), Accel-Z (g), Gyro-X (d/s), Gyro-Y (d/s), Gyro-Z (d/s)\n"
        + Text.rows(50) { row in
          [row.calendar()] + row.acceleration(times: 1, decimals: 6)
            + row.angularRate(times: Text.degrees, decimals: 6)
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "axivity opened in a spreadsheet", fileName: "ax3.csv",
      text: Text.rows(50) { row in
        // Minutes and seconds are left of the time, over the end of an hour.
        let seconds = 3_598.5 + row.time
        let minutes = Int(seconds / 60) % 60
        let rest = seconds - Double(Int(seconds / 60) * 60)
        return [
          (minutes < 10 ? "0" : "") + "\(minutes):" + (rest < 10 ? "0" : "")
            + Text.fixed(rest, 2)
        ] + row.acceleration(times: 1, decimals: 6)
      }, rateHertz: 50),
  ]

  // MARK: ActiGraph

  private static let rawNames = "Accelerometer X,Accelerometer Y,Accelerometer Z\n"

  private static let actiGraph = [
    FormatFixture(
      name: "actigraph raw", fileName: "raw.csv",
      text: actiGraphPreamble() + rawNames
        + Text.rows(30) { $0.acceleration(times: 1, decimals: 3) }, rateHertz: 30),
    FormatFixture(
      name: "actigraph raw without a header", fileName: "raw.csv",
      text: actiGraphPreamble(order: "dd/MM/yyyy", date: "14/11/2023")
        + Text.rows(30) { $0.acceleration(times: 1, decimals: 3) }, rateHertz: 30),
    FormatFixture(
      name: "actigraph raw with stamps", fileName: "raw.csv",
      text: actiGraphPreamble() + "Timestamp,\(rawNames)"
        + Text.rows(30) { row in
          [row.calendar(date: "11/14/2023")] + row.acceleration(times: 1, decimals: 3)
        }, rateHertz: 30),
    FormatFixture(
      name: "actigraph saved by a spreadsheet", fileName: "raw.csv",
      text: actiGraphPreamble().replacing("\n", with: ",,\r\n")
        + rawNames.replacing("\n", with: "\r\n")
        + Text.rows(30, lineEnd: "\r\n") { $0.acceleration(times: 1, decimals: 3) },
      rateHertz: 30),
    FormatFixture(
      name: "actigraph decimal comma", fileName: "raw.csv",
      text: actiGraphPreamble() + rawNames.replacing(",", with: ";")
        + Text.rows(30, delimiter: ";") { row in
          row.acceleration(times: 1, decimals: 3).map { $0.replacing(".", with: ",") }
        }, rateHertz: 30),
    FormatFixture(
      name: "actigraph IMU", fileName: "imu.csv",
      text: actiGraphPreamble(device: "Link IMU 9DOF Sensor", rate: 50)
        + "Timestamp,Accelerometer X,Accelerometer Y,Accelerometer Z,Temperature,Gyroscope X,"
        + "Gyroscope Y,Gyroscope Z,Magnetometer X,Magnetometer Y,Magnetometer Z\n"
        + Text.rows(50) { row in
          [row.calendar(between: "T", decimals: 7)] + row.acceleration(times: 1, decimals: 6)
            + ["25.5"] + row.angularRate(times: Text.degrees) + ["20", "0", "-40"]
        }, rateHertz: 50, hasGyroscope: true),
  ]

  static func actiGraphPreamble(
    device: String = "GT3X+", order: String = "M/d/yyyy", date: String = "11/14/2023",
    rate: Int = 30, epoch: String = "00:00:00"
  ) -> String {
    """
    ------------ Data File Created By ActiGraph \(device) ActiLife v6.13.3 Firmware v1.7.2 \
    date format \(order) at \(rate) Hz  Filter Normal -----------
    Serial Number: TAS0A00000000
    Start Time 22:13:20
    Start Date \(date)
    Epoch Period (hh:mm:ss) \(epoch)
    Download Time 23:00:00
    Download Date \(date)
    Current Memory Address: 0
    Current Battery Voltage: 4.15     Mode = 12
    --------------------------------------------------

    """
  }

  // MARK: GENEActiv

  private static let geneActiv = [
    FormatFixture(
      name: "geneactiv raw", fileName: "right_wrist.csv",
      text: geneActivPreamble
        + Text.rows(50, lineEnd: "\r\n") { row in
          [row.calendar().replacing(".", with: ":")] + row.acceleration(times: 1, decimals: 4)
            + ["48", "0", "24.5"]
        }, rateHertz: 50)
  ]

  static let geneActivPreamble: String = {
    var lines = [
      "Device Type,GENEActiv  ", "Device Model,1.1", "Device Unique Serial Code,000000", "", "",
      "", "", "", "", "Measurement Period,168 Hours", "Measurement Frequency,50 Hz",
      "Start Time,2023-11-14 22:10:00:000", "", "", "Time Zone,GMT +00",
    ]
    lines += Array(repeating: "", count: 100 - lines.count)
    lines[50] = "Sensor type,MEMS accelerometer (x-axis)"
    lines[51] = "Range,-8 to 8"
    lines[52] = "Units,g"
    return lines.joined(separator: "\r\n") + "\r\n"
  }()

  // MARK: Empatica

  private static let empatica = [
    FormatFixture(
      name: "empatica-e4 acceleration", fileName: "ACC.csv",
      text: "1700000000.000000, 1700000000.000000, 1700000000.000000\n"
        + "32.000000, 32.000000, 32.000000\n"
        + Text.rows(32) { $0.acceleration(times: 64, decimals: 0) }, rateHertz: 32,
      toleranceG: 0.02)
  ]

  // MARK: Boards

  private static let boardNames = "Time,Accel_X,Accel_Y,Accel_Z,Gyro_X,Gyro_Y,Gyro_Z\n"

  private static let arduino = [
    FormatFixture(
      name: "arduino counts and microseconds", fileName: "log.csv",
      text: boardNames
        + Text.rows(50) { row in
          ["\(20_000 + Int((row.time * 1e6).rounded()))"]
            + row.acceleration(times: 16_384, decimals: 0)
            + row.angularRate(times: 131 * Text.degrees, decimals: 0)
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "arduino counts and milliseconds", fileName: "log.csv",
      text: boardNames
        + Text.rows(50) { row in
          ["\(20 + Int((row.time * 1e3).rounded()))"]
            + row.acceleration(times: 4096, decimals: 0)
            + row.angularRate(times: 32.8 * Text.degrees, decimals: 0)
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "arduino units in a comment", fileName: "log.csv",
      text: "# Cycle: 1\n# Start Time: 2023-11-14 22:13:20\n# Sample Rate: 50 Hz\n"
        + "# Format: Timestamp(ms),Ax(m/s²),Ay,Az,Gx(°/s),Gy,Gz\nTimestamp,Ax,Ay,Az,Gx,Gy,Gz\n"
        + Text.rows(50) { row in
          ["\(21 + Int((row.time * 1e3).rounded()))"]
            + row.acceleration(times: Text.metres, decimals: 3)
            + row.angularRate(times: Text.degrees, decimals: 3)
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "named-columns names of the usual sketch", fileName: "log.csv",
      text: "ms,AcX,AcY,AcZ,Tmp,GyX,GyY,GyZ\n"
        + Text.rows(50) { row in
          ["\(20 + Int((row.time * 1e3).rounded()))"]
            + row.acceleration(times: 16_384, decimals: 0) + ["3000"]
            + row.angularRate(times: 131 * Text.degrees, decimals: 0)
        }, rateHertz: 50, hasGyroscope: true),
  ]

  // MARK: Tables with names

  private static let named = [
    FormatFixture(
      name: "named-columns with units", fileName: "thigh.csv",
      text: "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 4)] + row.acceleration(times: Text.metres)
            + row.angularRate(times: 1)
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "named-columns two header rows", fileName: "trial.csv",
      text: "Time (s);Vicon Orientation;;;;IMU Acceleration;;;IMU Gyroscope;;;\n"
        + ";W;X;Y;Z;X;Y;Z;X;Y;Z;\n"
        + Text.rows(50, delimiter: ";", trailing: ";") { row in
          [Text.fixed(row.time, 4), "1", "0", "0", "0"] + row.acceleration(times: Text.metres)
            + row.angularRate(times: 1).map { $0 + "e-000" }
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "named-columns date and seconds since 1970", fileName: "walk.csv",
      text: "Date;Timestamp;DeviceOrientation;AccelerationX;AccelerationY;AccelerationZ;Label\n"
        + Text.rows(50, delimiter: ";") { row in
          [row.calendar(decimals: 0), Text.fixed(row.unixSeconds, 6), "faceUp"]
            + row.acceleration(times: 1) + [""]
        }, rateHertz: 50),
    FormatFixture(
      name: "named-columns quoted decimal commas", fileName: "sheet.csv",
      text: namesOfUnits
        + Text.rows(50) { row in
          valuesOfUnits(row).map { "\"\($0.replacingOccurrences(of: ".", with: ","))\"" }
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "named-columns blanks", fileName: "table.txt",
      text: namesOfUnits.replacingOccurrences(of: ",", with: " ")
        + Text.rows(50, delimiter: "  ") { valuesOfUnits($0) }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "named-columns kinds in turn", fileName: "long.csv",
      text: "time_s,sensor_type,value_x,value_y,value_z\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 4), "accelerometer"] + row.acceleration(times: Text.metres)
            + row.angularRate(times: 1).enumerated().map { axis, rate in
              axis == 0 ? "\n\(Text.fixed(row.time, 4)),gyroscope,\(rate)" : rate
            }
        }.replacingOccurrences(of: ",\n", with: "\n"), rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "named-columns quaternion in whole numbers", fileName: "bno055.csv",
      text: "millis,qw,qx,qy,qz\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time * 1000, 0)] + row.quaternion(times: 16_384, decimals: 0)
        }, rateHertz: 50),
    FormatFixture(
      name: "named-columns roll, pitch and yaw", fileName: "angles.csv",
      text: "time_s,roll,pitch,yaw\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 4)] + row.angles(times: 1, decimals: 5)
        }, rateHertz: 50),
    FormatFixture(
      name: "named-columns rotation matrix", fileName: "matrix.csv",
      text: "time_s,r11,r12,r13,r21,r22,r23,r31,r32,r33\n"
        + Text.rows(50) { row in [Text.fixed(row.time, 4)] + row.matrix(decimals: 6) },
      rateHertz: 50),
  ]

  private static let namesOfUnits =
    "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"

  private static func valuesOfUnits(_ row: Text.Row) -> [String] {
    [Text.fixed(row.time, 4)] + row.acceleration(times: Text.metres) + row.angularRate(times: 1)
  }
}
