import Glibc
import HiplineCore
import HiplineIO
import Testing

/// The unit of the angular rate and that of time, as the motion of gravity tells them.
struct GravityTellsUnitsTests {
  /// A sensor that swings ±20° about an axis across and ±10° about another, and rests in between, with a bias.
  private struct Swing {
    var rateHertz = 50.0
    var seconds = 40.0
    /// Of the gyroscope, in °/s.
    var bias = 1.5
    var timeColumn = "time_s"
    var perSecond = 1.0
    var zero = 0.0
    var forceColumns = "acc_x_m_s2,acc_y_m_s2,acc_z_m_s2"
    var perG = 9.80665
    var rateColumns = "gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s"
    var perRadian = 1.0
    var isWhole = false

    var csv: String {
      var text = "\(timeColumn),\(forceColumns),\(rateColumns)\n"
      let count = Int(seconds * rateHertz)
      func written(_ value: Double) -> String { isWhole ? "\(Int(value.rounded()))" : "\(value)" }
      for row in 0..<count {
        let time = Double(row) / rateHertz
        // Rest for two seconds, then to and fro for six.
        let phase = max(0, fmod(time, 8) - 2) / 6
        let (about, across) = (0.35 * sin(2 * .pi * phase), 0.17 * (1 - cos(2 * .pi * phase)))
        let speed = phase > 0 ? 2 * Double.pi / 6 : 0
        let (rateX, rateY) = (
          0.35 * speed * cos(2 * .pi * phase), 0.17 * speed * sin(2 * .pi * phase)
        )
        // First about y in space, then about x in the sensor.
        let force = [
          -sin(across), cos(across) * sin(about), cos(across) * cos(about),
        ]
        let rate = [rateX, rateY * cos(about), -rateY * sin(about)]
        let noise = [0.001, -0.0012, 0.0008].map { $0 * sin(Double(row * row)) }
        text +=
          ([zero + (time * perSecond)].map { perSecond > 5 ? "\(Int64($0.rounded()))" : "\($0)" }
          + zip(force, noise).map { written(($0 + $1) * perG) }
          + rate.map { written(($0 + bias * .pi / 180) * perRadian) })
          .joined(separator: ",") + "\n"
      }
      return text
    }

    /// The first rate of the recording about x in rad/s: the bias.
    var firstRate: Double { bias * .pi / 180 }
  }

  private static let perDegree = 180 / Double.pi

