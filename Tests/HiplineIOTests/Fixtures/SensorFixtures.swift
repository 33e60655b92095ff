/// Exports of sensors that are strapped to a limb, as their own apps and programs write them.
enum SensorFixtures {
  private typealias Text = FormatFixture.Text

  static let all: [FormatFixture] =
    movellaDOT + metaBase + shimmer + polar + witMotion + movesense + lpms + ngimu + blueTrident

  // MARK: Movella DOT

  private static let movellaDOT = [
    FormatFixture(
      name: "movella-dot real time", fileName: "thigh.csv",
      text: "sep=,\nDeviceTag:,tag1\nFirmwareVersion:,2.0.0\nAppVersion:,2021.0\n"
        + "SyncStatus:,Synced\nOutputRate:,60Hz\nFilterProfile:,General\n"
        + "Measurement Mode:,Sensor fusion Mode - Custom\n"
        + "StartTime: ,2023-11-14_22:13:20_000 GMT+0\n© 2005-2021\n\n"
        + "PacketCounter,SampleTimeFine,Euler_X,Euler_Y,Euler_Z,Acc_X,Acc_Y,Acc_Z,"
        + "Gyr_X,Gyr_Y,Gyr_Z\n" + dotRows(offset: 2_970_000_000), rateHertz: 60, hasGyroscope: true),
    FormatFixture(
      name: "movella-dot free acceleration", fileName: "LFemur.csv",
      text: "sep=,\nDeviceTag:,tag2\nFirmwareVersion:,2.0.0\nAppVersion:,2021.0\n"
        + "SyncStatus:,Unsynced\nOutputRate:,60Hz\n"
        + "StartTime: ,2023-11-15_06:13:20_000 GMT+8\n© 2005-2021\n\n"
        + "PacketCounter,SampleTimeFine,Quat_W,Quat_X,Quat_Y,Quat_Z,FreeAcc_X,FreeAcc_Y,FreeAcc_Z\n"
        + Text.rows(60) { row in
          ["\(row.index)", "\(500 + Int((row.time * 1e6).rounded()))"] + row.quaternion(decimals: 7)
            + row.linearAcceleration.map { Text.fixed($0, 6) }
        }, rateHertz: 60),
    FormatFixture(
      name: "movella-dot angles alone", fileName: "tag5.csv",
      text: "sep=,\nDeviceTag:,tag5\nSyncStatus:,Synced\nOutputRate:,60Hz\n\n"
        + "PacketCounter,SampleTimeFine,Euler_X,Euler_Y,Euler_Z\n"
        + Text.rows(60) { row in
          ["\(row.index)", "\(500 + Int((row.time * 1e6).rounded()))"]
            + row.angles(times: Text.degrees, decimals: 4)
        }, rateHertz: 60),
    FormatFixture(
      name: "movella-dot offline", fileName: "tag3_offline.csv",
      text: "sep=,\nDeviceTag:,tag3\nFirmwareVersion:,1.6.0\nAppVersion:,2021.0\n"
        + "StartTime: ,2023-11-14_22:13:20_000 GMT+0\n© 2005-2021\n\n"
        + "PacketCounter,SampleTimeFine,Euler_X,Euler_Y,Euler_Z,Acc_X,Acc_Y,Acc_Z,"
        + "Gyr_X,Gyr_Y,Gyr_Z\n"
        + dotRows(offset: 1_000_000) { $0.index == 0 }, rateHertz: 60, hasGyroscope: true,
      firstSeconds: 1.0 / 60),
    FormatFixture(
      name: "movella-dot clock that overflows", fileName: "tag4.csv",
      text: "sep=,\nDeviceTag:,tag4\nSyncStatus:,Synced\nOutputRate:,60Hz\n\n"
        + "PacketCounter,SampleTimeFine,Euler_X,Euler_Y,Euler_Z,Acc_X,Acc_Y,Acc_Z,"
        + "Gyr_X,Gyr_Y,Gyr_Z\n" + dotRows(offset: 4_294_967_295 - 1_500_000),
      rateHertz: 60, hasGyroscope: true),
  ]

  /// Rows of a clock of microseconds in 32 bits, some without acceleration and angular rate.
  private static func dotRows(
    offset: Int, isZero: (Text.Row) -> Bool = { _ in false }
  ) -> String {
    Text.rows(60) { row in
      let clock = (offset + Int((row.time * 1e6).rounded())) % 4_294_967_296
      let motion =
        row.acceleration(times: Text.metres, decimals: 6)
        + row.angularRate(times: Text.degrees, decimals: 6)
      return ["\(row.index)", "\(clock)", "1.5", "-2.5", "10.25"]
        + (isZero(row) ? motion.map { _ in "0.000000" } : motion)
    }
  }

