import Foundation
import HiplineCore
import HiplineKinematics
import HiplineTestSupport
import Testing

/// A recording of the BROAD benchmark, with an optical system's orientations.
struct BroadRecording {
  static let sampleRateHertz = 1 / 0.0035

  let gyroscope: VectorSeries
  let accelerometer: VectorSeries
  private let table: RealTable

  init(_ name: String) throws {
    let folder = try #require(TestFolders.realData).appending(path: "broad")
    table = try RealTable.read(folder.appending(path: "\(name).csv.gz"))
    gyroscope = table.vectors("gyr_x_rad_s", "gyr_y_rad_s", "gyr_z_rad_s")
    accelerometer = table.vectors("acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2")
  }

  /// The root mean square of the inclination's error in degrees while the sensor moves.
  func inclinationError(_ orientation: OrientationSeries) -> Double {
    let truth = ["opt_w", "opt_x", "opt_y", "opt_z"].map { table.column($0) }
    let movement = table.column("movement")
    var sum = 0.0
    var count = 0
    for (row, estimate) in zip(table.rows, orientation.sensorToEarth) where row[movement] == 1 {
      let q = Quaternion(row[truth[0]], row[truth[1]], row[truth[2]], row[truth[3]])
      let difference = estimate * q.conjugate
      let angle = 2 * acos(min(1, hypot(difference.w, difference.z)))
      if angle.isNaN { continue }
      sum += angle * angle
      count += 1
    }
    return (sum / Double(count)).squareRoot() * Angle.degreesPerRadian
  }
}
