import Glibc
import HiplineCore
import HiplineIO
import Testing

struct AngularRateScaleTests {
  /// A sensor that swings ±40° about its x axis every four seconds, with the rate in a unit of choice.
  private func swing(ratePerRadian: Double, oneG: Double = 9.80665) -> String {
    (0..<1200).map { row in
      let time = Double(row) * 0.01
      let angle = 0.7 * sin(time * .pi / 2)
      let rate = 0.7 * .pi / 2 * cos(time * .pi / 2) * ratePerRadian
      return "\(time),0,\(oneG * sin(angle)),\(oneG * cos(angle)),\(rate),0,0\n"
    }.joined()
  }

  @Test(arguments: [("rad/s", 1.0), ("°/s", 180 / Double.pi)])
  func `without a unit the motion of gravity tells it`(unit: String, perRadian: Double) throws {
    let read = try recording(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gx,gy,gz\n" + swing(ratePerRadian: perRadian))
    #expect(read.finding(.unitInferred)?.message.contains("in \(unit), with which") == true)
    #expect(abs((read.gyroscope?.values.x.first ?? 0) - 0.7 * .pi / 2) < 1e-9)
  }

  @Test func `counts are scaled as the motion of gravity shows`() throws {
    let perRadian = 32.8 * 180 / Double.pi
    let read = try recording(
      "time_s,ax,ay,az,gx,gy,gz\n" + swing(ratePerRadian: perRadian, oneG: 16_384))
    #expect(abs((read.gyroscope?.values.x.first ?? 0) - 0.7 * .pi / 2) < 1e-9)
    #expect(read.columns[4].unit == "1/32.8 °/s")
  }

  @Test func `counts of a still sensor have the scale that goes with the accelerometer`() throws {
    let rows = stillRows(oneG: 8192).split(separator: "\n").map { "\($0),65.5,0,0\n" }.joined()
    let read = try recording("time_s,ax,ay,az,gx,gy,gz\n" + rows)
    #expect(abs((read.gyroscope?.values.x.first ?? 0) - .pi / 180) < 1e-12)
    #expect(read.codes == [.unitInferred, .unitInferred])
  }

  @Test(arguments: [("dps", 1.0), ("rad_s", 180 / Double.pi)])
  func `a declared unit that gravity contradicts is refused`(unit: String, perRadian: Double) {
    let failure = failure(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_\(unit),gyr_y_\(unit),gyr_z_\(unit)\n"
        + swing(ratePerRadian: perRadian))
    #expect(failure?.code == .unitContradicted)
    #expect(failure?.column == 5)
  }

  @Test func `a declared unit that gravity bears out is taken`() throws {
    let read = try recording(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_dps,gyr_y_dps,gyr_z_dps\n"
        + swing(ratePerRadian: 180 / .pi))
    #expect(read.findings.isEmpty)
    #expect(read.declaredUnits[.gyroscope] == "dps")
    #expect(abs((read.gyroscope?.values.x.first ?? 0) - 0.7 * .pi / 2) < 1e-9)
  }

  @Test func `a still sensor that would turn fast in radians is read in degrees`() throws {
    let rows = stillRows().split(separator: "\n").map { "\($0),1.5,0.5,0.2\n" }.joined()
    let read = try recording("time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gx,gy,gz\n" + rows)
    #expect(read.finding(.unitInferred)?.message.contains("lies still") == true)
    #expect(read.columns[4].unit == "°/s")
  }
}
