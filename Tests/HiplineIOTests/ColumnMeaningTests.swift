import Testing

@testable import HiplineIO

struct ColumnMeaningTests {
  @Test(arguments: [
    "ax", "acc_x", "accel_x", "Accelerometer X (g)", "Acceleration x (m/s^2)",
    "acceleration_x_mps2", "acc_x_m_s2", "AccX", "gFx", "ACCELEROMETER X (m/s²)", "x-axis (g)",
    "Accel-X (g)", "ax_m/s/s", "Shimmer_40AC_Accel_LN_X_CAL (m/(s^2))", "Acc_X", "ACC.X 1",
    "accelerometerAccelerationX(G)", "Accelerometer X", "Pelvis Accel Sensor X (mG)", "acc_x_mg",
  ])
  func `names of accelerations are known`(name: String) {
    let meaning = ColumnMeaning(name: name)
    #expect([.acceleration, .triplet].contains(meaning.quantity))
    #expect(meaning.axis == .x)
  }

  @Test(arguments: [
    "gx", "gyr_x", "gyro_x", "Gyroscope x (rad/s)", "rotationRateX", "wx", "gyr_x_rad_s",
    "gx_deg/s", "rotationRate.x", "AsX(°/s)", "Gyro-X (d/s)", "gyroRotationX(rad/s)", "Gyr_X",
    "Static/Angular Velocity/X", "X (rad/s)", "gyr_x_dps", "Foot-Gyroscope-x (deg/s)",
  ])
  func `names of angular rates are known`(name: String) {
    let meaning = ColumnMeaning(name: name)
    #expect(meaning.quantity == .angularRate)
    #expect(meaning.axis == .x)
  }

  @Test(arguments: [
    "userAcceleration.x", "Linear Acceleration x (m/s^2)", "LINEAR ACCELERATION X (m/s²)",
    "FreeAcc_X", "LinAccX (g)", "motionUserAccelerationX(G)",
  ])
  func `names that say without gravity are told apart`(name: String) {
    #expect(ColumnMeaning(name: name).quantity == .linearAcceleration)
  }

  @Test(
    arguments: [
      ("t", nil), ("time", nil), ("timestamp", nil), ("Time (s)", .seconds),
      ("seconds_elapsed", .seconds), ("time_ms", .milliseconds), ("epoch (ms)", .milliseconds),
      ("epoc (ms)", .milliseconds), ("unix_timestamp_microsec", .microseconds),
      ("SampleTimeFine", nil), ("sensor timestamp [ns]", .nanoseconds),
      ("Time since start in ms ", .milliseconds), ("X[s]", .seconds),
      ("accelerometerTimestamp_sinceReboot(s)", .seconds), ("time_s", .seconds),
      ("time_us", .microseconds),
    ] as [(String, TimeUnit?)])
  func `names of times are known with their unit`(name: String, unit: TimeUnit?) {
    let meaning = ColumnMeaning(name: name)
    #expect(meaning.quantity == .time)
    #expect(meaning.unit == unit.map { .time($0) })
  }

  @Test(arguments: [
    ("acc_x_m_s2", MeasuringUnit.acceleration(.metresPerSecondSquared)),
    ("acc_x_g", .acceleration(.g)), ("X [mg]", .acceleration(.milliG)),
    ("acc_x (cm/s^2)", .acceleration(.centimetresPerSecondSquared)),
    ("gyr_x_rad_s", .angularRate(.radiansPerSecond)),
    ("gx_deg/s", .angularRate(.degreesPerSecond)),
    ("gyro x (°/s)", .angularRate(.degreesPerSecond)),
    ("gyr_x (mdps)", .angularRate(.millidegreesPerSecond)),
    ("ax_m/s/s", .acceleration(.metresPerSecondSquared)),
  ])
  func `units are read from the names`(name: String, unit: MeasuringUnit) {
    #expect(ColumnMeaning(name: name).unit == unit)
  }

  @Test(arguments: ["time index", "PacketCounter", "FrameNumber", "loggingSample(N)"])
  func `a sample index is no time`(name: String) {
    #expect(ColumnMeaning(name: name).quantity == .sampleIndex)
  }

  @Test(arguments: [
    ("mag_x", "magnetometer"), ("HX(uT)", "magnetometer"), ("Temperature", "temperature"),
    ("AngleX(°)", "orientation"), ("Quat_W", "orientation"), ("qx", "orientation"),
    ("MAGNETIC FIELD X (μT)", "magnetometer"), ("Label", "Label"),
  ])
  func `other quantities keep their names`(name: String, other: String) {
    #expect(ColumnMeaning(name: name).quantity == .other(other))
  }

  @Test func `the words that are left name the sensor`() {
    #expect(ColumnMeaning(name: "Pelvis Accel Sensor X (mG)").sensor == "pelvis")
    #expect(ColumnMeaning(name: "Upper/Angular Velocity/Y (rad/s)").sensor == "upper")
    #expect(ColumnMeaning(name: "acc_x").sensor.isEmpty)
  }
}
