import HiplineCore
import HiplineIO
import Testing

struct TimeAxisTests {
  private func table(_ name: String, _ times: [String]) -> String {
    "\(name),acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
      + times.enumerated().map { "\($1),0.\($0),0,9.8\n" }.joined()
  }

  @Test(arguments: [
    ("time_s", ["5", "5.01", "5.02"]), ("time_ms", ["5000", "5010", "5020"]),
    ("time (us)", ["5000000", "5010000", "5020000"]),
    ("time [ns]", ["5000000000", "5010000000", "5020000000"]),
  ])
  func `a unit in the name is obeyed and zero is the first sample`(name: String, times: [String])
    throws
  {
    let read = try recording(table(name, times))
    let stamps = read.accelerometer?.timestamps ?? []
    #expect(stamps.first == 0)
    #expect(abs(stamps[2] - 0.02) < 1e-12)
    #expect(read.clock == .sinceStart(seconds: 5))
    #expect(!read.codes.contains(.timeUnitInferred))
  }

  @Test(arguments: [
    ["0", "0.01", "0.02"], ["0", "10", "20"], ["0", "10000", "20000"],
    ["0", "10000000", "20000000"],
  ])
  func `without a unit the rate tells it`(times: [String]) throws {
    let read = try recording(table("timestamp", times))
    #expect(abs((read.accelerometer?.timestamps[1] ?? 0) - 0.01) < 1e-12)
    #expect(read.codes == [.timeUnitInferred])
  }

  @Test(arguments: [
    ["1700810754.68", "1700810754.69", "1700810754.70"],
    ["1700810754680", "1700810754690", "1700810754700"],
    ["1700810754680000", "1700810754690000", "1700810754700000"],
    ["1700810754680000000", "1700810754690000000", "1700810754700000000"],
  ])
  func `stamps since 1970 tell their unit by their size`(times: [String]) throws {
    let read = try recording(table("timestamp", times))
    #expect(abs((read.accelerometer?.timestamps[1] ?? 0) - 0.01) < 1e-9)
    guard case .absolute(let seconds) = read.clock else {
      Issue.record("no absolute clock")
      return
    }
    #expect(abs(seconds - 1_700_810_754.68) < 1e-6)
  }

  @Test func `nanoseconds of nineteen digits keep every digit`() throws {
    let read = try recording(
      table("time (ns)", ["1700810754682863000", "1700810754682863001", "1700810754682863017"]))
    #expect(read.accelerometer?.timestamps == [0, 1e-9, 17e-9])
  }

  @Test func `written times may lack the fraction on whole seconds`() throws {
    let read = try recording(
      table(
        "time", ["2018-11-08 11:34:55.990000", "2018-11-08 11:34:56", "2018-11-08 11:34:56.010000"])
    )
    #expect(read.accelerometer?.timestamps == [0, 0.01, 0.02])
    #expect(read.clock == .absolute(unixSeconds: 1_541_676_895.99))
  }

  @Test func `a time of day goes on over midnight`() throws {
    let read = try recording(table("time", ["23:59:59:990", "00:00:00:000", "00:00:00:010"]))
    #expect(read.accelerometer?.timestamps == [0, 0.01, 0.02])
    #expect(!read.codes.contains(.outOfOrder))
  }

  @Test func `a counter of 32 bits that overflows goes on`() throws {
    let read = try recording(table("SampleTimeFine", ["4294967290", "9996", "19996"]))
    let stamps = read.accelerometer?.timestamps ?? []
    #expect(abs(stamps[1] - 0.010002) < 1e-9)
    #expect(!read.codes.contains(.outOfOrder))
  }

  @Test func `rows out of order are sorted and counted`() throws {
    let read = try recording(table("time_s", ["0", "0.02", "0.01", "0.03"]))
    #expect(read.accelerometer?.timestamps == [0, 0.01, 0.02, 0.03])
    #expect(read.accelerometer?.values.x == [0, 0.2, 0.1, 0.3])
    #expect(read.finding(.outOfOrder)?.message.hasPrefix("1 row") == true)
  }

  @Test func `equal stamps are kept in their order and counted`() throws {
    let read = try recording(table("time_s", ["0", "0.01", "0.01", "0.03"]))
    #expect(read.accelerometer?.values.x == [0, 0.1, 0.2, 0.3])
    #expect(read.finding(.duplicateTimestamps)?.message.hasPrefix("1 row") == true)
  }

  @Test func `leading rows of zeros are no samples`() throws {
    let read = try recording(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n0,0,0,0\n0.01,0,0,0\n0.02,0,0,9.8\n0.03,0,0,9.8\n")
    #expect(read.accelerometer?.timestamps.first == 0)
    #expect(read.sampleCount == 2)
    #expect(read.finding(.leadingZeros)?.message.hasPrefix("2 rows") == true)
    #expect(read.clock == .sinceStart(seconds: 0.02))
  }

  @Test func `no time and no rate is no time base`() {
    let text = "acc_x_g,acc_y_g,acc_z_g\n0,0,1\n0,0,1\n"
    #expect(failure(text)?.code == .noTimeBase)
    #expect(failure(text)?.line == 1)
  }

  @Test func `a rate before the header is a time base`() throws {
    let read = try recording(
      "# Sample Rate: 50 Hz\nacc_x_g,acc_y_g,acc_z_g\n0,0,1\n0,0.1,1\n0,0,1\n")
    #expect(read.accelerometer?.timestamps == [0, 0.02, 0.04])
    #expect(read.nominalRateHertz == 50)
    #expect(read.clock == .unknown)
  }

  @Test
  func `times in whole seconds are too coarse for a few seconds, and times in minutes at all`() {
    let times = (0..<200).map { "2020-01-01 10:00:0\($0 / 50)" }
    #expect(failure(table("time", times))?.code == .noTimeBase)
    let minutes = (0..<60_000).map { "2020-01-01 10:\(10 + $0 / 3000)" }
    #expect(failure(table("time", minutes))?.code == .noTimeBase)
  }

  @Test func `times in whole seconds of a set are read, and rows that share one are in order`()
    throws
  {
    let times = (0..<2000).map { "2020-01-01 10:00:\(10 + $0 / 50)" }
    #expect(try recording(table("time", times)).accelerometer?.count == 2000)
  }
}
