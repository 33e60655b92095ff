import Foundation

/// Tables without a recorder of their own, in the ways that people, spreadsheets and programs write them.
enum DialectFixtures {
  private typealias Text = FixtureText

  static let all = clocks + texts + several

  private static let names =
    "acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s"

  private static func values(_ row: Text.Row) -> [String] {
    row.acceleration(times: Text.metres) + row.angularRate(times: 1)
  }

  private static func fixture(
    _ name: String, _ text: String, rateHertz: Double = 50, toleranceG: Double = 0.002
  ) -> FormatFixture {
    FormatFixture(
      name: "named-columns \(name)", fileName: "table.csv", text: text, rateHertz: rateHertz,
      hasGyroscope: true, toleranceG: toleranceG)
  }

  // MARK: Clocks

  private static let clocks = [
    fixture(
      "clock in columns, over midnight",
      "hour,minute,second,millisecond,\(names)\n"
        + Text.rows(50) { row in
          let milliseconds = (86_398_500 + Int((row.time * 1000).rounded())) % 86_400_000
          let seconds = milliseconds / 1000
          return [seconds / 3600, seconds / 60 % 60, seconds % 60, milliseconds % 1000]
            .map(String.init) + values(row)
        }),
    fixture(
      "written times with a place's zone",
      "recorded,\(names)\n"
        + Text.rows(50) { row in [row.calendar() + "+0100 [Europe/London]"] + values(row) }),
    fixture(
      "hundred nanoseconds since 1601",
      "timestamp,\(names)\n"
        + Text.rows(50) { row in
          ["\(133_444_736_000_000_000 + Int64((row.time * 1e7).rounded()))"] + values(row)
        }),
    fixture(
      "a counter of 16 bits that begins again",
      "time_ms,\(names)\n"
        + Text.rows(50) { row in
          ["\((64_000 + Int((row.time * 1000).rounded())) % 65_536)"] + values(row)
        }),
    fixture(
      "minutes",
      "time (min),\(names)\n"
        + Text.rows(50) { row in [Text.fixed(row.time / 60, 8)] + values(row) }),
  ]

  // MARK: Ways to write

  private static let texts = [
    fixture(
      "remarks between rows",
      "# a logger\ntime_s,\(names)\n"
        + Text.rows(50) { row in
          [(row.index % 40 == 20 ? "# said by somebody\n" : "") + Text.fixed(row.time, 4)]
            + values(row)
        } + "# end\n"),
    fixture(
      "typographic minus and decimal commas",
      "time_s;\(names.replacingOccurrences(of: ",", with: ";"))\n"
        + Text.rows(50, delimiter: ";") { row in
          ([Text.fixed(row.time, 4)] + values(row)).map {
            $0.replacingOccurrences(of: ".", with: ",")
              .replacingOccurrences(of: "-", with: "\u{2212}")
          }
        }),
    fixture(
      "German words",
      "Zeit (s);Beschleunigung x (m/s²);Beschleunigung y (m/s²);Beschleunigung z (m/s²);"
        + "Drehrate x (°/s);Drehrate y (°/s);Drehrate z (°/s)\n"
        + Text.rows(50, delimiter: ";") { row in
          [Text.fixed(row.time, 4)] + row.acceleration(times: Text.metres)
            + row.angularRate(times: Text.degrees)
        }),
    fixture(
      "two returns and a line end",
      "time_s,\(names)\r\r\n"
        + Text.rows(50, lineEnd: "\r\r\n") { row in [Text.fixed(row.time, 4)] + values(row) }),
    fixture(
      "returns alone",
      "time_s,\(names)\r"
        + Text.rows(50, lineEnd: "\r") { row in [Text.fixed(row.time, 4)] + values(row) }),
    fixture(
      "units below the names",
      "Zeit,ax,ay,az,gx,gy,gz\ns,m/s^2,m/s^2,m/s^2,deg/s,deg/s,deg/s\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 4)] + row.acceleration(times: Text.metres)
            + row.angularRate(times: Text.degrees)
        }),
    fixture(
      "thousandths of degrees and of g",
      "time_ms,acc_x_mg,acc_y_mg,acc_z_mg,gyr_x_mdps,gyr_y_mdps,gyr_z_mdps\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time * 1000, 0)] + row.acceleration(times: 1000, decimals: 2)
            + row.angularRate(times: 1000 * Text.degrees, decimals: 1)
        }),
  ]

  // MARK: Several sensors

  private static let several = [
    fixture(
      "sensors side by side",
      "time_s,"
        + ["left_thigh", "pelvis"].map { sensor in
          names.split(separator: ",").map { "\(sensor)_\($0)" }.joined(separator: ",")
        }.joined(separator: ",") + "\n"
        + Text.rows(50) { row in [Text.fixed(row.time, 4)] + values(row) + values(row) }),
    fixture(
      "sensors in turn",
      "time_s,sensor_name,\(names)\n"
        + Text.rows(50) { row in
          [Text.fixed(row.time, 4), "thigh"] + values(row).dropLast()
            + ["\(values(row)[5])\n\(Text.fixed(row.time, 4)),pelvis"] + values(row)
        }),
    fixture(
      "gravity beside the rest",
      "time_s,gravity_x,gravity_y,gravity_z,user_acc_x,user_acc_y,user_acc_z,gyr_x_rad_s,gyr_y_rad_s,gyr_z_rad_s\n"
        + Text.rows(50) { row in
          let rest = [0.01, -0.02, 0.03]
          let gravity = zip(row.acceleration, rest).map { Text.fixed($0 - $1, 5) }
          return [Text.fixed(row.time, 4)] + gravity + rest.map { Text.fixed($0, 5) }
            + row.angularRate(times: 1)
        }),
  ]
}
