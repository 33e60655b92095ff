import HiplineCore
import HiplineSimulation
import Testing

struct ScenarioTests {
  @Test func `the shaky maximum is near the twelfth clamshell and isolation holds`() throws {
    let truth = Simulator.run(Scenario.clamshellShakyMax.parameters).truth
    let peak = try #require(truth.shakyMaxRepetition)
    #expect((11...13).contains(peak))
    #expect(truth.repetitions.count == 14)
    #expect(truth.repetitions.prefix(5).allSatisfy { $0.state == .controlled })
    #expect(truth.repetitions.allSatisfy { $0.isolationRatio < 0.1 })
    #expect(truth.stopRepetition == nil)
  }

  @Test func `a pelvis that gives way ends the set at the eighth clamshell`() {
    let truth = Simulator.run(Scenario.clamshellPelvisGivesWay.parameters).truth
    #expect(truth.stopRepetition == 8)
    #expect(truth.repetitions.suffix(5).allSatisfy { $0.state == .compensating })
    #expect(truth.repetitions.suffix(5).allSatisfy { $0.isolationRatio > 0.3 })
    #expect(truth.repetitions.prefix(7).allSatisfy { $0.isolationRatio < 0.1 })
    #expect((truth.repetitions.map(\.pelvisRangeDegrees).max() ?? 0) > 9)
    #expect(truth.shakyMaxRepetition.map { (5...7).contains($0) } == true)
  }

  @Test func `a still leg has no repetitions and moves by its breath only`() throws {
    let session = Simulator.run(Scenario.stillLeg.parameters)
    #expect(session.truth.repetitions.isEmpty)
    #expect(session.truth.sets.isEmpty)
    #expect(session.recordings[0].durationSeconds >= 59.99)
    let angles = session.angles.thighDegrees
    let low = try #require(angles.min())
    let high = try #require(angles.max())
    #expect(high - low > 0.2)
    #expect(high - low < 0.9)
  }

  @Test(arguments: Scenario.all)
  func `a scenario gives the same session twice and another with another seed`(
    scenario: Scenario
  ) {
    var parameters = scenario.parameters
    let once = Simulator.run(parameters)
    let twice = Simulator.run(parameters)
    #expect(once.truth == twice.truth)
    #expect(once.recordings.map(\.accelerometer) == twice.recordings.map(\.accelerometer))
    #expect(once.recordings.map(\.gyroscope) == twice.recordings.map(\.gyroscope))
    parameters.seed += 1
    let other = Simulator.run(parameters)
    #expect(once.recordings.map(\.accelerometer) != other.recordings.map(\.accelerometer))
  }

  @Test func `another device measures the same movement`() {
    var parameters = Scenario.clamshellShakyMax.parameters
    let phone = Simulator.run(parameters)
    parameters.sensors = [SensorSetup(placement: .thigh, model: .axivityAX3)]
    let logger = Simulator.run(parameters)
    #expect(phone.truth.repetitions == logger.truth.repetitions)
    #expect(phone.angles == logger.angles)
  }

  @Test func `every scenario is found by its name`() {
    for scenario in Scenario.all { #expect(Scenario.named(scenario.name) == scenario) }
    #expect(Set(Scenario.all.map(\.name)).count == Scenario.all.count)
    #expect(Scenario.named("no-such-scenario") == nil)
  }
}
