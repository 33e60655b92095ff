import HiplineCore
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

struct MovementCourseTests {
  /// A direction of gravity that swings by `degrees` to either side, with a length that shakes.
  private static func swinging(
    degrees: Double, period: Double, shaking: Double = 0, seconds: Double = 60,
    rateHertz: Double = 50
  ) -> TimedSeries {
    let times = (0..<Int(seconds * rateHertz)).map { Double($0) / rateHertz }
    let vectors = times.map { time in
      let angle = degrees * .pi / 180 * Double.sin(2 * .pi * time / period)
      let length = 9.8 * (1 + shaking * Double.sin(2 * .pi * 4 * time))
      return Vector3(0, Double.sin(angle), Double.cos(angle)) * length
    }
    return TimedSeries(timestamps: times, values: VectorSeries(vectors))
  }

  private static func runs(_ series: TimedSeries...) -> MovementCourse.Runs {
    var course = MovementCourse()
    for part in series { course.add(part) }
    return course.finish()
  }

  private static func total(_ runs: [Range<Double>]) -> Double {
    runs.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
  }

  @Test(arguments: [2.5, 4.0, 8.0, 15.0])
  func `a slow swing is slow turning and never brisk`(period: Double) {
    let runs = Self.runs(Self.swinging(degrees: 15, period: period))
    #expect(Self.total(runs.turning) > 40)
    #expect(runs.brisk.isEmpty)
  }

  @Test(arguments: [0.7, 1.0, 1.3, 1.6])
  func `a stride and a turn of the pedals are brisk`(period: Double) {
    let runs = Self.runs(Self.swinging(degrees: 20, period: period))
    #expect(Self.total(runs.brisk) > 50)
    #expect(runs.turning.isEmpty)
  }

  @Test func `shaking is no swinging`() {
    let runs = Self.runs(Self.swinging(degrees: 15, period: 6, shaking: 0.2))
    #expect(Self.total(runs.turning) > 40 && runs.brisk.isEmpty)
  }

  @Test func `who lies still does not turn`() {
    let runs = Self.runs(Self.swinging(degrees: 0.3, period: 4, shaking: 0.01))
    #expect(runs == MovementCourse.Runs())
  }

  @Test func `pieces give what the whole gives`() {
    let whole = Self.swinging(degrees: 10, period: 5)
    let parts = stride(from: 0, to: whole.count, by: 333).map { start in
      let range = start..<min(whole.count, start + 333)
      return TimedSeries(
        timestamps: Array(whole.timestamps[range]), values: whole.values[range])
    }
    var course = MovementCourse()
    for part in parts { course.add(part) }
    #expect(course.finish() == Self.runs(whole))
  }

  @Test func `the unit of the file does not matter`() {
    let series = Self.swinging(degrees: 10, period: 5)
    var counts = series
    counts.values.scale(by: -1670)
    #expect(Self.runs(series) == Self.runs(counts))
  }

  @Test func `nothing turns across a gap`() {
    var late = Self.swinging(degrees: 0, period: 5, seconds: 10)
    late.values = late.values.map { Vector3($0.z, $0.y, $0.x) }
    late.timestamps = late.timestamps.map { $0 + 1_000_000 }
    let runs = Self.runs(Self.swinging(degrees: 0, period: 5, seconds: 10), late)
    #expect(runs == MovementCourse.Runs())
  }

  @Test(arguments: SimulatedExercise.allCases)
  func `every exercise is found and is not brisk`(exercise: SimulatedExercise) throws {
    for tempo in [0.9, 2.0, 3.5] {
      var parameters = SimulationParameters(exercise, seed: 5)
      parameters.sets = [SetPlan(repetitions: 6)]
      parameters.range.degrees = tempo < 1 ? 40 : 12
      parameters.tempo.liftSeconds = tempo
      parameters.tempo.lowerSeconds = tempo
      parameters.tremor = TremorPlan()
      let session = Simulator.run(parameters)
      let runs = Self.runs(try #require(session.recordings[0].accelerometer))
      #expect(runs.brisk.isEmpty)
      for repetition in session.truth.repetitions {
        let span = repetition.startSeconds..<repetition.endSeconds
        #expect(runs.turning.contains { $0.overlaps(span) })
      }
    }
  }
}
