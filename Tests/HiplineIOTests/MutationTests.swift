import HiplineCore
import HiplineIO
import Testing

struct MutationTests {
  private static let samples: [(name: String, text: String)] = [
    (
      "a.csv",
      "2018-11-08 11:34:55.990,0,0,1\n2018-11-08 11:34:56,0.5,-0.25,1\n2018-11-08 11:34:56.010,0,0,1\n"
    ),
    ("b.csv", "1551178506.00,0,0,1,10,20,30\r\n1551178506.01,0,0.1,1,10,20,30\r\n"),
    (
      "TotalAcceleration.csv",
      "time,seconds_elapsed,z,y,x\n1700810754682863000,0.05,9.8,0.1,0.5\n1700810754692863000,0.06,9.8,0,0\n"
    ),
    (
      "c.csv",
      "\"sep=;\"\r\nD1_Timestamp_Unix_CAL;D1_Accel_LN_X_CAL;D1_Accel_LN_Y_CAL;D1_Accel_LN_Z_CAL;\r\n"
        + "ms;m/(s^2);m/(s^2);m/(s^2);\r\n1.595933810034E12;0;0;9.8;\r\n1.595933810044E12;0;0;9.8;\r\n"
    ),
    (
      "d.csv",
      "\nTime (s);IMU Acceleration;;;IMU Gyroscope;;\n;X;Y;Z;X;Y;Z;\n0,01;0;0;9,8;1e-002;0;0\n0,02;0;0;9,8;;;\n"
    ),
    (
      "e.txt",
      "time index;acc_x;acc_y;acc_z;gyr_x;gyr_y;gyr_z\r\n1;0;9.8;0;1;2;3\r\n2;0;9.8;0;1;2;3"
    ),
  ]

  @Test(arguments: samples.indices)
  func `no truncation crashes`(sample: Int) {
    let bytes = Array(MutationTests.samples[sample].text.utf8)
    for length in 0...bytes.count {
      _ = failure(Array(bytes.prefix(length)), name: MutationTests.samples[sample].name)
    }
  }

  @Test(arguments: samples.indices)
  func `no change of bytes crashes`(sample: Int) {
    let bytes = Array(MutationTests.samples[sample].text.utf8)
    var generator = SplitMix64(seed: UInt64(sample))
    let likely = Array("0123456789.,;:-+eE\"\n\r\t #/aXxNn()".utf8)
    for _ in 0..<600 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        let byte =
          Bool.random(using: &generator)
          ? likely[Int.random(in: 0..<likely.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: changed[place] = byte
        case 1: changed.insert(byte, at: place)
        default: if changed.count > 1 { changed.remove(at: place) }
        }
      }
      if let failure = failure(changed, name: MutationTests.samples[sample].name) {
        #expect(!failure.hint.isEmpty)
      }
    }
  }
}
