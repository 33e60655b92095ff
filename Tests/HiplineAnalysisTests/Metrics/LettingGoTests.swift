import HiplineCore
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

struct LettingGoTests {
  private func shares(
    degrees: Double, lower: Double, letGo: Double = 0, tremor: TremorPlan? = nil
  ) throws -> [Double] {
    var parameters = SimulationParameters(.legLift, seed: 11)
    parameters.sets = [SetPlan(repetitions: 3)]
    parameters.range.degrees = degrees
    parameters.tempo.lowerSeconds = lower
    parameters.form.letGoShare = letGo
    parameters.tremor = tremor
    parameters.sensors[0].model.sampling.nominalRateHertz = 50
    let result = try Analyzer().analyze(
      SessionInput(
        id: "lowered", exercise: .legLift, side: .right,
        recordings: Simulator.run(parameters).recordings))
    return result.repetitions.compactMap { $0.number(LettingGo.fall) }
  }

  @Test(arguments: [(8.0, 0.8), (20, 1), (20, 3), (40, 1.4), (60, 2)])
  func `what is lowered does not fall`(degrees: Double, seconds: Double) throws {
    let shares = try shares(degrees: degrees, lower: seconds)
    #expect(shares.count == 3)
    #expect(shares.allSatisfy { $0 < 0.25 }, "\(shares)")
  }

  @Test(arguments: [(80.0, 1.1), (60, 1), (40, 0.8)])
  func `what is lowered quickly does not fall either`(degrees: Double, seconds: Double) throws {
    let shares = try shares(degrees: degrees, lower: seconds)
    #expect(shares.count == 3)
    let target = try #require(
      Exercise.legLift.profile.components.first { $0.metric == LettingGo.fall })
    #expect(shares.allSatisfy { target.score($0) == 100 }, "\(shares)")
  }

  @Test(arguments: [15.0, 25, 40])
  func `a leg that is let go half way down falls, however slowly it set out`(
    degrees: Double
  ) throws {
    let shares = try shares(degrees: degrees, lower: 3, letGo: 0.5)
    #expect(shares.count == 3)
    // Half of the range in 0.2 s by the curve of least jerk, whose rate rises to 1.875 of the mean over half of that way; the average over
    // 0.04 s takes a part of it.
    let rate = 1.875 * degrees / 2 / 0.2
    let truth = rate * rate / (degrees / 2) / 937
    #expect(shares.allSatisfy { (0.65...1.05).contains($0 / truth) }, "\(shares) of \(truth)")
    if degrees > 20 { #expect(shares.allSatisfy { $0 >= 0.5 }) }
  }

  @Test(arguments: [4.0, 6, 9])
  func `a leg that trembles does not fall`(hertz: Double) throws {
    var tremor = TremorPlan()
    tremor.frequencyHertz = hertz
    let shares = try shares(degrees: 20, lower: 3, tremor: tremor)
    #expect(shares.allSatisfy { $0 < 0.25 }, "\(shares)")
  }

  @Test func `the cue says that the leg fell`() {
    var values: [MetricDefinition: Double?] = [LettingGo.fall: 0.8]
    for metric in [Tempo.lift, Tempo.hold, Tempo.lower] { values[metric] = 2 }
    let repetition = measured(3, values)
    let score = RepetitionScore(repetition, profile: Exercise.legLift.profile)
    let cues = Cue.cues(for: repetition, score: score, state: nil)
    #expect(cues.map(\.code) == ["lower-let-go"])
  }
}
