import HiplineCore
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

struct HoldTremorTests {
  private func tremor(
    hold: Double = 3, withGyroscope: Bool = true, degreesPerSecond: Double
  ) throws -> [MetricValue] {
    let amplitude = degreesPerSecond * .pi / 180
    return HoldTremor.measure(
      try #require(
        try Curve(seconds: 3).repetition(20, hold: hold).holding(seconds: 3).contexts(
          withGyroscope: withGyroscope, shake: { amplitude * Double.sin(2 * .pi * 7 * $0) }
        ).first))
  }

  @Test func `a shaking of known size is found with its frequency, rate and angle`() throws {
    let values = try tremor(degreesPerSecond: 4)
    #expect(values[0].reading == .flag(true))
    #expect(abs((values.number(HoldTremor.frequency) ?? 0) - 7) < 0.1)
    let rate = 4 / 2.0.squareRoot()
    #expect(abs((values.number(HoldTremor.rate) ?? 0) / rate - 1) < 0.05)
    #expect(abs((values.number(HoldTremor.angle) ?? 0) / (rate / (14 * .pi)) - 1) < 0.05)
  }

  @Test func `a short hold is not looked at, and says so`() throws {
    let values = try tremor(hold: 0.4, degreesPerSecond: 4)
    #expect(values.reasonNotMeasured(HoldTremor.detected)?.contains("0.8 s") == true)
  }

  @Test func `a simulated tremor is found in the truth's size`() {
    for (found, truth) in zip(
      Sessions.short.result.repetitions, Sessions.short.session.truth.repetitions)
    {
      let tremor = truth.tremor
      #expect(
        abs((found.number(HoldTremor.frequency) ?? 0) - (tremor?.frequencyHertz ?? -1)) < 0.1)
      let rate = found.number(HoldTremor.rate) ?? 0
      #expect(abs(rate / (tremor?.rmsDegreesPerSecond ?? 1) - 1) < 0.1)
      let angle = found.number(HoldTremor.angle) ?? 0
      #expect(abs(angle / (tremor?.rmsDegrees ?? 1) - 1) < 0.1)
      let uncertainty = found.number(HoldTremor.rateUncertainty) ?? 0
      #expect(uncertainty > 0 && uncertainty < 0.1 * rate)
      #expect(found.number(HoldTremor.shakingShare) == 1)
    }
  }

  @Test func `the sensor's way is the angle times its distance from the joint`() {
    for session in [Sessions.short, Sessions.accelerometerOnly] {
      for (found, truth) in zip(session.result.repetitions, session.session.truth.repetitions) {
        // 0.30 m below the hip and 0.05 m before the thigh, which is flexed by 45° against the axis.
        let arm = (0.3 + 0.05) / 2.0.squareRoot()
        let expected = 1000 * arm * (truth.tremor?.rmsDegrees ?? 0) * .pi / 180
        #expect(abs((found.number(HoldTremor.displacement) ?? 0) / expected - 1) < 0.08)
      }
    }
  }

  @Test func `at 25 Hz the whole band cannot be seen, and it says so`() throws {
    let curve = Curve(seconds: 3).repetition().holding(seconds: 3)
    var slow = curve.recording()
    let stream = try #require(slow.accelerometer)
    let even = stride(from: 0, to: stream.count, by: 2).map { $0 }
    slow.accelerometer = TimedSeries(
      timestamps: even.map { stream.timestamps[$0] },
      values: VectorSeries(even.map { stream.values[$0] }))
    let result = try Analyzer().analyze(SessionInput(id: "s", recordings: [slow]))
    let reason = result.repetitions.first?.values.reasonNotMeasured(HoldTremor.detected)
    #expect(reason?.contains("25 Hz") == true)
    #expect(result.findings.contains { $0.code == .rateTooLowForTremor })
  }

  @Test func `samples missing in the hold leave its tremor open`() throws {
    let session = Sessions.short.session
    let second = session.truth.repetitions[1]
    let middle = (second.topStartSeconds + second.topEndSeconds) / 2
    let lossy = session.recordings.map { recording in
      recording.keeping { !((middle - 0.4)..<(middle + 0.4)).contains($0) }
    }
    let result = try Analyzer().analyze(session.input(lossy))
    try #require(result.repetitions.count == 4)
    #expect(
      result.repetitions[1].values.reasonNotMeasured(HoldTremor.detected)
        == "samples are missing in the hold")
  }
}
