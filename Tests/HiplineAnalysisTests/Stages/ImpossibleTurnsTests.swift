import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

struct ImpossibleTurnsTests {
  /// A sensor that tips to and fro by so many degrees about a level axis, as its accelerometer shows, and whose gyroscope reads so many
  /// times what it should.
  private func result(
    turning degrees: Double, times scale: Double, _ placement: Placement?, _ exercise: Exercise?
  ) throws -> SessionResult {
    let (rate, lead, period, repetitions) = (50.0, 4.0, 8.0, 6)
    var noise = SplitMix64(seed: 7)
    func chance() -> Double { Double(noise.next() % 2000) / 1000 - 1 }
    let range = degrees * .pi / 180
    var (times, force, turn): ([Double], [Vector3], [Vector3]) = ([], [], [])
    for index in 0..<Int((2 * lead + period * Double(repetitions)) * rate) {
      let second = Double(index) / rate
      let place = (second - lead) / period
      var (angle, speed) = (0.0, 0.0)
      if place >= 0, Int(place) < repetitions {
        // Up for three eighths, held for two, down for three, by the polynomial of least jerk.
        let phase = place - place.rounded(.down)
        let isUp = phase < 0.5
        let share = min(1, (isUp ? phase : max(0, phase - 0.625)) / 0.375)
        let (square, rest) = (share * share, 1 - share)
        let way = square * share * (10 - 15 * share + 6 * square)
        angle = range * (isUp ? way : 1 - way)
        speed = range * 30 * square * rest * rest / (0.375 * period) * (isUp ? 1 : -1)
      }
      times.append(second)
      force.append(
        Vector3(
          -9.81 * .sin(angle) + 0.02 * chance(), 0.02 * chance(),
          9.81 * .cos(angle) + 0.02 * chance()))
      turn.append(Vector3(0.002 * chance(), scale * speed + 0.002 * chance(), 0.002 * chance()))
    }
    let recording = Recording(
      name: "a.csv", format: "test", placement: placement,
      accelerometer: TimedSeries(timestamps: times, values: VectorSeries(force)),
      gyroscope: TimedSeries(timestamps: times, values: VectorSeries(turn)), holdsGravity: true)
    return try Analyzer().analyze(
      SessionInput(id: "s", exercise: exercise, recordings: [recording]))
  }

  private func findings(_ result: SessionResult) -> [Finding] {
    result.findings.filter { $0.code == .impossibleRange }
  }

  @Test(arguments: [
    (Placement.pelvis, "pelvic-tilt", 10.0, 57.3), (.lumbar, "pelvic-tilt", 12, -57.3),
    (.thigh, "clamshell", 30, 57.3), (.shank, "knee-extension", 60, 16.4),
  ])
  func `no range beyond a body is scored, whatever the gyroscope reads`(
    placement: Placement, exercise: String, degrees: Double, scale: Double
  ) throws {
    let result = try result(turning: degrees, times: scale, placement, Exercise.named(exercise))
    #expect(result.repetitions.count >= 4)
    #expect(findings(result).count == 1)
    for repetition in result.repetitions {
      #expect(repetition.score == nil)
      #expect(repetition.number(RangeOfMotion.range) == nil)
      #expect(
        repetition.reasonNotMeasured(RangeOfMotion.range)?.contains("further than a body") == true)
    }
  }

  @Test(arguments: [
    (Placement.pelvis, "pelvic-tilt", 20.0), (.thigh, "leg-lift", 80), (.thigh, "clamshell", 40),
  ])
  func `what a body can do is scored`(
    placement: Placement, exercise: String, degrees: Double
  ) throws {
    let result = try result(turning: degrees, times: 1, placement, Exercise.named(exercise))
    #expect(findings(result).isEmpty)
    #expect(result.repetitions.contains { $0.score?.overall != nil })
  }

  /// Repetitions with these ranges; a negative one is not complete.
  private func repetitions(_ ranges: [Double], of metric: MetricDefinition) -> [MeasuredRepetition]
  {
    zip(1..., ranges).map { index, degrees in
      let range = index * 100..<index * 100 + 80
      return MeasuredRepetition(
        index: index, set: 1,
        repetition: Repetition(
          range: range, hold: range.lowerBound + 35..<range.lowerBound + 45,
          peak: range.lowerBound + 40, isComplete: degrees >= 0),
        exercise: 1, values: [metric.value(abs(degrees))])
    }
  }

  @Test(arguments: [RangeOfMotion.range, HipRange.range, KneeRange.range])
  func `most beyond it are a wrong scale, and a few are themselves wrong`(
    metric: MetricDefinition
  ) {
    func turns(_ ranges: [Double]) -> ImpossibleTurns {
      ImpossibleTurns(repetitions(ranges, of: metric), limit: AnatomicalLimit.legDegrees)
    }
    let most = turns([200, 170, 800, 361, 20])
    #expect(most.findings.map(\.severity) == [.error])
    #expect((1...5).allSatisfy { !most.allows($0) })
    let few = turns([20, 181, 170, 30])
    #expect(few.findings.map(\.severity) == [.warning])
    #expect((1...4).map(few.allows) == [true, false, true, true])
    let none = turns([20, -900, 180, 0])
    #expect(none.findings.isEmpty && (1...4).allSatisfy(none.allows))
    #expect(turns([]).findings.isEmpty)
  }
}
