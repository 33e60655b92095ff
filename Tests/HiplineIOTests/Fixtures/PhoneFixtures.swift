/// Exports of apps for phones and watches.
enum PhoneFixtures {
  private typealias Text = FormatFixture.Text

  static let all: [FormatFixture] =
    sensorLogger + sensorLog + phyphox + physicsToolbox + androSensor + coreMotion

  // MARK: Sensor Logger

  private static let sensorLogger: [FormatFixture] = [
    FormatFixture(
      name: "sensor-logger total acceleration",
      fileName: "2023-11-14_22-13-20/TotalAcceleration.csv",
      text: "time,seconds_elapsed,z,y,x\n"
        + Text.rows(50) { row in
          sensorLoggerTime(row) + row.acceleration(times: Text.metres).reversed()
        }, rateHertz: 50),
    FormatFixture(
      name: "sensor-logger acceleration without gravity", fileName: "Accelerometer.csv",
      text: "time,seconds_elapsed,z,y,x\n"
        + Text.rows(50) { row in
          sensorLoggerTime(row) + row.linearAcceleration.reversed().map { Text.fixed($0, 5) }
        }, rateHertz: 50, holds: .noGravity),
    FormatFixture(
      name: "sensor-logger gyroscope", fileName: "Gyroscope.csv",
      text: "time,seconds_elapsed,z,y,x\n"
        + Text.rows(50) { row in
          sensorLoggerTime(row) + row.angularRate(times: 1).reversed()
        }, rateHertz: 50, holds: .none, hasGyroscope: true),
    FormatFixture(
      name: "sensor-logger uncalibrated on the watch",
      fileName: "WatchAccelerometerUncalibrated.csv",
      text: "time,seconds_elapsed,x,y,z\n"
        + Text.rows(50) { row in sensorLoggerTime(row) + row.acceleration(times: 1) },
      rateHertz: 50),
    FormatFixture(
      name: "sensor-logger wrist motion", fileName: "WristMotion.csv",
      text: "time,seconds_elapsed,rotationRateX,rotationRateY,rotationRateZ,gravityX,gravityY,"
        + "gravityZ,accelerationX,accelerationY,accelerationZ,quaternionW,quaternionX,quaternionY,"
        + "quaternionZ,pitch,roll,yaw\n"
        + Text.rows(50) { row in
          sensorLoggerTime(row) + row.angularRate(times: 1)
            + parts(row, factor: 1).flatMap { $0 } + ["1", "0", "0", "0", "0.1", "0.2", "0.3"]
        }, rateHertz: 50, hasGyroscope: true),
  ]

  /// Nanoseconds since 1970, and seconds since the app was started, a quarter of a second later.
  private static func sensorLoggerTime(_ row: Text.Row) -> [String] {
    [row.unix(perSecond: 1_000_000_000), Text.fixed(row.time - 0.25, 6)]
  }

  /// Gravity and the rest of the acceleration, which are to be added.
  private static func parts(_ row: Text.Row, factor: Double) -> [[String]] {
    let user = [0.125, -0.25, 0.5]
    return [
      zip(row.acceleration, user).map { Text.fixed(($0 - $1) * factor, 5) },
      user.map { Text.fixed($0 * factor, 5) },
    ]
  }

  // MARK: SensorLog

  private static let sensorLog = [
    FormatFixture(
      name: "sensorlog accelerometer and gyroscope", fileName: "2023-11-14_22_13_20_phone.csv",
      text: "loggingTime(txt),loggingSample(N),accelerometerTimestamp_sinceReboot(s),"
        + "accelerometerAccelerationX(G),accelerometerAccelerationY(G),"
        + "accelerometerAccelerationZ(G),gyroTimestamp_sinceReboot(s),gyroRotationX(rad/s),"
        + "gyroRotationY(rad/s),gyroRotationZ(rad/s),magnetometerTimestamp_sinceReboot(s),"
        + "magnetometerX(µT),magnetometerY(µT),magnetometerZ(µT)\n"
        + Text.rows(50) { row in
          [
            row.calendar(between: "T") + "+00:00", "\(row.index + 1)",
            Text.fixed(4000 + row.time, 6),
          ] + row.acceleration(times: -1) + [Text.fixed(4000 + row.time, 6)]
            + row.angularRate(times: 1) + ["3999.5", "-1", "20.5", "-40.25"]
        }, rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "sensorlog motion of a watch", fileName: "stream Apple Watch 231114 22_13_20.csv",
      text: "loggingTime(txt),motionTimestamp_sinceReboot(s),motionYaw(rad),motionRoll(rad),"
        + "motionPitch(rad),motionRotationRateX(rad/s),motionRotationRateY(rad/s),"
        + "motionRotationRateZ(rad/s),motionUserAccelerationX(G),motionUserAccelerationY(G),"
        + "motionUserAccelerationZ(G),motionAttitudeReferenceFrame(txt),motionQuaternionX(R),"
        + "motionQuaternionY(R),motionQuaternionZ(R),motionQuaternionW(R),motionGravityX(G),"
        + "motionGravityY(G),motionGravityZ(G)\n"
        + Text.rows(50) { row in
          let parts = parts(row, factor: -1)
          return [row.calendar() + " +0000", Text.fixed(70 + row.time, 6), "0.1", "0.2", "0.3"]
            + row.angularRate(times: 1) + parts[1] + ["XArbitraryZVertical", "0", "0", "0", "1"]
            + parts[0]
        }, rateHertz: 50, hasGyroscope: true),
  ]

