import Foundation
import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// The time of day in columns of its own, and written times in columns of any name.
struct ClockColumnsTests {
  /// Columns and how a time of day in s is written into them.
  struct Notation: Sendable, CustomTestStringConvertible {
    var header: String
    var row: @Sendable (Double) -> String

    var testDescription: String { header }
  }

  private static func parts(_ seconds: Double) -> (h: Int, m: Int, s: Int, ms: Int) {
    let ms = Int((seconds * 1000).rounded())
    return (ms / 3_600_000 % 24, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
  }

  static let notations = [
    Notation(header: "Hour,Minute,Second,Millisecond") {
      let time = parts($0)
      return "\(time.h),\(time.m),\(time.s),\(time.ms)"
    },
    Notation(header: "h,m,s,ms") {
      let time = parts($0)
      return "\(time.h),\(time.m),\(time.s),\(time.ms)"
    },
    Notation(header: "hour,min,sec") {
      let time = parts($0)
      return "\(time.h),\(time.m),\(Double(time.s) + Double(time.ms) / 1000)"
    },
    Notation(header: "Stunde,Minute,Sekunde,Mikrosekunde,microseconds") {
      let time = parts($0)
      return "\(time.h),\(time.m),\(time.s),,\(time.ms * 1000)"
    },
    Notation(header: "minutes,seconds") {
      let time = parts($0)
      return "\(time.m),\(Double(time.s) + Double(time.ms) / 1000)"
    },
    Notation(header: "year,month,day,hours,minutes,seconds,ms") {
      let time = parts($0)
      return "2024,2,28,\(time.h),\(time.m),\(time.s),\(time.ms)"
    },
    Notation(header: "date") {
      let time = parts($0)
      return String(format: "2024-02-28 %02d:%02d:%02d.%03d", time.h, time.m, time.s, time.ms)
    },
    Notation(header: "aufgenommen am") {
      let time = parts($0)
      return String(format: "%02d:%02d:%02d.%03d", time.h, time.m, time.s, time.ms)
    },
  ]

  private func table(_ notation: Notation, from start: Double) -> String {
    "\(notation.header),acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
      + (0..<1500).map { "\(notation.row(start + Double($0) * 0.02)),0.\($0 % 10),0,9.8\n" }
      .joined()
  }

  /// From the morning, over a full minute, a full hour.
  @Test(arguments: notations, [36_000.5, 36_045.0, 35_990.0])
  func `parts make the time`(notation: Notation, start: Double) throws {
    let read = try recording(table(notation, from: start))
    let stamps = try #require(read.accelerometer?.timestamps)
    #expect(stamps.count == 1500)
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { abs($1 - $0 - 0.02) < 1e-6 })
  }

  @Test(arguments: notations.filter { !$0.header.hasPrefix("date") })
  func `a clock goes on over midnight`(notation: Notation) throws {
    let stamps = try #require(
      recording(table(notation, from: 86_390)).accelerometer?.timestamps)
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { abs($1 - $0 - 0.02) < 1e-6 })
  }

  @Test func `a column of times stands above a clock`() throws {
    let rows = (0..<500).map { "\(Double($0) * 0.02),10,\(30 + $0 / 100),0.1,0,9.8\n" }.joined()
    let read = try recording("time_s,minute,second,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + rows)
    #expect(read.columns.map(\.quantity).prefix(3) == ["time", "not used", "not used"])
  }

  @Test(arguments: ["h,m,s", "hour,minute,second"])
  func `what is beyond a clock's range is no time`(names: String) throws {
    // Three components of a field, say.
    let rows = (0..<500).map { "\($0 % 7),\(60 + $0 % 50),\(-$0 % 9),0.1,0,9.8\n" }.joined()
    let failure = failure("\(names),acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + rows)
    #expect(failure?.code == .noTimeBase)
  }
}
