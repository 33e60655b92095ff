import HiplineCore
import HiplineIO
import Testing

/// Columns of times as people's programs write them, and why one is none.
struct StampsOfTimeColumnsTests {
  private func table(_ name: String, rows: Int = 300, _ stamp: (Int) -> String) -> String {
    "\(name),acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
      + (0..<rows).map { "\(stamp($0)),0.\($0 % 10),0,9.8\n" }.joined()
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func steps(_ read: Recording) -> [Double] {
    let times = read.accelerometer?.timestamps ?? []
    return zip(times, times.dropFirst()).map { $1 - $0 }
  }

  @Test func `a clock of twelve hours goes on over one o'clock`() throws {
    let read = try recording(
      table("time") { row in
        let second = 57 + row / 50
        let hour = second < 60 ? "12:59:\(second)" : "01:00:\(two(second - 60))"
        return "\(hour).\(two(row % 50 * 2))"
      })
    #expect(steps(read).count == 299)
    #expect(steps(read).allSatisfy { abs($0 - 0.02) < 1e-6 })
  }

  @Test func `local times go on where summer time ends`() throws {
    let read = try recording(
      table("time") { row in
        let second = 57 + row / 50
        let clock = second < 60 ? "02:59:\(second)" : "02:00:\(two(second - 60))"
        return "2024-10-27 \(clock).\(two(row % 50 * 2))"
      })
    #expect(steps(read).allSatisfy { abs($0 - 0.02) < 1e-6 })
  }

  @Test(
    arguments: [
      ("datenum", 739_123.5, 1 / 86_400.0), ("Ticks", 638_465_000_000_000_000, 1e7),
      ("GPS TOW (s)", 302_380.5, 1), ("iTOW", 302_380_500, 1000),
      ("time_of_day", 43_200, 1), ("time (h)", 0, 1 / 3600.0),
      ("Time [days]", 0, 1 / 86_400.0),
    ] as [(String, Double, Double)])
  func `other counts of time are times`(
    column: String, zero: Double, perSecond: Double
  ) throws {
    let read = try recording(
      table(column) { row in
        let after = Double(row) / 50 * perSecond
        return perSecond > 1 ? "\(Int64(zero) + Int64(after.rounded()))" : "\(zero + after)"
      })
    #expect(steps(read).allSatisfy { abs($0 - 0.02) < 1e-4 })
  }

  @Test func `digits alone may be a date and a time`() throws {
    let read = try recording(
      table("timestamp") { row in
        let second = 57 + row / 50
        let clock = second < 60 ? "1159\(second)" : "1200\(two(second - 60))"
        return "20240320\(clock)\("\(1000 + row % 50 * 20)".dropFirst())"
      })
    #expect(steps(read).allSatisfy { abs($0 - 0.02) < 1e-6 })
  }

  @Test(
    arguments: [
      ("########", "neither numbers nor times"), ("1.71094E+12", "one and the same time"),
      ("", "empty in the first rows"), ("soon", "neither numbers nor times"),
    ])
  func `a column that is named as a time and holds none is named`(cell: String, reason: String) {
    let failure = failure(table("timestamp") { _ in cell })
    #expect(failure?.code == .noTimeBase)
    #expect(failure?.column == 1)
    #expect(failure?.message.contains(reason) == true)
    #expect(failure?.message.contains("soon") == false)
  }

  @Test func `row numbers without a name are R's`() throws {
    let names = #""time" "acc.x" "acc.y" "acc.z""# + "\n"
    let rows = (0..<300).map { #""\#($0 + 1)" \#(Double($0) / 50) 0.\#($0 % 10) 0 9.8"# }
    let read = try recording(names + rows.joined(separator: "\n") + "\n")
    #expect(read.accelerometer?.count == 300)
    #expect(abs((read.accelerometer?.timestamps.last ?? 0) - 5.98) < 1e-6)
    // Anything else that is one field too many stays an error.
    let others = (0..<300).map { "7 \(Double($0) / 50) 0.\($0 % 10) 0 9.8" }
    #expect(throws: InputFailure.self) {
      try recording(names + others.joined(separator: "\n") + "\n")
    }
  }
}