  // MARK: MetaBase

  private static let metaBase = [
    FormatFixture(
      name: "metabase acceleration", fileName: "thigh_Accelerometer.csv",
      text: "epoc (ms),timestamp (-0500),elapsed (s),x-axis (g),y-axis (g),z-axis (g)\n"
        + Text.rows(50) { row in
          metaBaseTime(row, between: "T", colon: ".") + row.acceleration(times: 1, decimals: 3)
        }, rateHertz: 50),
    FormatFixture(
      name: "metabase gyroscope", fileName: "thigh_Gyroscope.csv",
      text: "epoc (ms),timestamp (-0500),elapsed (s),x-axis (deg/s),y-axis (deg/s),z-axis (deg/s)\n"
        + Text.rows(50) { row in
          metaBaseTime(row, between: "T", colon: ".")
            + row.angularRate(times: Text.degrees, decimals: 3)
        }, rateHertz: 50, holds: .none, hasGyroscope: true),
    FormatFixture(
      name: "metabase of 2019",
      fileName:
        "set_MetaWear_2023-11-14T22.13.20.000_C00000000000_Accelerometer_12.500Hz_1.4.4.csv",
      text: "epoch (ms),time (01:00),elapsed (s),x-axis (g),y-axis (g),z-axis (g)\n"
        + Text.rows(12.5) { row in
          metaBaseTime(row, between: "T", colon: ":") + row.acceleration(times: 1, decimals: 3)
        }, rateHertz: 12.5),
  ]

  private static func metaBaseTime(
    _ row: Text.Row, between: String, colon: String
  ) -> [String] {
    [
      row.unix(perSecond: 1000), row.calendar(between: between, colon: colon),
      Text.fixed(row.time, 3),
    ]
  }

  // MARK: Shimmer

  private static let shimmer = [
    shimmerFixture("semicolon", first: "\"sep=;\"\r\n", delimiter: ";"),
    shimmerFixture("tab", first: "sep=\\t\r\n", delimiter: "\t"),
    shimmerFixture("comma without a first line", first: "", delimiter: ","),
    FormatFixture(
      name: "shimmer low-noise axis that is stuck", fileName: "RWrist.csv",
      text: shimmerText(first: "\"sep=;\"\r\n", delimiter: ";", stuckY: "10.0"),
      rateHertz: 50, hasGyroscope: true),
  ]

  private static func shimmerFixture(
    _ dialect: String, first: String, delimiter: String
  ) -> FormatFixture {
    FormatFixture(
      name: "shimmer \(dialect)", fileName: "RThigh.csv",
      text: shimmerText(first: first, delimiter: delimiter), rateHertz: 50, hasGyroscope: true)
  }

  private static func shimmerText(
    first: String, delimiter: String, stuckY: String? = nil
  ) -> String {
    let names =
      ["Timestamp_Unix", "Accel_LN_X", "Accel_LN_Y", "Accel_LN_Z"]
      + ["Accel_WR_X", "Accel_WR_Y", "Accel_WR_Z", "Gyro_X", "Gyro_Y", "Gyro_Z", "Mag_X"]
    let units =
      ["ms"] + Array(repeating: "m/(s^2)", count: 6) + Array(repeating: "deg/s", count: 3)
      + ["local_flux"]
    func line(_ fields: [String]) -> String {
      fields.joined(separator: delimiter) + delimiter + "\r\n"
    }
    return first + line(names.map { "Shimmer_AB12_\($0)_CAL" }) + line(units)
      + Text.rows(50, delimiter: delimiter, trailing: delimiter, lineEnd: "\r\n") { row in
        let metres = row.acceleration(times: Text.metres, decimals: 12)
        var low = metres
        if let stuckY { low[1] = stuckY }
        return ["1." + row.unix(perSecond: 1000).dropFirst() + "E12"] + low + metres
          + row.angularRate(times: Text.degrees, decimals: 12) + ["0.5"]
      }
  }

  // MARK: Polar

  private static let polar = [
    FormatFixture(
      name: "polar-sensor-logger acceleration", fileName: "Polar_Sense_ACC.txt",
      text: "Phone timestamp;sensor timestamp [ns];X [mg];Y [mg];Z [mg] \n"
        + polarRows { $0.acceleration(times: 1000, decimals: 0) }, rateHertz: 50),
    FormatFixture(
      name: "polar-sensor-logger gyroscope", fileName: "Polar_Sense_GYRO.txt",
      text: "Phone timestamp;sensor timestamp [ns];X [dps];Y [dps];Z [dps]\n"
        + polarRows { $0.angularRate(times: Text.degrees) }, rateHertz: 50, holds: .none,
      hasGyroscope: true),
  ]

