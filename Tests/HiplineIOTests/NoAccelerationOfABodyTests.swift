import Glibc
import HiplineCore
import HiplineIO
import Testing

/// Columns that are named an acceleration, and hold what no accelerometer on a body reads.
struct NoAccelerationOfABodyTests {
  /// A sensor that turns by 24° about x and back every eight seconds, resting in between.
  private func table(
    _ header: String, force: (_ y: Double, _ z: Double) -> [Double],
    rate: ((Double) -> [Double])? = nil
  ) -> String {
    "\(header)\n"
      + (0..<2000).map { row in
        let time = Double(row) / 50
        let phase = min(1, max(0, abs(fmod(time, 8) - 4) - 1) / 2)
        let angle = 0.6 + 0.42 * (1 - cos(.pi * phase)) / 2
        let isMoving = phase > 0 && phase < 1
        let speed = isMoving ? 0.33 * sin(.pi * phase) * (fmod(time, 8) < 4 ? -1 : 1) : 0
        let noise = Double(row * row % 7 - 3) / 2000
        let values = force(sin(angle) + noise, cos(angle) - noise) + (rate?(speed) ?? [])
        return "\(time)," + values.map { "\($0)" }.joined(separator: ",") + "\n"
      }.joined()
  }

  @Test(arguments: [
    "acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z", "acc_x_g,acc_y_g,acc_z_g,gyr_x,gyr_y,gyr_z",
  ])
  func `an angular rate under the name of an acceleration is none`(names: String) throws {
    let read = try recording(
      table("time_s," + names) { _, _ in
        []
      } rate: { speed in
        [57.3 * speed * 1.3 + 0.7, 0.6, 0.4, 0.05, 0.6, 0.8]
      })
    #expect(read.holdsGravity == false)
    #expect(read.finding(.scaleUnclear)?.severity == .error)
    #expect(read.finding(.scaleUnclear)?.hint.contains("swapped") == true)
  }

  @Test(arguments: [(512.0, 67.0), (512, 102), (2048, 270), (338, 68)])
  func `counts of a converter whose zero is not the sensor's are no gravity`(
    zero: Double, perG: Double
  ) throws {
    let read = try recording(
      table("time_ms,ax,ay,az") { y, z in
        [zero, zero + perG * y, zero + perG * z].map { $0.rounded() }
      }.replacing("time_ms", with: "time_s"))
    // Where no unit fits either, that is said instead.
    #expect(read.holdsGravity == false)
    #expect(read.findings.contains { $0.severity == .error })
  }

  @Test(arguments: [1000.0, 2048, 4096, 16_384], [0.0, 0.05, 0.1])
  func `raw counts of a sensor with an offset stay gravity`(perG: Double, offset: Double) throws {
    let read = try recording(
      table("time_s,ax,ay,az") { y, z in
        [0.05, y + offset, z + offset / 2].map { ($0 * perG).rounded() }
      })
    #expect(read.holdsGravity == true)
    #expect(read.finding(.scaleUnclear) == nil)
  }

  @Test func `counts whose sign was lost are named`() {
    func text(_ written: @escaping (Double) -> Double) -> String {
      table("time_s,ax,ay,az,gx,gy,gz") { y, z in
        [0.05, -y, z].map { written(($0 * 16_384).rounded()) }
      } rate: { speed in
        [57.3 * speed, 0.5, -0.25].map { written(($0 * 131).rounded()) }
      }
    }
    let unsigned = failure(text { $0 < 0 ? $0 + 65_536 : $0 })
    #expect(unsigned?.code == .unitContradicted)
    #expect(unsigned?.message.contains("without their sign") == true)
    #expect(unsigned?.column == 2)
    #expect(failure(text { $0 }) == nil)
  }
}
