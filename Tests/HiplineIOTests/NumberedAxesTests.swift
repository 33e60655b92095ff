import HiplineCore
import Testing

@testable import HiplineIO

/// Axes that a program numbered.
struct NumberedAxesTests {
  @Test(arguments: [
    "t,acc_1,acc_2,acc_3,gyr_1,gyr_2,gyr_3", "t,acc[0],acc[1],acc[2],gyr[0],gyr[1],gyr[2]",
    "t,Acceleration1,Acceleration2,Acceleration3,AngularVelocity1,AngularVelocity2,AngularVelocity3",
    "t,accel(1),accel(2),accel(3),gyro(1),gyro(2),gyro(3)",
    "t,acc_0 (g),acc_1 (g),acc_2 (g),gyr_0 (deg/s),gyr_1 (deg/s),gyr_2 (deg/s)",
  ])
  func `three numbers are the three axes`(header: String) {
    let meanings = ColumnMeaning.meanings(of: header.split(separator: ",").map(String.init))
    #expect(meanings.dropFirst().map { $0.axis } == [.x, .y, .z, .x, .y, .z])
    #expect(meanings[1...3].allSatisfy { $0.quantity == .acceleration })
    #expect(meanings[4...6].allSatisfy { $0.quantity == .angularRate })
    let isNamed = header.contains("deg/s")
    #expect(meanings[4].unit == (isNamed ? .angularRate(.degreesPerSecond) : nil))
  }

  @Test(arguments: [
    "t,acc_1,acc_2", "t,acc_1,acc_2,acc_3,acc_4", "t,emg_1,emg_2,emg_3",
    "t,acc_1,acc_2,acc_2,acc_3",
    "t,acc_2,acc_3,acc_4",
  ])
  func `other numbers are channels`(header: String) {
    let meanings = ColumnMeaning.meanings(of: header.split(separator: ",").map(String.init))
    #expect(meanings.allSatisfy { $0.axis == nil })
  }

  @Test func `numbers of sensors beside axes stay those of sensors`() {
    let names = ["acc1_x", "acc1_y", "acc1_z", "acc2_x", "acc2_y", "acc2_z"]
    #expect(ColumnMeaning.meanings(of: names).map(\.sensor) == ["1", "1", "1", "2", "2", "2"])
  }
}