  @Test(
    arguments: [
      (1.0, "rad/s"), (perDegree, "°/s"), (perDegree * 1000, "m°/s"),
      (perDegree / 0.00875, "8.750 m°/s"), (perDegree / 0.0175, "17.500 m°/s"),
      (perDegree / 0.07, "70.000 m°/s"), (perDegree * 131, "1/131.0 °/s"),
      (perDegree * 32.8, "1/32.8 °/s"), (perDegree * 16, "62.500 m°/s"),
    ] as [(Double, String)])
  func `without a name the unit of the rate is the one in which gravity turns`(
    perRadian: Double, unit: String
  ) throws {
    for (rate, perG) in [(25.0, 1000.0), (50, 9.80665), (104, 16_384), (200, 1)] {
      var swing = Swing(rateHertz: rate, perG: perG, perRadian: perRadian)
      (swing.forceColumns, swing.rateColumns) = ("ax,ay,az", "gx,gy,gz")
      let read = try recording(swing.csv)
      #expect(read.columns[4].unit == unit)
      #expect(
        abs((read.gyroscope?.values.x.first ?? 0) / swing.firstRate - 1) < 0.001,
        "\(unit) at \(rate) Hz")
    }
  }

  @Test func `a scale of no sensor in use is what gravity shows, with a warning`() throws {
    var swing = Swing(perRadian: Self.perDegree * 250)
    swing.rateColumns = "gx,gy,gz"
    let read = try recording(swing.csv)
    #expect(read.finding(.unitInferred)?.severity == .warning)
    #expect(abs((read.gyroscope?.values.x.first ?? 0) / swing.firstRate - 1) < 0.02)
  }

  @Test(arguments: [100.0, 10_000, 32_768, 100_000, 10_000_000])
  func `ticks without a unit are as long as gravity says`(perSecond: Double) throws {
    for rate in [50.0, 100] where perSecond >= 2 * rate || perSecond > 100 {
      let swing = Swing(rateHertz: rate, timeColumn: "timestamp", perSecond: perSecond, zero: 4000)
      let read = try recording(swing.csv)
      #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 40) < 0.1, "\(perSecond) at \(rate)")
    }
  }

  @Test func `ticks and rates without any unit are told together`() throws {
    var swing = Swing(timeColumn: "timestamp", perSecond: 10_000, perRadian: Self.perDegree)
    swing.rateColumns = "gx,gy,gz"
    let read = try recording(swing.csv)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 40) < 0.1)
    #expect(abs((read.gyroscope?.values.x.first ?? 0) / swing.firstRate - 1) < 0.001)
  }

  @Test(arguments: [25.0, 50, 100, 200])
  func `a column that counts rows is no time`(rate: Double) {
    let swing = Swing(rateHertz: rate, timeColumn: "Timestamp", perSecond: rate)
    #expect(failure(swing.csv)?.code == .noTimeBase)
    #expect(failure(swing.csv)?.column == 1)
    // Nor without a gyroscope, where nothing tells how long a row is.
    var rows = swing.csv.split(separator: "\n").map { $0.split(separator: ",").prefix(4) }
    rows[0] = ["Timestamp", "acc_x_m_s2", "acc_y_m_s2", "acc_z_m_s2"]
    let failure = failure(rows.map { $0.joined(separator: ",") }.joined(separator: "\n"))
    #expect(failure?.code == .noTimeBase)
    #expect(failure?.message.contains("counts rows") == true)
  }

  @Test(arguments: [2, 4, 5])
  func `a column that may count every few rows is doubted`(stride: Int) throws {
    func table(_ column: String, _ stamp: (Int) -> Double) -> String {
      "\(column),acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
        + (0..<2000).map { "\(stamp($0)),0.\($0 % 10),0,9.8\n" }.joined()
    }
    let doubted = try recording(table("t") { Double($0 * stride) })
    #expect(doubted.findings.contains { $0.code == .timeUnitInferred && $0.severity == .warning })
    let stated = try recording(table("t_ms") { Double($0 * stride) })
    #expect(!stated.codes.contains(.timeUnitInferred))
    // What jitters is a clock.
    let jittering = try recording(table("t") { Double($0 * stride) + ($0 % 3 == 0 ? 1 : 0) })
    #expect(jittering.findings.allSatisfy { $0.severity == .info })
  }

  @Test func `an app's column of times in another unit than its own is told by its steps`() throws {
    let rows = (0..<1000).map { "\($0 * 20 + $0 % 2),0.\($0 % 10),0,9.8\n" }.joined()
    let read = try recording("time,ax,ay,az\n" + rows)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 19.98) < 0.01)
  }

  @Test func `a thousand rows a second count milliseconds where gravity says so`() throws {
    let swing = Swing(rateHertz: 1000, seconds: 20, timeColumn: "Timestamp", perSecond: 1000)
    let read = try recording(swing.csv)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 20) < 0.01)
  }

  @Test(
    arguments: [("time_ms", 10_000.0), ("time_us", 10_000), ("time_s", 0.1)] as [(String, Double)])
  func `a stated unit of time that gravity contradicts is refused`(
    column: String, perSecond: Double
  ) {
    let swing = Swing(rateHertz: 100, timeColumn: column, perSecond: perSecond)
    #expect(failure(swing.csv)?.code == .unitContradicted)
  }

  @Test(
    arguments: [("dps", perDegree / 0.07), ("rad_s", perDegree * 1000), ("mdps", 1)]
      as [(String, Double)])
  func `a stated unit of the rate that gravity contradicts is refused`(
    unit: String, perRadian: Double
  ) {
    var swing = Swing(perRadian: perRadian)
    swing.rateColumns = "gyr_x_\(unit),gyr_y_\(unit),gyr_z_\(unit)"
    #expect(failure(swing.csv)?.code == .unitContradicted)
    #expect(failure(swing.csv)?.column == 5)
  }

  @Test(
    arguments: [
      (1e7, 133_444_736_000_000_000.0), (1e7, 638_676_576_000_000_000),
      (1.0 / 86_400, 45_987.4), (1.0 / 86_400, 738_000.4),
    ] as [(Double, Double)])
  func `dates are read as they are counted elsewhere`(perSecond: Double, zero: Double) throws {
    let swing = Swing(timeColumn: "timestamp", perSecond: perSecond, zero: zero)
    let read = try recording(swing.csv)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 40) < 0.03)
    guard case .absolute(let seconds) = read.clock else {
      Issue.record("no date")
      return
    }
    // All of them are days of 2020 to 2026.
    #expect(seconds > 1.57e9 && seconds < 1.8e9)
  }

  @Test(
    arguments: [(200.0, 1e-4), (100, 1e-4), (16_667, 1e-6), (10_000, 1e-6)] as [(Double, Double)])
  func `the fine time of an inertial sensor is in ticks or in microseconds`(
    step: Double, unit: Double
  ) throws {
    let rows = (0..<200).map { "\(Int(Double($0) * step)),0.1,0.2,\(9.8 + 0.01 * Double($0 % 3))" }
    let read = try recording(
      "SampleTimeFine,Acc_X,Acc_Y,Acc_Z\n" + rows.joined(separator: "\n") + "\n")
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 199 * step * unit) < 1e-4)
  }

  @Test(arguments: [("m_s2", 9.80665), ("g", 1), ("mg", 1000)], [("m_s2", 9.80665), ("g", 1)])
  func `gravity and the rest are summed, each in its own unit`(
    linear: (String, Double), gravity: (String, Double)
  ) throws {
    let header =
      ["x", "y", "z"].map { "user_acceleration_\($0)_\(linear.0)" }
      + ["x", "y", "z"].map { "gravity_\($0)_\(gravity.0)" }
    let rows = (0..<300).map { row in
      let moving = row % 50 == 0 ? 0.2 : 0.0
      return
        "\(Double(row) * 0.02),\(moving * linear.1),0,0,0,\(0.6 * gravity.1),\(0.8 * gravity.1)"
    }
    let read = try recording(
      "time_s," + header.joined(separator: ",") + "\n" + rows.joined(separator: "\n") + "\n")
    #expect(read.holdsGravity == true)
    let first = try #require(read.accelerometer?.values)[0]
    #expect((first - Vector3(0.2, 0.6, 0.8) * 9.80665).norm < 1e-9)
  }

  @Test func `times and rates that are in no two units together are refused`() {
    // Steps of 2 at 50 Hz, and a rate of 1/3 °/s.
    var swing = Swing(timeColumn: "t", perSecond: 77, perRadian: Self.perDegree * 3)
    swing.rateColumns = "gx,gy,gz"
    #expect(failure(swing.csv)?.code == .noTimeBase)
  }
}
