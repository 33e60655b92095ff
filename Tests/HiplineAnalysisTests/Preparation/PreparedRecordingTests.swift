import HiplineCore
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct PreparedRecordingTests {
  @Test func `a short gap is bridged and said, and no sample counts as missing`() throws {
    let recording = stillRecording(seconds: 10).keeping { !(4..<4.3).contains($0) }
    let prepared = try PreparedRecording(recording)
    #expect(prepared.uniform.count == 1000)
    #expect(prepared.uniform.gaps.isEmpty)
    try #require(prepared.findings.map(\.code) == [.gapFilled, .samplesLost])
    #expect(prepared.findings[0].message.hasPrefix("1 short gap was"))
  }

  @Test func `a long gap stays open, over just the samples that are missing`() throws {
    let recording = stillRecording(seconds: 10).keeping { !(4..<5.5).contains($0) }
    let prepared = try PreparedRecording(recording)
    #expect(prepared.uniform.count == 1000)
    let gap = try #require(prepared.uniform.gaps.first)
    #expect(abs(gap.lowerBound - 400) <= 1 && abs(gap.upperBound - 551) <= 1)
    try #require(prepared.findings.map(\.code) == [.gapSplit, .samplesLost])
    #expect(prepared.findings[0].severity == .warning)
    #expect(prepared.findings[0].message.contains("1.5 s"))
  }

  @Test func `a rate other than the stated one is used and said`() throws {
    var recording = stillRecording(seconds: 10, rateHertz: 98)
    recording.nominalRateHertz = 100
    let prepared = try PreparedRecording(recording)
    try #require(prepared.findings.map(\.code) == [.rateDiffers])
    #expect(abs(prepared.uniform.sampleRateHertz - 98) < .iteration)
    recording.nominalRateHertz = 98.5
    #expect(try PreparedRecording(recording).findings.isEmpty)
  }

  @Test func `the recording's own findings come first`() throws {
    var recording = stillRecording(seconds: 10).keeping { !(4..<4.3).contains($0) }
    recording.findings = [Finding(.unitInferred, .info, "g", hint: "name the unit")]
    #expect(try PreparedRecording(recording).findings.first?.code == .unitInferred)
  }

  @Test func `less than two seconds, or a single stamp, cannot be analysed`() {
    for recording in [
      stillRecording(seconds: 1.9), stillRecording(seconds: 0.01),
      stillRecording(seconds: 5).keeping { $0 < 1 },
    ] {
      let failure = #expect(throws: InputFailure.self) { try PreparedRecording(recording) }
      #expect(failure?.code == .empty)
      #expect(failure?.path == "still")
    }
  }

  @Test func `a gyroscope alone cannot be analysed`() {
    var recording = stillRecording(seconds: 5)
    recording.gyroscope = recording.accelerometer
    recording.accelerometer = nil
    let failure = #expect(throws: InputFailure.self) { try PreparedRecording(recording) }
    #expect(failure?.code == .noAcceleration)
  }

  @Test func `a gyroscope without a sample is none`() throws {
    var recording = stillRecording(seconds: 5)
    recording.gyroscope = TimedSeries(timestamps: [], values: VectorSeries([]))
    #expect(try PreparedRecording(recording).uniform.gyroscope == nil)
  }

  @Test func `a gyroscope on stamps of its own is brought onto the accelerometer's`() throws {
    var recording = stillRecording(seconds: 5)
    let times = (0..<260).map { Double($0) / 52 }
    recording.gyroscope = TimedSeries(
      timestamps: times, values: VectorSeries(times.map { Vector3($0, 0, -$0) }))
    let prepared = try PreparedRecording(recording)
    let gyroscope = try #require(prepared.uniform.gyroscope)
    #expect(gyroscope.count == prepared.uniform.count)
    #expect((gyroscope[250] - Vector3(2.5, 0, -2.5)).norm < .recursion)
  }

  @Test func `seconds without a gyroscope in between are a gap as well`() throws {
    var recording = stillRecording(seconds: 10)
    recording.gyroscope = recording.accelerometer
    let whole = recording.accelerometer
    var lossy = recording.keeping { !(4..<5.5).contains($0) }
    lossy.accelerometer = whole
    let prepared = try PreparedRecording(lossy)
    #expect(prepared.uniform.gaps.contains { $0.contains(475) })
    #expect(prepared.findings.contains { $0.code == .gapSplit })
  }

  @Test(arguments: [(9.99, "9.99"), (9.9999, "9.99"), (5, "5.00"), (30_000, "30000.00")])
  func `a rate that is refused does not read as one that is not`(rate: Double, text: String) {
    let recording = stillRecording(seconds: 10, rateHertz: rate)
    let failure = #expect(throws: InputFailure.self) { try PreparedRecording(recording) }
    #expect(failure?.message.contains("make \(text) samples") == true)
  }

  @Test func `where a gap interrupts every repetition, that is said and no small movement`() throws
  {
    var recording = Sessions.short.session.recordings[0]
    func keep(_ seconds: Double) -> Bool { seconds.truncatingRemainder(dividingBy: 5) > 0.6 }
    recording = recording.keeping { keep($0) }
    let prepared = try PreparedRecording(recording)
    #expect(abs((prepared.longestBetweenGapsSeconds ?? 0) - 4.4) < 0.1)
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [recording]))
    let said = result.findings.filter { $0.code == .noRepetition }.map(\.message)
    #expect(said.count == 1 && said[0].contains("gap") && !said[0].contains("°"))
    #expect(try PreparedRecording(stillRecording(seconds: 10)).longestBetweenGapsSeconds == nil)
  }
}
