import HiplineCore
import HiplineIO
import Testing

/// The rules that every reader of recorders' files must follow, each forced by some device.
struct CrossFormatRuleTests {
  private static let names = "time_s,acc_x_g,acc_y_g,acc_z_g\n"

  // MARK: 1 and 2: encoding, line ends, separators

  @Test func `a byte-order mark, Windows-1252, mixed line ends and an empty first line do no harm`()
    throws
  {
    let text =
      "\r\n"
      + "Time (s),Acceleration x (m/s²),Acceleration y (m/s²),Acceleration z (m/s²)\r\n0,0,0,9.8\n"
      + "0.01,0,0.1,9.8\r\n0.02,0,0,9.8"
    let marked = try recording("\u{FEFF}" + text)
    let windows = try RecordingReader.read(
      bytes: text.unicodeScalars.map { UInt8($0.value) }, name: "a.csv")
    for read in [marked] + windows {
      #expect(read.accelerometer?.timestamps == [0, 0.01, 0.02])
      #expect(read.columns.map(\.unit) == ["s", "m/s²", "m/s²", "m/s²"])
    }
  }

  @Test(arguments: [
    ("sep=;\n", ";"), ("\"sep=;\"\r\n", ";"), ("sep=\\t\n", "\t"), ("\"sep=\\t\"\n", "\t"),
    ("sep=,\n", ","), ("sep=|\n", "|"),
  ])
  func `a line may name the separator, and rows may end with one`(line: String, separator: String)
    throws
  {
    let table = CrossFormatRuleTests.names + "0,0,0,1,\n0.01,0,0.1,1,\n0.02,0,0,1,,\n"
    let read = try recording(line + table.replacing(",", with: separator))
    #expect(read.accelerometer?.values.y == [0, 0.1 * 9.80665, 0])
    #expect(read.columns.count == 4)
  }

  @Test func `a preamble padded by a spreadsheet is no header`() throws {
    let read = try recording(
      "Subject,A,,\nSample Rate:,50,Hz,\nacc_x_g,acc_y_g,acc_z_g,\n0,0,1,\n0,0.1,1,\n")
    #expect(read.nominalRateHertz == 50)
    #expect(read.accelerometer?.timestamps == [0, 0.02])
  }

  // MARK: 3: names

  @Test func `columns are found by name, in any order, case and spelling of units`() throws {
    let plain = try recording(
      "time (us),gyr_x (deg/s),gyr_y (deg/s),gyr_z (deg/s),acc_x (m/s^2),acc_y (m/s^2),acc_z (m/s^2)\n"
        + (0..<30).map { "\($0 * 10_000),1,2,3,0.1,0.2,9.8\n" }.joined())
    for (micro, degrees, square) in [
      ("\u{B5}s", "\u{B0}/s", "m/s\u{B2}"), ("\u{3BC}s", "dps", "m/s/s"),
      ("\u{C2}\u{B5}s", "\u{C2}\u{B0}/s", "m/s\u{C2}\u{B2}"), ("us", "\u{AC}\u{221E}/s", "M/S^2"),
    ] {
      let header =
        " ACC_Z (\(square)) ,\"Acc_Y (\(square))\",acc_x (\(square)),GYR_Z (\(degrees)),"
        + "gyr_y (\(degrees)), Gyr_X (\(degrees)),Time (\(micro))\n"
      let read = try recording(
        header + (0..<30).map { "9.8,0.2,0.1,3,2,1,\($0 * 10_000)\n" }.joined())
      #expect(read.accelerometer == plain.accelerometer, "\(header)")
      #expect(read.gyroscope == plain.gyroscope, "\(header)")
    }
  }

  // MARK: 4 and 5: numbers

  @Test func `a decimal comma goes with semicolons and tabs only`() throws {
    let names = "time_s;acc_x_g;acc_y_g;acc_z_g\n"
    let read = try recording(names + "0,00;0,5;0;1\n0,01;0,25;0;1\n")
    #expect(read.accelerometer?.values.x == [0.5 * 9.80665, 0.25 * 9.80665])
    let both = failure(CrossFormatRuleTests.names + "0,00,0,50,0,00,1,00\n0,01,0,25,0,00,1,00\n")
    #expect(both?.code == .malformedRow)
    #expect(both?.hint.contains("comma") == true)
  }

  @Test func `numbers may have exponents of any length and a minus before zero`() throws {
    let read = try recording(
      CrossFormatRuleTests.names
        + "0.0E0,1.0E-3,8.6063e-005,1.0E0\n1e-2,-0.0000,+1.5e+000,.98\n2.0E-2,0.,0,1.\n")
    #expect(read.accelerometer?.values.y[0] == 8.6063e-5 * 9.80665)
    #expect(read.accelerometer?.values.y[1] == 1.5 * 9.80665)
    #expect(read.accelerometer?.values.z == [9.80665, 0.98 * 9.80665, 9.80665])
  }