  // MARK: phyphox

  private static let phyphox: [FormatFixture] =
    [
      ("comma", ",", "."), ("tab", "\t", "."), ("semicolon", ";", "."),
      ("tab and decimal comma", "\t", ","), ("semicolon and decimal comma", ";", ","),
    ].map { dialect, delimiter, mark in
      let names = ["Time (s)"] + ["x", "y", "z"].map { "Acceleration \($0) (m/s^2)" }
      return FormatFixture(
        name: "phyphox with \(dialect)", fileName: "Raw Data.csv",
        text: (names + ["Absolute acceleration (m/s^2)"]).map { "\"\($0)\"" }
          .joined(separator: delimiter) + "\n"
          + Text.rows(50, delimiter: delimiter) { row in
            ([scientific(row.time)]
              + row.acceleration.map { scientific($0 * Text.metres) } + ["9.806650000E0"])
              .map { $0.replacing(".", with: mark) }
          }, rateHertz: 50)
    } + [
      FormatFixture(
        name: "phyphox without g", fileName: "Raw Data.csv",
        text: "\"Time (s)\",\"Linear Acceleration x (m/s^2)\",\"Linear Acceleration y (m/s^2)\","
          + "\"Linear Acceleration z (m/s^2)\",\"Absolute acceleration (m/s^2)\"\n"
          + Text.rows(50) { row in
            [scientific(row.time)] + row.linearAcceleration.map(scientific) + ["1.0E-1"]
          }, rateHertz: 50, holds: .noGravity),
      FormatFixture(
        name: "phyphox experiment of one's own", fileName: "Accelerometer.csv",
        text: "\"Time (s)\";\"X (m/s^2)\";\"Y (m/s^2)\";\"Z (m/s^2)\"\n"
          + Text.rows(50, delimiter: ";") { row in
            [scientific(row.time)] + row.acceleration.map { scientific($0 * Text.metres) }
          } + "NaN;NaN;NaN;NaN\n", rateHertz: 50),
      FormatFixture(
        name: "phyphox gyroscope", fileName: "Gyroscope.csv",
        text: "\"Time (s)\",\"Gyroscope x (rad/s)\",\"Gyroscope y (rad/s)\","
          + "\"Gyroscope z (rad/s)\",\"Absolute (rad/s)\"\n"
          + Text.rows(50) { row in
            [scientific(row.time)] + row.angularRate.map(scientific) + ["0.5E0"]
          }, rateHertz: 50, holds: .none, hasGyroscope: true),
    ]

  /// `6.999333331E-3`
  private static func scientific(_ value: Double) -> String {
    guard value != 0 else { return "0.000000000E0" }
    var exponent = 0
    var mantissa = value
    while abs(mantissa) >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while abs(mantissa) < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return Text.fixed(mantissa, 9) + "E\(exponent)"
  }

  // MARK: Physics Toolbox

