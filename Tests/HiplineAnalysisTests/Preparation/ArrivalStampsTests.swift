import HiplineCore
import HiplineSignal
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct ArrivalStampsTests {
  /// The short session's thigh with other stamps, and only the rows that are kept.
  private func recording(
    keeping: (Int) -> Bool = { _ in true }, stamped: ([Double], Int) -> Double
  ) -> Recording {
    var recording = Sessions.short.session.recordings[0]
    func with(_ stream: TimedSeries?) -> TimedSeries? {
      stream.map { stream in
        let rows = stream.values.indices.filter(keeping)
        var latest = 0.0
        return TimedSeries(
          timestamps: rows.map { row in
            latest = max(latest, stamped(stream.timestamps, row))
            return latest
          }, values: VectorSeries(rows.map { stream.values[$0] }))
      }
    }
    recording.accelerometer = with(recording.accelerometer)
    recording.gyroscope = with(recording.gyroscope)
    return recording
  }

  /// In packets of so many samples that arrive with the last of them, late by up to `delay` seconds.
  private func arriving(
    _ size: Int, apart: Double, delay: Double
  ) -> ([Double], Int) -> Double {
    { stamps, row in
      let packet = row / size
      let last = stamps[min(packet * size + size - 1, stamps.count - 1)]
      let late = delay * Double(packet * 7919 % 101) / 101
      return last + late + apart * Double(row % size)
    }
  }

  private func expectTruth(
    _ recording: Recording, rateWithin: Double = 0.002, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [recording]))
    let plain = Sessions.short.result
    #expect(
      result.findings.count { $0.code == .arrivalTimestamps } == 1, comment,
      sourceLocation: sourceLocation)
    let rate = try PreparedRecording(recording).timeBase.sampleRateHertz
    let trueRate = try PreparedRecording(Sessions.short.session.recordings[0]).timeBase
      .sampleRateHertz
    #expect(abs(rate / trueRate - 1) < rateWithin, comment, sourceLocation: sourceLocation)
    try #require(
      result.repetitions.count == plain.repetitions.count, comment, sourceLocation: sourceLocation)
    for (a, b) in zip(result.repetitions, plain.repetitions) {
      func number(_ definition: MetricDefinition) -> (Double?, Double?) {
        (a.number(definition), b.number(definition))
      }
      let range = number(RangeOfMotion.range)
      #expect(
        abs((range.0 ?? .nan) - (range.1 ?? .nan)) < 0.3, comment, sourceLocation: sourceLocation)
      guard case (let size?, let expected?) = number(HoldTremor.rate) else { continue }
      // Nothing of the tremor is lost where it stands out.
      #expect(abs(size / expected - 1) < 0.15, comment, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [2, 5, 10, 20], [0.0, 0.0012, 0.004])
  func `packets that are stamped as they arrive are spread evenly`(size: Int, apart: Double) throws
  {
    for delay in [0, 0.01] {
      try expectTruth(
        recording(stamped: arriving(size, apart: apart, delay: delay)),
        "\(size) a packet, \(apart) s apart, late by \(delay) s")
    }
  }

  @Test func `packets that are lost leave gaps where they were`() throws {
    let lost = recording(
      keeping: { $0 / 10 % 17 != 3 }, stamped: arriving(10, apart: 0.001, delay: 0.01))
    let prepared = try PreparedRecording(lost)
    let whole = try PreparedRecording(Sessions.short.session.recordings[0])
    #expect(
      abs(prepared.timeBase.sampleRateHertz / whole.timeBase.sampleRateHertz - 1) < 0.002)
    #expect(abs(prepared.uniform.count - whole.uniform.count) <= 10)
    #expect(prepared.timeBase.lostSamples > 10)
  }

  @Test(arguments: [0.1, 0.2])
  func `stamps rounded by a spreadsheet are spread evenly`(step: Double) throws {
    try expectTruth(
      recording(stamped: { stamps, row in (stamps[row] / step).rounded() * step }),
      "rounded to \(step) s")
  }

  @Test(arguments: [0.6, 0.78, 0.9])
  func `a clock that ticks nearly as slowly as samples come makes no other rate`(
    share: Double
  ) throws {
    try expectTruth(
      recording(stamped: { stamps, row in
        let tick = share * (stamps[1] - stamps[0])
        return (stamps[row] / tick).rounded(.down) * tick
      }), "ticks of \(share) steps")
  }

  @Test(arguments: [0.1, 0.25, 0.4])
  func `samples lost here and there are not made up`(share: Double) throws {
    let lossy = recording(
      keeping: { Double($0 * 7919 % 1009) >= share * 1009 }, stamped: { $0[$1] })
    #expect(ArrivalStamps.spread(lossy).accelerometer == lossy.accelerometer)
  }

  @Test func `three digits are few from ten seconds on`() throws {
    try expectTruth(
      recording(stamped: { stamps, row in
        let unit = stamps[row] < 1 ? 0.001 : stamps[row] < 10 ? 0.01 : stamps[row] < 100 ? 0.1 : 1
        return (stamps[row] / unit).rounded() * unit
      }), "three digits")
  }

  @Test(arguments: [(10, 5), (20, 6), (8, 3)])
  func `samples that are missing in truth are not made up`(period: Int, kept: Int) throws {
    let lossy = recording(keeping: { $0 % period < kept }, stamped: { $0[$1] })
    let prepared = try PreparedRecording(lossy)
    #expect(!prepared.findings.contains { $0.code == .arrivalTimestamps })
    // A tremor is not looked for where so much is a straight line.
    let result = try Analyzer().analyze(
      SessionInput(id: "x", exercise: .clamshell, recordings: [lossy]))
    #expect(!result.repetitions.isEmpty)
    for repetition in result.repetitions {
      #expect(repetition.number(HoldTremor.rate) == nil)
    }
  }

  @Test(arguments: [0.0, 0.1, 0.3])
  func `stamps with jitter are left as they are`(jitter: Double) throws {
    var generator = HiplineTestSupport.SplitMix64(seed: 17)
    let shares = generator.uniform(count: 10_000)
    let jittered = recording(stamped: { stamps, row in
      stamps[row] + jitter * (stamps[1] - stamps[0]) * shares[row % shares.count]
    })
    #expect(ArrivalStamps.spread(jittered).accelerometer == jittered.accelerometer)
  }
}