  @Test(arguments: ["", "NaN", "nan", "null", "NA"])
  func `a missing value drops its row and is reported`(missing: String) throws {
    let read = try recording(
      CrossFormatRuleTests.names + stillRows(50, oneG: 1) + "0.5,\(missing),0,1\n"
        + stillRows(50, oneG: 1, start: 0.51))
    #expect(read.sampleCount == 100)
    #expect(read.codes == [.missingValues])
  }

  @Test func `minus 9999 on all axes is a placeholder`() throws {
    let read = try recording(
      CrossFormatRuleTests.names + stillRows(50, oneG: 1) + "0.5,-9999,-9999,-9999\n"
        + stillRows(50, oneG: 1, start: 0.51))
    #expect(read.sampleCount == 100)
    #expect(read.codes == [.missingValues])
  }

  // MARK: 6: time

  @Test(arguments: [
    ("1700000000.00", "1700000000.02"), ("1700000000000", "1700000000020"),
    ("1700000000000000", "1700000000020000"), ("1700000000000000000", "1700000000020000000"),
    ("2023-11-14T22:13:20Z", "2023-11-14T22:13:20.020Z"),
    ("2023-11-14T22.13.20.000", "2023-11-14T22.13.20.020"),
    ("2023-11-14 22:13:20:0", "2023-11-14 22:13:20:20"),
    ("2023-11-14 22:12:60.000", "2023-11-14 22:13:00.020"),
    ("2023-11-15 06:13:20 +0800", "2023-11-15 06:13:20.02 +0800"),
  ])
  func `times since 1970 by their size, and written times, mean the same clock`(
    first: String, second: String
  ) throws {
    let read = try recording("time,acc_x_g,acc_y_g,acc_z_g\n\(first),0,0,1\n\(second),0,0.1,1\n")
    #expect(abs((read.accelerometer?.timestamps[1] ?? 0) - 0.02) < 1e-6)
    guard case .absolute(let start) = read.clock else {
      Issue.record("no absolute clock")
      return
    }
    let isLeap = first.contains(":60")
    #expect(abs(start - InventedMovement.startUnixSeconds + (isLeap ? 20 : 0)) < 1e-3)
  }

  @Test(arguments: [
    ("23:59:59.990", "00:00:00.010"), ("23:59:59:990", "0:0:0:10"),
    ("11:59:59.990 PM", "12:00:00.010 AM"), ("59:59.99", "00:00.01"),
    ("1/31/2023 23:59:59.99", "2/1/2023 00:00:00.01"),
    ("31-1-2023 23:59:59.99", "1-2-2023 00:00:00.01"),
  ])
  func `a time without a usable date goes on over midnight, or over the hour`(
    first: String, second: String
  ) throws {
    let read = try recording("time,acc_x_g,acc_y_g,acc_z_g\n\(first),0,0,1\n\(second),0,0.1,1\n")
    #expect(abs((read.accelerometer?.timestamps[1] ?? 0) - 0.02) < 1e-6)
    guard case .sinceStart = read.clock else {
      Issue.record("a date was made up")
      return
    }
  }

  // MARK: 7 and 8: counters and files of one session

  @Test func `counters go on after their overflow, and lost samples leave their time`() throws {
    let read = try recording(
      of: .named("xsens-text counter that overflows and lost samples"))
    let steps = try #require(read.accelerometer.map(steps))
    #expect(abs((steps.max() ?? 0) - 3.0 / 40) < 1e-9)
    #expect(abs((steps.min() ?? 0) - 1.0 / 40) < 1e-9)
  }

  @Test func `files of one session keep their own clocks, which are absolute`() throws {
    let acceleration = try recording(of: .named("metabase acceleration"))
    let lines = FormatFixture.named("metabase gyroscope").text.split(separator: "\n")
    // The gyroscope began half a second later, and its `elapsed` from zero.
    let late = try recording((lines[...0] + lines[26...]).joined(separator: "\n"))
    guard case .absolute(let first) = acceleration.clock, case .absolute(let second) = late.clock
    else {
      Issue.record("no absolute clocks")
      return
    }
    #expect(abs(second - first - 0.5) < 1e-6)
  }

  private func steps(_ series: TimedSeries) -> [Double] {
    zip(series.timestamps.dropFirst(), series.timestamps).map(-)
  }

  // MARK: 9 and 10: held rows, rounded stamps

  @Test func `a row that repeats sample and stamp is no sample, an equal value at rest is one`()
    throws
  {
    let rows = (0..<40).map { "\(Double($0 / 2) / 100),0,0,1\n" }.joined()
    let held = try recording(CrossFormatRuleTests.names + rows)
    #expect(held.sampleCount == 20)
    #expect(held.codes == [.heldSamples])
    let rest = (0..<40).map { "\(Double($0) / 100),0,0,1\n" }.joined()
    #expect(try recording(CrossFormatRuleTests.names + rest).sampleCount == 40)
  }