  private static let physicsToolbox = [
    FormatFixture(
      name: "physics-toolbox several sensors with held rows", fileName: "2023-11-1422.13.20.csv",
      text: "\ntime,gFx,gFy,gFz,ax,ay,az,wx,wy,wz,\n"
        + Text.rows(100, trailing: ",") { row in
          // Only the g-force is measured anew in every row, the gyroscope in every second one.
          let held = Text.Row(index: row.index & ~1, time: Double(row.index & ~1) / 100)
          return [Text.fixed(row.time, 6)] + row.acceleration(times: 1)
            + held.linearAcceleration.map { Text.fixed($0, 5) } + held.angularRate(times: 1)
        }, rateHertz: 100, hasGyroscope: true),
    FormatFixture(
      name: "physics-toolbox g-force alone", fileName: "g.csv",
      text: "time,gFx,gFy,gFz,TgF\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 6)] + row.acceleration(times: 1) + ["1.0"]
        }, rateHertz: 50),
    FormatFixture(
      name: "physics-toolbox linear acceleration with a preamble", fileName: "l.csv",
      text: "# sensor:linear_accelerometer\n# Requested Sample Rate: 50 Hz\n"
        + "# Recording started at: 2023-11-14 22:13:20.000\n"
        + "time,ax (m/s^2),ay (m/s^2),az (m/s^2),aT (m/s^2)\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 6)] + row.linearAcceleration.map { Text.fixed($0, 5) } + ["0.1"]
        }, rateHertz: 50, holds: .noGravity),
    FormatFixture(
      name: "physics-toolbox semicolon and decimal comma", fileName: "s.csv",
      text: "\r\ntime;gFx;gFy;gFz;TgF;\r\n"
        + Text.rows(50, delimiter: ";", trailing: ";", lineEnd: "\r\n") { row in
          ([Text.fixed(row.time, 3)] + row.acceleration(times: 1) + ["1.0"])
            .map { $0.replacing(".", with: ",") }
        }, rateHertz: 50),
    FormatFixture(
      name: "physics-toolbox clock of the day", fileName: "c.csv",
      text: "time,gFx,gFy,gFz,TgF\n"
        + Text.rows(50) { row in
          let milliseconds = Int((row.time * 1000).rounded())
          return ["22:13:\(20 + milliseconds / 1000):\(milliseconds % 1000)"]
            + row.acceleration(times: 1) + ["1.0"]
        }, rateHertz: 50),
  ]

  // MARK: AndroSensor

  private static let androSensor = [
    FormatFixture(
      name: "androsensor time in the last columns", fileName: "Sensor_record.csv",
      text: "ACCELEROMETER X (m/s²),ACCELEROMETER Y (m/s²),ACCELEROMETER Z (m/s²),"
        + "GRAVITY X (m/s²),GRAVITY Y (m/s²),GRAVITY Z (m/s²),LINEAR ACCELERATION X (m/s²),"
        + "LINEAR ACCELERATION Y (m/s²),LINEAR ACCELERATION Z (m/s²),GYROSCOPE X (rad/s),"
        + "GYROSCOPE Y (rad/s),GYROSCOPE Z (rad/s),LIGHT (lux),MAGNETIC FIELD X (μT),"
        + "MAGNETIC FIELD Y (μT),MAGNETIC FIELD Z (μT),ORIENTATION Z (azimuth °),"
        + "ORIENTATION X (pitch °),ORIENTATION Y (roll °),Satellites in range,"
        + "Time since start in ms ,YYYY-MO-DD HH-MI-SS_SSS\n"
        + Text.rows(20) { row in
          let metres = row.acceleration(times: Text.metres)
          return metres + metres + ["0", "0", "0"] + row.angularRate(times: 1)
            + ["12", "1", "2", "3", "4", "5", "6", "0 / 20", "\(Int(row.time * 1000 + 0.5))"]
            + [row.calendar().replacing(".", with: ":")]
        }, rateHertz: 20, hasGyroscope: true),
    FormatFixture(
      name: "androsensor position first", fileName: "Sensor_record.csv",
      text: "LOCATION Latitude : ,LOCATION Longitude : ,ACCELEROMETER X (m/s²),"
        + "ACCELEROMETER Y (m/s²),ACCELEROMETER Z (m/s²),GYROSCOPE X (rad/s),"
        + "GYROSCOPE Y (rad/s),GYROSCOPE Z (rad/s),TIME SINCE START (ms)\n"
        + Text.rows(20) { row in
          ["", ""] + row.acceleration(times: Text.metres) + row.angularRate(times: 1)
            + ["\(Int(row.time * 1000 + 0.5))"]
        }, rateHertz: 20, hasGyroscope: true),
  ]

  // MARK: Core Motion

  private static let coreMotionNames =
    "attitude.roll,attitude.pitch,attitude.yaw,gravity.x,gravity.y,gravity.z,rotationRate.x,"
    + "rotationRate.y,rotationRate.z,userAcceleration.x,userAcceleration.y,userAcceleration.z"

  private static let coreMotion = [
    FormatFixture(
      name: "core-motion MotionSense", fileName: "sub_1.csv",
      text: ",\(coreMotionNames)\n"
        + Text.rows(50) { row in ["\(row.index)"] + coreMotionFields(row) },
      rateHertz: 50, hasGyroscope: true),
    FormatFixture(
      name: "core-motion with time", fileName: "motion.csv",
      text: "timestamp,\(coreMotionNames)\n"
        + Text.rows(25) { row in [Text.fixed(row.unixSeconds, 3)] + coreMotionFields(row) },
      rateHertz: 25, hasGyroscope: true),
  ]

  private static func coreMotionFields(_ row: Text.Row) -> [String] {
    let parts = parts(row, factor: -1)
    return ["0.1", "0.2", "0.3"] + parts[0] + row.angularRate(times: 1) + parts[1]
  }
}

extension FormatFixture {
  typealias Text = FixtureText
}
