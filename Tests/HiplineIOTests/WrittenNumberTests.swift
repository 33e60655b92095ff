import HiplineCore
import HiplineIO
import Testing

/// Numbers, missing values and units as programs and people write them.
struct WrittenNumberTests {
  private func table(
    _ names: [String] = ["time_s", "acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2"], rows: Int = 400,
    scale: Double = 1, perSecond: Double = 1, minus: String = "-", separator: String = ",",
    missing: String? = nil
  ) -> String {
    ([names.joined(separator: separator)]
      + (0..<rows).map { row in
        let time = "\(Double(row) / 50 * perSecond)"
        if let missing, row % 200 == 7 {
          return ([time] + Array(repeating: missing, count: 3)).joined(separator: separator)
        }
        let values = [0.1 * Double(row % 7) - 0.2, -0.3, -9.7 + 0.01 * Double(row % 3)]
        return ([time] + values.map { "\($0 * scale)" }).joined(separator: separator)
          .replacing("-", with: minus)
      }).joined(separator: "\n") + "\n"
  }

  private func largest(_ a: TimedSeries?, _ b: TimedSeries?) -> Double {
    guard let a, let b, a.count == b.count else { return .infinity }
    return (0..<a.count).map {
      max((a.values[$0] - b.values[$0]).norm, abs(a.timestamps[$0] - b.timestamps[$0]))
    }.max() ?? .infinity
  }

  @Test(arguments: ["−", "–"], [",", "\t", ";"])
  func `a typesetter's minus is a minus`(minus: String, separator: String) throws {
    for rows in [300, 20_000] {
      let plain = try recording(table(rows: rows))
      let read = try recording(table(rows: rows, minus: minus, separator: separator))
      #expect(read.accelerometer == plain.accelerometer && read.codes == plain.codes)
    }
  }

  @Test func `a dash within a date or a word is none`() throws {
    let names = ["time_s", "acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2"]
    let text = "a note – 12–14 days\n" + table(names)
    #expect(try recording(text).accelerometer == recording(table(names)).accelerometer)
  }

  @Test(arguments: ["-", "--", "–", "—", "n/a", "N/A", "#N/A", "none", "nil", "NULL", "NaN", ""])
  func `a value that is missing is missing however it is written`(missing: String) throws {
    let read = try recording(table(missing: missing))
    #expect(read.accelerometer == (try recording(table(missing: "")).accelerometer))
    #expect(read.accelerometer?.count == 398)
  }

  @Test(arguments: [
    ("mm/s²", 1000.0), ("mm s⁻²", 1000.0), ("m·s⁻²", 1.0), ("cm/s^2", 100.0),
    ("mg", 1000 / 9.80665),
    ("µg", 1e6 / 9.80665), ("g", 1 / 9.80665),
  ])
  func `units of acceleration`(unit: String, scale: Double) throws {
    let names = ["time (s)"] + ["x", "y", "z"].map { "acc \($0) (\(unit))" }
    let read = try recording(table(names, scale: scale))
    #expect(largest(read.accelerometer, try recording(table()).accelerometer) < 1e-9)
  }

  @Test(arguments: ["time_min", "Time (min)", "time [minutes]"])
  func `times in minutes`(name: String) throws {
    let read = try recording(
      table([name, "acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2"], perSecond: 1 / 60.0))
    #expect(largest(read.accelerometer, try recording(table()).accelerometer) < 1e-9)
  }
}

/// Headers that are not in letters of Latin.
struct WrittenNameTests {
  @Test(arguments: [
    ("时间(s)", "加速度", "角速度"), ("時間(秒)", "加速度", "角速度"), ("시간(초)", "가속도", "각속도"),
    ("時刻 [s]", "加速度 ", "角速度 "),
  ])
  func `acceleration and angular rate in the words of East Asia`(
    time: String, acceleration: String, rate: String
  ) throws {
    let names =
      [time] + ["X", "Y", "Z"].map { "\(acceleration)\($0)(m/s2)" }
      + ["X", "Y", "Z"].map { "\(rate)\($0)(deg/s)" }
    let rows = (0..<400).map { "\(Double($0) / 50),0.1,0.2,9.8,\($0 % 5),1,2" }
    let read = try recording(([names.joined(separator: ",")] + rows).joined(separator: "\n"))
    #expect(read.accelerometer?.count == 400 && read.gyroscope?.count == 400)
    #expect(abs((read.gyroscope?.values[0].y ?? 0) - .pi / 180) < 1e-12)
  }

  @Test func `the hour, the minute and the second beside each other are no time each`() {
    let rows = (0..<400).map { "10,30,\($0 % 60),0.1,0.2,9.8" }
    let names = "Hour,Minute,Second,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2"
    #expect(throws: InputFailure.self) { try recording(([names] + rows).joined(separator: "\n")) }
  }
}
