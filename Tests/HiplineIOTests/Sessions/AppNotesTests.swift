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

struct StretchMarksTests {
  private static let zero = 1_700_000_000.0

  private func marks(_ notes: [(Double, String)]) -> StretchMarks? {
    let rows = notes.map {
      "\(Int64((Self.zero + $0.0) * 1e3))000000,\($0.0),\($0.1),120\n"
    }
    return StretchMarks(
      Array(("time,seconds_elapsed,text,millisecond_press_duration\n" + rows.joined()).utf8))
  }

  private func leftOut(
    _ notes: [(Double, String)], clock: Clock = .absolute(unixSeconds: zero)
  ) -> [String] {
    let recording = Recording(name: "a.csv", format: "sensor-logger", clock: clock)
    guard let read = marks(notes)?.applied(to: recording) else { return ["no notes"] }
    #expect(read.findings.allSatisfy { $0.code == .notesBeside })
    if case .absolute = clock { #expect(read.findings.count == 1) }
    return read.leftOutSeconds.map { stretch in
      [stretch.lowerBound, stretch.upperBound].map { "\(($0 * 1000).rounded() / 1000)" }
        .joined(separator: " ")
    }
  }

  @Test func `what is not between a start and a stop is left out`() {
    #expect(leftOut([(5, "start"), (60, "stop")]) == ["-inf 5.0", "60.0 inf"])
    #expect(leftOut([(60, "Stop!"), (5, "Start set 1")]) == ["-inf 5.0", "60.0 inf"])
    #expect(leftOut([(30, "Pause"), (40, "start")]) == ["30.0 40.0"])
    #expect(
      leftOut([(5, "Anfang"), (20, "Ende"), (30, "Anfang"), (50, "Ende")])
        == ["-inf 5.0", "20.0 30.0", "50.0 inf"])
    #expect(leftOut([(5, "start"), (7, "start"), (60, "stop"), (61, "stop")]).count == 2)
    #expect(leftOut([(90, "fin")]) == ["90.0 inf"])
    #expect(leftOut([(5, "start"), (9, "itches"), (60, "stop")]) == ["-inf 5.0", "60.0 inf"])
  }

  @Test func `notes that do not say so leave nothing out`() {
    #expect(leftOut([(5, "left leg"), (9, "endless, restarted")]).isEmpty)
    #expect(leftOut([(5, "start to the end")]).isEmpty)
    #expect(leftOut([(5, "start")], clock: .unknown).isEmpty)
    #expect(leftOut([]) == ["no notes"])
    #expect(StretchMarks([]) == nil)
    #expect(StretchMarks(Array("time,seconds_elapsed,z,y,x\n1,2,3,4,5\n".utf8)) == nil)
  }

  @Test func `no message holds a note`() {
    for text in ["Frau Muster stop", "Frau Muster"] {
      let read = marks([(5, text)])?
        .applied(to: Recording(name: "a", format: "b", clock: .absolute(unixSeconds: Self.zero)))
      let said = read?.findings.map { $0.message + $0.hint }.joined() ?? ""
      #expect(!said.isEmpty && !said.contains("Muster"))
    }
  }
}