  @Test func `stamps rounded to milliseconds keep the rate and are reported where equal`() throws {
    let hertz = 1600.0
    let rows = (0..<3200).map { row in
      "\(FixtureText.fixed(Double(row) / hertz, 3)),0,0.\(row % 7),1\n"
    }
    let read = try recording(CrossFormatRuleTests.names + rows.joined())
    #expect(read.sampleCount == 3200)
    #expect(abs(Double(read.sampleCount - 1) / read.durationSeconds - hertz) < 1)
    #expect(read.codes.contains(.duplicateTimestamps))
  }

  // MARK: 11, 12 and 13: plausibility, sign, leading zeros

  @Test(arguments: [
    ("acc_x_g,acc_y_g,acc_z_g", 9.80665), ("acc_x_m_s2,acc_y_m_s2,acc_z_m_s2", 1),
    ("acc_x_g,acc_y_g,acc_z_g", 16_384), ("acc_x_mg,acc_y_mg,acc_z_mg", 1),
  ])
  func `a unit in which rest is not one g, while it is in another, is refused`(
    names: String, oneG: Double
  ) {
    let failure = failure("time_s,\(names)\n" + stillRows(oneG: oneG))
    #expect(failure?.code == .unitContradicted)
    #expect(failure?.line == 1)
    #expect(failure?.column == 2)
  }

  @Test func `without gravity, and with a scale that is no unit's, the reader says so`() throws {
    let absent = try recording(CrossFormatRuleTests.names + stillRows(oneG: 0.02))
    #expect(absent.codes == [.gravityAbsent])
    for (names, oneG) in [
      (CrossFormatRuleTests.names, 3.5), ("time_s,x,y,z\n", 44), ("time_s,ax,ay,az\n", 97),
    ] {
      let unclear = try recording(names + stillRows(oneG: oneG))
      #expect(unclear.findings.last?.code == .scaleUnclear)
      #expect(unclear.findings.last?.severity == .error)
      #expect(unclear.holdsGravity == false)
    }
    let counts = try recording("time_s,ax,ay,az\n" + stillRows(oneG: 2048))
    #expect(counts.columns[1].unit == "1/2048 g")
    #expect(counts.codes == [.unitInferred])
  }

  @Test(arguments: [
    ("sensorlog accelerometer and gyroscope", RestSign.upNegative),
    ("core-motion with time", .upNegative), ("lpms one sensor", .upNegative),
    ("sensor-logger uncalibrated on the watch", .unknown), ("phyphox with comma", .upPositive),
    ("movella-dot real time", .upPositive),
  ])
  func `the sign at rest is stored, and what is read points up`(name: String, sign: RestSign) throws
  {
    let read = try recording(of: .named(name))
    #expect(read.restSign == sign)
    #expect(read.codes.contains(.signUnknown) == (sign == .unknown))
  }

  @Test func `rows of zeros are no samples of an acceleration that holds gravity`()
    throws
  {
    let read = try recording(
      CrossFormatRuleTests.names + "0,0,0,0\n0.01,0,0,0\n" + stillRows(50, oneG: 1, start: 0.02)
        + "0.52,0,0,0\n" + stillRows(50, oneG: 1, start: 0.53))
    #expect(read.sampleCount == 100)
    #expect(read.codes == [.leadingZeros, .missingValues])
  }

  // MARK: 14: what is no recording

  @Test(arguments: [
    ("", InputFailure.Code.empty), ("\n\n \n", .empty),
    ("time_s,acc_x_g,acc_y_g,acc_z_g\n", .empty),
    ("CWA\u{0}\u{1}\u{2}", .notARecording), ("UU\u{0}\u{3}a\u{0}", .notARecording),
    ("Date, Time, Axis1,Axis2,Axis3,Steps\n1/2/2019,08:58:00,0,1,2,3\n", .notARecording),
    ("TimeStamp,axis1,axis2,axis3\n2023-11-14 22:13:20,0,1,2\n", .notARecording),
    (
      "acceleration (mg) - 2023-11-14 10:00:00 - 2023-11-21 09:59:55 - sampleRate = 5 seconds,imputed\n0.2,0\n",
      .notARecording
    ),
    (
      "Trajectories\n200\n,,s01:LFHD,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n1,0,100.1,200.2,300.3\n2,0,100.1,200.2,300.3\n",
      .notARecording
    ),
    ("Phone timestamp;HR [bpm]\n2023-11-14T22:13:20.000;66\n", .notARecording),
    ("1700000000.000000, IBI\n0.500000,0.812500\n1.312500,0.781250\n", .notARecording),
  ])
  func `counts, headers, binaries, trajectories and heart beats are refused as what they are`(
    text: String, code: InputFailure.Code
  ) {
    let failure = failure(text)
    #expect(failure?.code == code)
    #expect(failure?.hint.isEmpty == false)
  }
}