  /// The phone's stamps come in bursts of ten rows.
  private static func polarRows(_ values: (Text.Row) -> [String]) -> String {
    Text.rows(50, delimiter: ";") { row in
      let burst = Text.Row(index: row.index, time: Double(row.index / 10 * 10) / 50)
      let nanoseconds = 753_315_200_000_000_000 + Int64((row.time * 1e9).rounded())
      return [burst.calendar(between: "T"), "\(nanoseconds)"] + values(row)
    }
  }

  // MARK: WitMotion

  private static let witMotion = [
    witFixture("tabs", delimiter: "\t") { $0.calendar(between: "T") },
    witFixture("commas", delimiter: ",") { $0.calendar(between: "T") },
    witFixture("time without leading zeros", delimiter: "\t") { row in
      let milliseconds = Int((row.time * 1000).rounded())
      return "2023-11-14 22:13:\(20 + milliseconds / 1000):\(milliseconds % 1000)"
    },
    witFixture("date of the United States", delimiter: ",") {
      $0.calendar(date: "11/14/2023")
    },
    FormatFixture(
      name: "witmotion Chinese", fileName: "data.txt",
      text: "时间\t设备名称\t加速度X(g)\t加速度Y(g)\t加速度Z(g)\t角速度X(°/s)\t角速度Y(°/s)\t"
        + "角速度Z(°/s)\t角度X(°)\t角度Y(°)\t角度Z(°)\t温度(°C)\t\n"
        + Text.rows(20, delimiter: "\t", trailing: "\t") { row in
          [row.calendar(), "WT901BLE"] + row.acceleration(times: 1)
            + row.angularRate(times: Text.degrees) + ["1", "2", "3", "20"]
        }, rateHertz: 20, hasGyroscope: true),
    FormatFixture(
      name: "witmotion mojibake, byte-order mark and null", fileName: "data.csv",
      text: "\u{FEFF}time,DeviceName,ChipTime(),AccX(g) ,AccY(g) ,AccZ(g) ,AsX (¬∞/s),AsY (¬∞/s),"
        + "AsZ (¬∞/s),MagX(uT),MagY(uT),MagZ(uT)\n"
        + Text.rows(20) { row in
          [row.calendar(), "WT9011", "null"] + row.acceleration(times: 1)
            + row.angularRate(times: Text.degrees) + ["null", "null", "null"]
        }, rateHertz: 20, hasGyroscope: true),
  ]

  private static let witNames = [
    "time", "DeviceName", "ChipTime()", "AccX(g)", "AccY(g)", "AccZ(g)", "AsX(°/s)", "AsY(°/s)",
    "AsZ(°/s)", "AngleX(°)", "AngleY(°)", "AngleZ(°)", "HX(uT)", "HY(uT)", "HZ(uT)", "Q0()", "Q1()",
    "Q2()", "Q3()", "Temperature(°C)",
  ]

  private static func witFields(_ row: Text.Row, time: String, device: String) -> [String] {
    [time, device, "null"] + row.acceleration(times: 1) + row.angularRate(times: Text.degrees)
      + ["1", "2", "3", "4", "5", "6", "1", "0", "0", "0", "21.5"]
  }

  private static func witFixture(
    _ dialect: String, delimiter: String, time: (Text.Row) -> String
  ) -> FormatFixture {
    FormatFixture(
      name: "witmotion \(dialect)", fileName: "data.txt",
      text: witNames.joined(separator: delimiter) + "\n"
        + Text.rows(20, delimiter: delimiter) { row in
          witFields(row, time: time(row), device: "HC-06(00:00:00:00:00:01)")
        }, rateHertz: 20, hasGyroscope: true)
  }

  /// Two devices in turn, the second at half the first's turn, with the header again in the middle.
  static let witMotionOfTwoDevices: String = {
    let header = witNames.joined(separator: "\t") + "\n"
    let rows = Text.rows(20, lineEnd: "") { row in
      let time = row.calendar(between: "T")
      let lines = ["thigh", "pelvis"].map { device in
        witFields(row, time: time, device: device).joined(separator: "\t") + "\n"
      }
      return [row.index == 30 ? header + lines.joined() : lines.joined()]
    }
    return header + rows
  }()

  // MARK: Movesense

