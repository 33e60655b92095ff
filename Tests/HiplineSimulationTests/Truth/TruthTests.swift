import Foundation
import Testing

@testable import HiplineSimulation

struct TruthTests {
  @Test func `truth survives being written and read`() throws {
    let truth = Simulator.run(Scenario.clamshellPelvisGivesWay.parameters).truth
    let data = try JSONEncoder().encode(truth)
    #expect(try JSONDecoder().decode(Truth.self, from: data) == truth)
  }

  @Test func `what does not apply is written as null`() throws {
    var parameters = Scenario.legLiftLeft.parameters
    parameters.sets = [SetPlan(repetitions: 1)]
    let data = try JSONEncoder().encode(Simulator.run(parameters).truth)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "hipline.truth/1")
    #expect(object["shaky_max_repetition"] is NSNull)
    #expect(object["stop_repetition"] is NSNull)
    let repetitions = try #require(object["repetitions"] as? [[String: Any]])
    #expect(repetitions[0]["tremor"] is NSNull)
    #expect(repetitions[0]["rom_deg"] is Double)
    #expect(repetitions[0]["state"] as? String == "controlled")
  }

  @Test func `sets hold their repetitions`() {
    var parameters = SimulationParameters(.clamshell)
    parameters.sets = [SetPlan(repetitions: 2), SetPlan(repetitions: 3)]
    let truth = Simulator.run(parameters).truth
    #expect(truth.sets.map(\.repetitions) == [2, 3])
    #expect(truth.repetitions.map(\.set) == [1, 1, 2, 2, 2])
    #expect(truth.repetitions.map(\.index) == [1, 2, 3, 4, 5])
    #expect(truth.sets[0].endSeconds == truth.repetitions[1].endSeconds)
    #expect(abs(truth.sets[1].startSeconds - truth.sets[0].endSeconds - 20) < 1e-9)
  }

  @Test func `a set that begins with a leg already shaking is shaking from its beginning`() {
    var parameters = Scenario.clamshellShakyMax.parameters
    parameters.sets = [SetPlan(repetitions: 5), SetPlan(repetitions: 5)]
    parameters.tremor?.onsetRepetition = 4
    parameters.tremor?.peakRepetition = 8
    let truth = Simulator.run(parameters).truth
    #expect(truth.repetitions.prefix(3).allSatisfy { $0.state == .controlled })
    #expect(truth.repetitions.dropFirst(4).allSatisfy { $0.state == .shaking })
    #expect(truth.shakyMaxRepetition.map { (7...9).contains($0) } == true)
  }
}
