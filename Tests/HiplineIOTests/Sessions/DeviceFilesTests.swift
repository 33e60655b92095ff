import HiplineCore
import Testing

@testable import HiplineIO

struct DeviceFilesTests {
  private func devices(_ names: [String]) -> [DeviceFiles] {
    DeviceFiles.devices(of: names, endings: [".csv", ".txt", ".csv.gz"])
  }

  @Test func `a phone's folder is one device, the acceleration with gravity first`() {
    let devices = devices([
      "Accelerometer.csv", "AccelerometerUncalibrated.csv", "Annotation.csv", "Barometer.csv",
      "Gravity.csv", "Gyroscope.csv", "GyroscopeUncalibrated.csv", "HeartRate.csv",
      "Magnetometer.csv", "Metadata.csv", "Orientation.csv", "TotalAcceleration.csv",
    ])
    #expect(devices.count == 1)
    #expect(
      devices.first?.recordings == [
        "TotalAcceleration.csv", "Accelerometer.csv", "AccelerometerUncalibrated.csv",
        "Gravity.csv", "Gyroscope.csv", "GyroscopeUncalibrated.csv",
      ])
    #expect(devices.first?.isNamedByChannelsOnly == true)
  }

  @Test func `files of one device differ in channel and rate only`() {
    let start = "s_MetaWear_2019-01-11T16.57.30.113_C42732BE255C"
    let devices = devices([
      "\(start)_Accelerometer_12.500Hz_1.4.4.csv", "\(start)_Gyroscope_25.000Hz_1.4.4.csv",
      "other_Accelerometer_12.500Hz_1.4.4.csv",
    ])
    #expect(devices.map(\.recordings.count) == [2, 1])
  }

  @Test(arguments: [
    (["gyr_1.csv", "acc_1.csv", "gyr_2.csv", "acc_2.csv"], 2),
    (["Linear Acceleration.csv", "Gyroscope.csv", "Accelerometer.csv"], 1),
    (["acceleration without g.csv", "angular velocity.csv"], 1),
    (["run.csv", "run_gyro.csv"], 1),
    // Twice the same channel: nobody knows which belongs to which.
    (["acc.csv", "accelerometer.csv", "gyro.csv"], 3),
    (["run.csv", "run_acc.csv", "run_gyro.csv"], 2),
    (["a.csv", "b.csv"], 2), (["test.csv", "test.csv"], 2),
    (["WristMotion.csv", "HeartRate.csv", "Annotation.csv"], 1),
    (["Polar_Sense_ACC.txt", "Polar_Sense_HR.txt", "Polar_Sense_MAGN.txt", "MARKER.txt"], 1),
    (["ACC.csv", "HR.csv", "tags.csv"], 1),
  ])
  func `names tell how many devices there are`(names: [String], count: Int) {
    #expect(devices(names).count == count)
  }

  @Test func `what holds no movement stands alone where no recording is beside it`() {
    #expect(devices(["HeartRate.csv"]).map(\.recordings) == [["HeartRate.csv"]])
    #expect(devices(["p1_hr.csv", "p2_acc.csv"]).count == 2)
  }

  @Test func `the place on the body and the session are told apart`() {
    let devices = devices([
      "s01_thigh.csv", "s01_pelvis.csv", "LFemur_D4CA6EF17860_0820.csv",
      "Pelvis_D4CA6EF17861_0820.csv",
    ])
    #expect(devices.map(\.placement) == [.thigh, .pelvis, .thigh, .pelvis])
    #expect(devices.map(\.side) == [nil, nil, .left, nil])
    #expect(devices.map(\.sessionWords) == [["s01"], ["s01"], ["0820"], ["0820"]])
  }
}
