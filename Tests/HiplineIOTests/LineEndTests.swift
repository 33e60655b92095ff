import HiplineCore
import HiplineIO
import Testing

/// Lines end as programs let them end.
struct LineEndTests {
  private static let names =
    "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s"

  private func text(rows: Int, _ end: String, preamble: [String] = [], endsLast: Bool) -> String {
    let lines =
      preamble + [Self.names]
      + (0..<rows).map { row in
        "\(Double(row) / 50),0.\(row % 7),0.\(row % 5),9.81,0.1,0.\(row % 3),0"
      }
    return lines.joined(separator: end) + (endsLast ? end : "")
  }

  // Blocks of text begin and end in the middle of what ends a line.
  @Test(
    arguments: ["\r", "\r\r\n", "\r\n", "\n\r"], [3, 100, 9000, 30_011])
  func `a file reads alike whatever ends its lines`(end: String, rows: Int) throws {
    for (preamble, endsLast) in [([], true), ([], false), (["a note", ""], true)] {
      let plain = try recording(text(rows: rows, "\n", preamble: preamble, endsLast: true))
      let other = try recording(text(rows: rows, end, preamble: preamble, endsLast: endsLast))
      #expect(other.accelerometer == plain.accelerometer && other.gyroscope == plain.gyroscope)
      #expect(other.codes == plain.codes && other.accelerometer?.count == rows)
    }
  }

  @Test(arguments: ["\r", "\r\r\n"])
  func `what is wrong is said with its line`(end: String) {
    var lines = text(rows: 50, "\n", endsLast: false).split(separator: "\n").map(String.init)
    for row in 10..<20 { lines[row] = "x,1,1,1,1,1,1" }
    let failure = failure(lines.joined(separator: end) + end)
    #expect(failure?.code == .malformedRow && failure?.line == 11)
    #expect(failure?.message.contains("\r") == false)
  }
}
