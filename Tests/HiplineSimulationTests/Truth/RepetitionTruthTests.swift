import HiplineCore
import RealModule
import Testing

@testable import HiplineSimulation

struct RepetitionTruthTests {
  private func range(_ values: [Double]) -> Double {
    (values.max() ?? 0) - (values.min() ?? 0)
  }

  @Test(arguments: [Scenario.clamshellPelvisGivesWay, .legLiftLeft, .twoSensors, .tinyRange])
  func `ranges are those of the true angles`(scenario: Scenario) {
    let session = Simulator.run(scenario.parameters)
    let hipDegrees = zip(session.angles.thighDegrees, session.angles.pelvisDegrees).map(-)
    for repetition in session.truth.repetitions {
      let samples = session.angles.timestamps.indices.filter {
        (repetition.startSeconds...repetition.endSeconds).contains(session.angles.timestamps[$0])
      }
      // A grid of 10 ms misses the extremes of the slow sway by less than this.
      let grid = 0.005
      let thigh = range(samples.map { session.angles.thighDegrees[$0] })
      let hip = range(samples.map { hipDegrees[$0] })
      let pelvis = range(samples.map { session.angles.pelvisDegrees[$0] })
      #expect(abs(repetition.rangeDegrees - thigh) < grid)
      #expect(abs(repetition.hipRangeDegrees - hip) < grid)
      #expect(abs(repetition.pelvisRangeDegrees - pelvis) < grid)
      #expect(repetition.isolationRatio == repetition.pelvisRangeDegrees / repetition.rangeDegrees)
    }
  }

  @Test func `the phases of a repetition follow on one another and add up`() {
    let session = Simulator.run(Scenario.clamshellShakyMax.parameters)
    for repetition in session.truth.repetitions {
      #expect(repetition.startSeconds < repetition.topStartSeconds)
      #expect(repetition.topStartSeconds < repetition.topEndSeconds)
      #expect(repetition.topEndSeconds < repetition.endSeconds)
      let phases = repetition.liftSeconds + repetition.holdSeconds + repetition.lowerSeconds
      #expect(abs(repetition.startSeconds + phases - repetition.endSeconds) < 1e-9)
    }
  }

  @Test func `the gyroscope in the hold shows the tremor's rate`() throws {
    var parameters = idealParameters(rateHertz: 1_000)
    parameters.tremor = strongTremor()
    let session = Simulator.run(parameters)
    let rates = try #require(session.recordings[0].gyroscope).values
    for repetition in session.truth.repetitions {
      let tremor = try #require(repetition.tremor)
      let hold =
        Int(repetition.topStartSeconds * 1_000)..<Int(repetition.topEndSeconds * 1_000)
      let measured = rootMeanSquare(rates[hold].norms) * 180 / .pi
      #expect(abs(measured / tremor.rmsDegreesPerSecond - 1) < 0.01)
      // Two crossings of zero a period.
      let angle = session.angles.tremorDegrees[hold]
      let crossings = zip(angle, angle.dropFirst()).count { ($0 < 0) != ($1 < 0) }
      let hertz = Double(crossings) / 2 / repetition.holdSeconds
      #expect(abs(hertz - tremor.frequencyHertz) < 0.5)
      #expect(abs(tremor.rmsDegrees / 0.15 - 1) < 0.5)
      let ratio = tremor.rmsDegreesPerSecond / (2 * .pi * tremor.frequencyHertz * tremor.rmsDegrees)
      #expect(abs(ratio - 1) < 0.05)
    }
  }

  @Test func `a recording that ends within a repetition keeps it as incomplete`() {
    var parameters = idealParameters()
    parameters.endsInsideLastRepetition = true
    let session = Simulator.run(parameters)
    #expect(session.truth.repetitions.map(\.complete) == [true, true, false])
    #expect(session.truth.repetitions[2].endSeconds == session.truth.durationSeconds)
    #expect(session.recordings[0].durationSeconds > session.truth.durationSeconds - 0.011)
  }

  @Test func `a partial repetition reaches its fraction of the range`() {
    var parameters = idealParameters()
    parameters.range.variability = 0
    parameters.range.partialRepetitions = [2: 0.5]
    parameters.pelvis.swayDegreesRMS = 0
    let ranges = Simulator.run(parameters).truth.repetitions.map(\.rangeDegrees)
    #expect(abs(ranges[0] - 20) < 1e-9)
    #expect(abs(ranges[1] - 10) < 1e-9)
    #expect(abs(ranges[2] - 20) < 1e-9)
  }

  @Test func `a tiring leg lifts less each time`() {
    var parameters = idealParameters()
    parameters.range.variability = 0
    parameters.range.trendDegreesPerRepetition = -1.5
    parameters.pelvis.swayDegreesRMS = 0
    let ranges = Simulator.run(parameters).truth.repetitions.map(\.rangeDegrees)
    #expect(zip(ranges, [20, 18.5, 17]).allSatisfy { abs($0 - $1) < 1e-9 })
  }
}
