import HiplineCore
import HiplineIO
import Testing

struct AccelerationScaleTests {
  @Test(arguments: [9.80665, 1, 1000, 16_384, 8192, 4096, 2048])
  func `without a unit the still norm tells it`(oneG: Double) throws {
    let read = try recording("time_s,ax,ay,az\n" + stillRows(oneG: oneG))
    #expect(abs((read.accelerometer?.values.z.first ?? 0) - 9.80665) < 1e-9)
    #expect(read.holdsGravity == true)
    #expect(read.codes == [.unitInferred])
    #expect(read.declaredUnits.isEmpty)
  }

  @Test(
    arguments: [0..<80, 60..<140, 170..<200, 5..<6],
    ["ax,ay,az", "acc_x_m_s2,acc_y_m_s2,acc_z_m_s2"])
  func `rows that are zero on all axes are missing where the others hold gravity`(
    zeros: Range<Int>, names: String
  ) throws {
    let rows = stillRows().split(separator: "\n").enumerated().map { row, text in
      zeros.contains(row) ? "\(text.split(separator: ",")[0]),0,0,0" : String(text)
    }
    let read = try recording("time_s,\(names)\n" + rows.joined(separator: "\n") + "\n")
    #expect(read.holdsGravity == true)
    #expect(read.accelerometer?.count == 200 - zeros.count)
    #expect(read.codes.contains(zeros.lowerBound == 0 ? .leadingZeros : .missingValues))
  }

  @Test(arguments: [("g", 1.0), ("mg", 1000), ("m/s^2", 9.80665), ("cm/s^2", 980.665)])
  func `a declared unit is taken without a finding`(unit: String, oneG: Double) throws {
    let read = try recording(
      "time (s),acc x (\(unit)),acc y (\(unit)),acc z (\(unit))\n" + stillRows(oneG: oneG))
    #expect(abs((read.accelerometer?.values.z.first ?? 0) - 9.80665) < 1e-9)
    #expect(read.findings.isEmpty)
    #expect(read.declaredUnits == [.accelerometer: unit])
  }

  @Test(arguments: [
    ("m/s^2", 1.0, "g"), ("g", 9.80665, "m/s²"), ("g", 1000, "mg"), ("m/s^2", 1000, "mg"),
  ])
  func `a declared unit that gravity contradicts is refused`(
    declared: String, oneG: Double, meant: String
  ) {
    let header = "label,time (s),acc x (\(declared)),acc y (\(declared)),acc z (\(declared))\n"
    let rows = stillRows(oneG: oneG).split(separator: "\n").map { "a,\($0)\n" }.joined()
    let failure = failure("# notes\n" + header + rows)
    #expect(failure?.code == .unitContradicted)
    #expect(failure?.line == 2)
    #expect(failure?.column == 3)
    #expect(failure?.message.contains(declared) == true)
    #expect(failure?.message.contains("in \(meant)") == true)
    #expect(failure?.hint.contains(meant) == true)
  }

  @Test func `a name that says linear means that gravity is absent`() throws {
    let read = try recording(
      "time (s),linear acceleration x (m/s^2),linear acceleration y (m/s^2),"
        + "linear acceleration z (m/s^2)\n" + stillRows(oneG: 0.05))
    #expect(read.holdsGravity == false)
    #expect(read.finding(.gravityAbsent)?.severity == .error)
  }

  @Test func `a still norm near zero means that gravity is absent`() throws {
    let read = try recording("time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(oneG: 0.05))
    #expect(read.holdsGravity == false)
    #expect(read.codes == [.gravityAbsent])
  }

  @Test func `a still norm five percent off is an uncalibrated sensor`() throws {
    let read = try recording("time_s,acc_x_g,acc_y_g,acc_z_g\n" + stillRows(oneG: 0.95))
    #expect(read.codes == [.uncalibratedAccelerometer])
    #expect(read.findings.first?.severity == .info)
    #expect(
      try recording("time_s,acc_x_g,acc_y_g,acc_z_g\n" + stillRows(oneG: 0.98)).findings.isEmpty)
  }

  @Test func `of two accelerations the one with gravity is taken`() throws {
    let rows = stillRows(oneG: 1).split(separator: "\n").map { "\($0),0.01,0.02,0.03\n" }.joined()
    let read = try recording("\ntime,gFx,gFy,gFz,ax,ay,az\n" + rows)
    #expect(read.holdsGravity == true)
    #expect(read.columns[1].quantity == "accelerometer x")
    #expect(read.otherChannels == ["acceleration without gravity"])
  }

  @Test func `gravity and the acceleration without it are added`() throws {
    let rows = stillRows(oneG: 1).split(separator: "\n").map { "\($0),0,0,0.5\n" }.joined()
    let read = try recording(
      "time_s,gravity.x,gravity.y,gravity.z,userAcceleration.x,userAcceleration.y,"
        + "userAcceleration.z\n" + rows.replacing(",0,0,0.5", with: ",0,0,0.01"))
    #expect(abs((read.accelerometer?.values.z.first ?? 0) - 1.01 * 9.80665) < 1e-9)
    #expect(read.codes.contains(.signUnknown))
  }
}
