import HiplineCore
import RealModule
import Testing

@testable import HiplineAnalysis

/// Breathing and repetitions of the same size: only the latter rest.
struct BreathingTests {
  /// Of a thigh that goes to and fro as lungs do: in within two fifths of a breath, out with a slowing course, and a pause.
  private func breathing(degrees: Double, seconds: Double, from start: Double, lasting: Double)
    -> Curve
  {
    var curve = Curve(seconds: 0.02)
    curve.degrees = (0..<Int(lasting * Curve.rate)).map { sample in
      let time = Double(sample) / Curve.rate
      // No two breaths are quite alike.
      let phase = (start + time / seconds + 0.03 * Double.sin(0.37 * time)).truncatingRemainder(
        dividingBy: 1)
      let depth = degrees * (1 + 0.1 * Double.sin(0.23 * time))
      let rise = 0.5 - 0.5 * Double.cos(.pi * min(1, phase / 0.4))
      let fall = Double.exp(-max(0, phase - 0.4) * seconds / 0.8)
      return depth * (phase < 0.4 ? rise : fall)
    }
    return curve
  }

  private func result(_ curve: Curve) throws -> SessionResult {
    try Analyzer().analyze(
      SessionInput(
        id: "x", exercise: .clamshell, side: .right,
        recordings: [curve.recording(withGyroscope: true)]))
  }

  @Test(arguments: [0.9, 1.4, 2], [0.15, 0.2, 0.25, 0.35])
  func `breathing is no exercise, and the message says what it could be`(
    degrees: Double, hertz: Double
  ) throws {
    for start in [0.0, 0.3, 0.7] {
      let result = try result(
        breathing(degrees: degrees, seconds: 1 / hertz, from: start, lasting: 40))
      #expect(result.repetitions.isEmpty)
      #expect(result.findings.contains { $0.code == .couldBeBreathing })
      let said = result.findings.filter { $0.code == .noRepetition }
      #expect(said.count == 1 && said[0].message.contains("breathing"))
    }
  }

  @Test func `a sine from end to end is breathing as well`() throws {
    var curve = Curve(seconds: 0.02)
    curve.degrees = (0..<1500).map { Double.sin(2 * .pi * Double($0) / Curve.rate / 4.3) }
    #expect(try result(curve).repetitions.isEmpty)
  }

  @Test(arguments: [1.0, 1.5, 2.5], [0.0, 1, 3])
  func `repetitions as small are counted where they rest before and after`(
    degrees: Double, hold: Double
  ) throws {
    let curve = (0..<8).reduce(Curve(seconds: 5)) { curve, _ in
      curve.moving(to: degrees, seconds: 1.8).holding(seconds: hold).moving(to: 0, seconds: 1.8)
        .holding(seconds: 0.4)
    }.holding(seconds: 4)
    let result = try result(curve)
    #expect(result.summary.repetitions == 8)
    #expect(!result.findings.contains { $0.code == .couldBeBreathing })
  }

  @Test(arguments: [1.0, 2]) func `repetitions as small are counted where they are held and rest`(
    degrees: Double
  ) throws {
    let curve = (0..<8).reduce(Curve(seconds: 0.5)) { curve, _ in
      curve.moving(to: degrees, seconds: 1).holding(seconds: 1.5).moving(to: 0, seconds: 1)
        .holding(seconds: 1.5)
    }
    #expect(try result(curve).summary.repetitions >= 7)
  }

  @Test func `larger repetitions without any rest are none of breathing's`() throws {
    var curve = Curve(seconds: 0.02)
    curve.degrees = (0..<1500).map { 4 - 4 * Double.cos(2 * .pi * Double($0) / Curve.rate / 4.3) }
    #expect(try result(curve).summary.repetitions >= 6)
  }
}
