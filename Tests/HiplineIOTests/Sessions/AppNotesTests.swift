import HiplineCore
import Testing

@testable import HiplineIO

struct PhyphoxTimesTests {
  private let table = """
    "event","experiment time","system time","system time text"
    "START",0.000000000000000E0,1.700000000250000E9,"2023-11-14 22:13:20.250 UTC+00:00"
    "PAUSE",1.000000000000000E1,1.700000010250000E9,"…"
    "START",1.000000000000000E1,1.700000040250000E9,"…"
    "PAUSE",2.000000000000000E1,1.700000050250000E9,"…"
    """

  private func recording(_ times: [Double], clock: Clock) -> Recording {
    Recording(
      name: "Accelerometer.csv", format: "phyphox", clock: clock,
      accelerometer: TimedSeries(
        timestamps: times, values: VectorSeries(times.map { Vector3($0, 0, 9.8) })))
  }

  @Test(arguments: [",", ";", "\t"], [".", ","])
  func `experiment time becomes absolute, and a pause is a gap`(
    delimiter: String, mark: String
  ) throws {
    if delimiter == mark { return }
    let text = table.replacing(",", with: "|").replacing(".", with: mark)
      .replacing("|", with: delimiter)
    let times = try #require(PhyphoxTimes(Array(text.utf8)))
    let placed = times.applied(to: recording([0, 5, 9.5, 10.5], clock: .sinceStart(seconds: 0.5)))
    #expect(placed.clock == .absolute(unixSeconds: 1_700_000_000.75))
    #expect(placed.accelerometer?.timestamps == [0, 5, 39.5, 40.5])
  }

  @Test func `what does not count from the start stays`() throws {
    let times = try #require(PhyphoxTimes(Array(table.utf8)))
    let recording = recording([0, 1], clock: .unknown)
    #expect(times.applied(to: recording).clock == .unknown)
    let back = "event,experiment time,system time\nSTART,0,100\nSTART,10,90\n"
    #expect(PhyphoxTimes(Array(back.utf8)) == nil)
    #expect(PhyphoxTimes([]) == nil)
  }
}

struct SensorLoggerNotesTests {
  private func notes(_ platform: String, _ version: String, _ standardised: String)
    -> SensorLoggerNotes?
  {
    SensorLoggerNotes(
      Array(
        """
        version,device name,recording epoch time,platform,appVersion,standardisation
        3,x,1700810754632,\(platform),\(version),\(standardised)

        """.utf8))
  }

  private func sign(_ file: String, _ notes: SensorLoggerNotes?) -> String {
    let recording = Recording(
      name: "a/\(file)", format: "sensor-logger",
      accelerometer: TimedSeries(timestamps: [0], values: VectorSeries([Vector3(0, 0, 9.8)])),
      holdsGravity: true, restSign: .unknown,
      findings: [Finding(.signUnknown, .info, "unknown", hint: "none")])
    let settled = notes?.applied(to: recording)
    #expect(settled.map { $0.findings.isEmpty == ($0.restSign != .unknown) } ?? true)
    let z = settled?.accelerometer?.values[0].z ?? .nan
    return "\(settled?.restSign?.rawValue ?? "none") \(z)"
  }

  @Test func `the platform and the setting tell the sign`() {
    let file = "AccelerometerUncalibrated.csv"
    #expect(sign(file, notes("android", "1.26.0", "false")) == "up-positive 9.8")
    #expect(sign(file, notes("ios", "1.26.0", "")) == "up-negative -9.8")
    #expect(sign(file, notes("ios", "1.51.0", "true")) == "up-positive 9.8")
  }

  @Test func `the watch follows the setting since 1.63`() {
    #expect(sign("WristMotion.csv", notes("ios", "1.60.1", "false")) == "up-negative -9.8")
    #expect(sign("WristMotion.csv", notes("ios", "1.60.1", "true")) == "unknown 9.8")
    #expect(sign("WristMotion.csv", notes("ios", "1.63.0", "true")) == "up-positive 9.8")
    #expect(sign("WristMotion.csv", notes("android", "1.63.0", "true")) == "unknown 9.8")
  }

  @Test func `another platform and another table tell nothing`() {
    #expect(notes("windows", "1", "true") == nil)
    #expect(SensorLoggerNotes(Array("a,b\n1,2\n".utf8)) == nil)
    #expect(SensorLoggerNotes([]) == nil)
  }
}