  private static let movesense = [
    FormatFixture(
      name: "movesense acceleration", fileName: "LinearAcceleration.csv",
      text: "Timestamp (ms),X: (m/s^2),Y: (m/s^2),Z: (m/s^2)\n"
        + Text.rows(50, trailing: ", ") { row in
          ["\(70_000 + Int((row.time * 1000).rounded()))"]
            + row.acceleration(times: Text.metres, decimals: 6)
        }, rateHertz: 50),
    FormatFixture(
      name: "movesense gyroscope", fileName: "AngularVelocity.csv",
      text: "Timestamp (ms),X: (degree per second),Y: (degree per second),Z: (degree per second)\n"
        + Text.rows(50, trailing: ", ") { row in
          ["\(70_000 + Int((row.time * 1000).rounded()))"]
            + row.angularRate(times: Text.degrees, decimals: 6)
        }, rateHertz: 50, holds: .none, hasGyroscope: true),
  ]

  // MARK: LPMS

  private static let lpms = [
    FormatFixture(
      name: "lpms one sensor", fileName: "lpms.csv",
      text: lpmsHeader
        + Text.rows(50, delimiter: ", ") { row in lpmsFields(row, sensor: 1) },
      rateHertz: 50, hasGyroscope: true)
  ]

  private static let lpmsHeader =
    "SensorId, TimeStamp (s), FrameNumber, AccX (g), AccY (g), AccZ (g), GyroX (deg/s), "
    + "GyroY (deg/s), GyroZ (deg/s), MagX (uT), MagY (uT), MagZ (uT), EulerX (deg), EulerY (deg), "
    + "EulerZ (deg), QuatW, QuatX, QuatY, QuatZ, LinAccX (g), LinAccY (g), LinAccZ (g), "
    + "Pressure (kPa), Altitude (m), Temperature (degC), HeaveMotion (m)\n"

  private static func lpmsFields(_ row: Text.Row, sensor: Int) -> [String] {
    ["\(sensor)", row.index == 0 ? "-0.0000" : Text.fixed(row.time, 4), "\(row.index)"]
      + row.acceleration(times: -1, decimals: 8) + row.angularRate(times: Text.degrees)
      + ["20", "0", "-40", "0", "0", "0", "1", "0", "0", "0", "0", "0", "0"]
      + ["101.2", "10", "25", "0"]
  }

  static let lpmsOfTwoSensors: String =
    lpmsHeader
    + Text.rows(50, lineEnd: "") { row in
      let lines = [1, 2].map { lpmsFields(row, sensor: $0).joined(separator: ", ") + "\n" }
      return [lines.joined()]
    }

  // MARK: x-io

  private static let ngimuNames =
    "Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s),Accelerometer X (g),"
    + "Accelerometer Y (g),Accelerometer Z (g),Magnetometer X (uT),Magnetometer Y (uT),"
    + "Magnetometer Z (uT)"

  private static let ngimu = [
    FormatFixture(
      name: "ngimu sensors.csv", fileName: "sensors.csv",
      text: "Time (s),\(ngimuNames),Barometer (hPa)\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 3)] + ngimuFields(row) + ["20", "0", "-40", "1013.2"]
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "ngimu x-IMU3", fileName: "Inertial.csv",
      text: "Timestamp (us),Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s),"
        + "Accelerometer X (g),Accelerometer Y (g),Accelerometer Z (g)\n"
        + Text.rows(50) { row in
          ["\(900_000 + Int((row.time * 1e6).rounded()))"] + ngimuFields(row)
        }, rateHertz: 50, hasGyroscope: true),
  ]

  private static func ngimuFields(_ row: Text.Row) -> [String] {
    row.angularRate(times: Text.degrees) + row.acceleration(times: 1)
  }

  /// The older x-IMU, whose table has packets instead of times.
  static let xIMUWithoutTime: String =
    "Packet number,\(ngimuNames.replacing("(uT)", with: "(G)"))\n"
    + Text.rows(50) { row in ["\(row.index)"] + ngimuFields(row) + ["0.2", "0", "-0.4"] }

  // MARK: Blue Trident

  private static let blueTrident = [
    FormatFixture(
      name: "blue-trident lowg", fileName: "s01_TS-00001_2023-11-14-22-13-20_lowg.csv",
      text: "unix_timestamp_microsec,time_s,ax_m/s/s,ay_m/s/s,az_m/s/s,gx_deg/s,gy_deg/s,gz_deg/s\n"
        + Text.rows(50) { row in
          [row.unix(perSecond: 1_000_000), Text.fixed(row.time, 6)]
            + row.acceleration(times: Text.metres) + row.angularRate(times: Text.degrees)
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "blue-trident highg", fileName: "s01_TS-00001_2023-11-14-22-13-20_highg.csv",
      text: "unix_timestamp_microsec,time_s,ax_m/s/s,ay_m/s/s,az_m/s/s\n"
        + Text.rows(50) { row in
          [row.unix(perSecond: 1_000_000), Text.fixed(row.time, 6)]
            + row.acceleration(times: Text.metres)
        }, rateHertz: 50),
  ]
}
