import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct SessionTracesTests {
  private func traced(
    _ scenario: Scenario
  ) throws -> (result: SessionResult, traces: SessionTraces) {
    let recordings = Simulator.run(scenario.parameters).recordings
    return try Analyzer().analyzeWithTraces(
      SessionInput(id: "x", exercise: .clamshell, side: .right, recordings: recordings))
  }

  /// The largest value of a trace within a repetition.
  private func largest(_ trace: TraceEnvelope, in repetition: RepetitionResult) -> Double {
    let steps =
      trace.step(at: repetition.startSeconds)...trace.step(at: repetition.endSeconds)
    return trace.high[steps].max() ?? 0
  }

  @Test func `the drawn angle and pelvis reach what the numbers say`() throws {
    let (result, traces) = try traced(.clamshellPelvisGivesWay)
    let set = try #require(traces.sets.first)
    let pelvis = try #require(set.pelvis)
    #expect(traces.sets.count == result.sets.count)
    #expect(traces.segment == .thigh)
    for repetition in result.repetitions {
      let range = try #require(repetition.number(RangeOfMotion.range))
      // The rest pose of the whole set is not that of the repetition, and the plot is of the slow angle.
      #expect(abs(largest(set.angle, in: repetition) - range) < 0.5)
      let turn = try #require(repetition.number(Isolation.pelvis))
      // What is drawn sways and breathes; the number is what goes with the lift.
      #expect(abs(largest(pelvis, in: repetition) - turn) < 0.05 * turn + 0.2)
    }
    #expect(set.gaps.isEmpty)
  }

  @Test func `the holds shown are the first, the one that shakes most, and the last`() throws {
    let (result, traces) = try traced(.clamshellShakyMax)
    let shaky = try #require(result.summary.shakyMaxRepetition)
    #expect(traces.holds.map(\.repetition) == [1, shaky, result.repetitions.count])
    let hold = try #require(traces.holds.first { $0.repetition == shaky })
    let hertz = try #require(result.repetitions[shaky - 1].number(HoldTremor.frequency))
    let peak = try #require(hold.peakHertz)
    #expect(abs(peak - hertz) < 0.01, "the picture has the number")
    let bin = Int(((peak - hold.lowestHertz) / hold.resolutionHertz).rounded())
    let floor = try #require(hold.floorDecibels)
    #expect(hold.decibels[bin] > (hold.decibels.max() ?? 0) - 3)
    #expect(hold.decibels[bin] - floor[bin] > 20)
    // Beside the peak the floor is the middle of the spectrum.
    let beside = hold.decibels.indices.filter { abs($0 - bin) > 40 }
    let above = beside.count { hold.decibels[$0] > floor[$0] }
    #expect(above > beside.count / 10 && above < beside.count * 6 / 10)
  }

  @Test func `traces change nothing in the result`() throws {
    let recordings = Simulator.run(Scenario.clamshellPelvisGivesWay.parameters).recordings
    let input = SessionInput(id: "x", exercise: .clamshell, recordings: recordings)
    let (alone, traced) = (try Analyzer().analyze(input), try Analyzer().analyzeWithTraces(input))
    #expect(alone.repetitions.map(\.values) == traced.result.repetitions.map(\.values))
    #expect(alone.summary == traced.result.summary)
    #expect(alone.findings == traced.result.findings)
  }

  @Test func `a still leg has nothing to draw`() throws {
    #expect(try traced(.stillLeg).traces.sets.isEmpty)
    #expect(try traced(.stillLeg).traces.holds.isEmpty)
  }

  @Test func `every set has its own trace, over its repetitions`() throws {
    var parameters = SimulationParameters(.clamshell, side: .right, seed: 3)
    parameters.sets = [SetPlan(repetitions: 4), SetPlan(repetitions: 5)]
    let (result, traces) = try Analyzer().analyzeWithTraces(
      SessionInput(
        id: "x", exercise: .clamshell, recordings: Simulator.run(parameters).recordings))
    #expect(traces.sets.map(\.index) == result.sets.map(\.index))
    for (trace, set) in zip(traces.sets, result.sets) {
      #expect(trace.angle.startSeconds <= set.startSeconds + 0.01)
      let end = trace.angle.startSeconds + Double(trace.angle.count) * trace.angle.stepSeconds
      #expect(end >= set.endSeconds - 0.01)
      #expect(trace.pelvis == nil)
    }
  }
}
