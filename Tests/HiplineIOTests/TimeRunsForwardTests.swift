import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// Time runs forward once: what falls back is an overflow, a late packet, a damaged cell, or another recording.
struct TimeRunsForwardTests {
  private static let step = 0.02

  private func table(_ name: String, _ times: [Double], perSecond: Double = 1) -> String {
    "\(name),acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
      + times.enumerated().map {
        "\(($1 * perSecond * 1000).rounded() / 1000),0.\($0 % 10),0,9.8\n"
      }
      .joined()
  }

  private func times(_ count: Int, from start: Double = 0) -> [Double] {
    (0..<count).map { start + Double($0) * Self.step }
  }

  @Test(arguments: [("time_s", 1.0), ("time_ms", 1000), ("time_us", 1e6)], [18.0, 36.0, 300.0])
  func `two recordings in one file are not sorted into one`(
    unit: (name: String, perSecond: Double), seconds: Double
  ) throws {
    let first = times(Int(seconds / Self.step))
    let text = table(unit.name, first + times(1000), perSecond: unit.perSecond)
    let failure = try #require(throws: InputFailure.self) { try recording(text) }
    #expect(
      failure.code == .noTimeBase && failure.message.contains("before row \(first.count + 1)"))
  }

  @Test func `a clock that is set back by two seconds on the way is said`() throws {
    let text = table("time_s", times(1000) + times(1000, from: 18))
    #expect(throws: InputFailure.self) { try recording(text) }
  }

  @Test(arguments: [0.05, 0.3, 0.9, 0.99], [1, 3])
  func `a clock that is set back by less goes on`(seconds: Double, sets: Int) throws {
    var stamps = times(2000)
    for row in (1...sets).map({ $0 * 400 }) {
      for index in row..<2000 { stamps[index] -= seconds }
    }
    let read = try recording(table("time_s", stamps))
    #expect(read.codes == [.outOfOrder])
    #expect(read.findings.contains { $0.message.contains("set back") })
    let after = read.accelerometer?.timestamps ?? []
    #expect(zip(after, after.dropFirst()).allSatisfy { abs($1 - $0 - Self.step) < 1e-6 })
    #expect(after.count == 2000)
  }

  @Test(arguments: [2, 7, 40], [0.0, 3600])
  func `rows that were sent again are left out`(length: Int, zero: Double) throws {
    let rows = (0..<1000).map { "\(zero + Double($0) * Self.step),0.\($0 % 10),\($0 % 97),9.8\n" }
    var sent = rows
    for start in stride(from: 800, to: 100, by: -100) {
      sent.insert(contentsOf: rows[(start - length)..<start], at: start)
    }
    let header = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
    let (once, twice) = (
      try recording(header + rows.joined()), try recording(header + sent.joined())
    )
    #expect(twice.accelerometer == once.accelerometer)
    #expect(twice.finding(.outOfOrder)?.message.contains("same values") == true)
  }

  @Test(arguments: [2, 3, 10, 40])
  func `packets that came late are sorted`(packet: Int) throws {
    var order = Array(0..<1000)
    for start in stride(from: 100, to: 900, by: 4 * packet) {
      order.replaceSubrange(
        start..<(start + 2 * packet),
        with: Array((start + packet)..<(start + 2 * packet)) + Array(start..<(start + packet)))
    }
    let read = try recording(table("time_s", order.map { Double($0) * Self.step }))
    #expect(read.codes == [.outOfOrder])
    #expect(read.accelerometer?.count == 1000)
    let stamps = read.accelerometer?.timestamps ?? []
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { abs($1 - $0 - Self.step) < 1e-9 })
  }

  @Test func `one row that came very late belongs where a row is missing`() throws {
    var late = times(1000)
    late.insert(late.remove(at: 300), at: 700)
    let read = try recording(table("time_s", late))
    #expect(read.codes == [.outOfOrder] && read.accelerometer?.count == 1000)
  }

  @Test(
    arguments: [0, 1, 400, 998, 999],
    [1_000_000_000, 4_294_967_295, -1_000_000_000])
  func `a stamp that cannot be is left out and said`(row: Int, stamp: Double) throws {
    guard row > 0 || stamp > 0 else { return }
    guard row < 999 || stamp > 0 else { return }
    var damaged = times(1000)
    damaged[row] = stamp
    let read = try recording(table("time_s", damaged))
    #expect(read.codes == [.strayTimestamps])
    #expect(read.accelerometer?.count == 999)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 19.98) < 0.03)
  }

  @Test(arguments: [1, 2, 3], [true, false])
  func `a few stamps from before the clock was set, or after it was lost, are left out`(
    count: Int, isFirst: Bool
  ) throws {
    var stamps = times(1000, from: 1.764e9)
    for row in isFirst ? 0..<count : (1000 - count)..<1000 {
      stamps[row] = Double(row) * Self.step
    }
    let read = try recording(table("time_s", stamps))
    #expect(read.codes == [.strayTimestamps])
    #expect(read.accelerometer?.count == 1000 - count)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 19.98) < 0.07)
  }

  @Test func `a stamp of another row is left out`() throws {
    var damaged = times(1000)
    damaged[700] = damaged[200]
    let read = try recording(table("time_s", damaged))
    #expect(read.codes == [.strayTimestamps] && read.accelerometer?.count == 999)
  }

  @Test func `gaps are no stray stamps`() throws {
    let parts = times(500) + times(500, from: 400) + times(500, from: 3000)
    let read = try recording(table("time_s", parts))
    #expect(read.codes == [] && read.accelerometer?.count == 1500)
  }

  @Test(arguments: [
    ("time_ms", 1000.0, 65_536.0), ("time_s", 1, 60), ("time_us", 1e6, 16_777_216),
    ("time_ms", 1000, 4_294_967_296),
  ])
  func `a counter that overflows goes on`(name: String, perSecond: Double, period: Double) throws {
    let start = period / perSecond - 10
    let wrapped = times(6000, from: max(0, start)).map { time in
      (time * perSecond).truncatingRemainder(dividingBy: period) / perSecond
    }
    let read = try recording(table(name, wrapped, perSecond: perSecond))
    #expect(read.codes == [])
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 5999 * Self.step) < 1e-3)
  }
}
