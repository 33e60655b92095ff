import HiplineCore
import Testing

@testable import HiplineAnalysis

struct RangeOfMotionTests {
  @Test(arguments: [2.0, 20, 70], [true, false])
  func `the range is that of the movement`(degrees: Double, withGyroscope: Bool) throws {
    let context = try #require(
      try Curve(seconds: 4).repetitions(3, degrees).holding(seconds: 3)
        .contexts(withGyroscope: withGyroscope).dropFirst().first)
    let values = RangeOfMotion.measure(context)
    #expect(abs((values.number(RangeOfMotion.range) ?? 0) - degrees) < 0.005 * degrees)
    #expect((values.number(RangeOfMotion.uncertainty) ?? -1) >= 0)
  }

  @Test func `an accelerometer off by a scale of two per cent is uncertain by that share`() throws {
    var recording = Curve(seconds: 4).repetitions(3, 30).recording(withGyroscope: true)
    recording.accelerometer = recording.mapping { $0 * 1.02 }.accelerometer
    let result = try Analyzer().analyze(SessionInput(id: "s", recordings: [recording]))
    try #require(result.repetitions.count == 3)
    let uncertainty = result.repetitions[1].number(RangeOfMotion.uncertainty) ?? 0
    #expect(abs(uncertainty - 0.6) < 0.1)
  }
}
