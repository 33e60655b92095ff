import HiplineCore
import HiplineSimulation
import HiplineTrials
import Testing

@testable import HiplineAnalysis

struct ControlGradeTests {
  private static func result(
    _ parameters: SimulationParameters, sensors: [Placement] = [.thigh, .pelvis],
    hasGyroscope: Bool = true, exercise: Exercise? = .sideLegLift
  ) throws -> SessionResult {
    var parameters = parameters
    parameters.sensors = parameters.sensors.filter { sensors.contains($0.placement) }
    for index in parameters.sensors.indices {
      parameters.sensors[index].model.sampling.nominalRateHertz = 50
      if !hasGyroscope { parameters.sensors[index].model.gyroscope = nil }
    }
    return try Analyzer().analyze(
      SessionInput(
        id: "graded", exercise: exercise, side: parameters.side,
        recordings: Simulator.run(parameters).recordings))
  }

  @Test(arguments: 0...3)
  func `a side-lying leg lift has the grade that its simulated signs have`(grade: Int) throws {
    let numbers = 101...102
    let found = try numbers.flatMap { number in
      try Self.result(ControlSuite.session(number, grade: grade).parameters).repetitions.map {
        $0.number(ControlGrade.grade)
      }
    }
    #expect(found.count == numbers.count * ControlSuite.repetitions)
    #expect(found.count { $0 == Double(grade) } >= found.count - 1, "\(found)")
  }

  @Test func `a set has the middle one of its grades, the worse of two`() {
    func repetition(_ grade: Double?) -> MeasuredRepetition {
      measured(1, [ControlGrade.grade: grade])
    }
    #expect(ControlGrade.median(of: [0, 1, 3].map(repetition)) == 1)
    #expect(ControlGrade.median(of: [0, 1, 2, 3].map(repetition)) == 2)
    #expect(ControlGrade.median(of: [repetition(nil), repetition(2)]) == 2)
    #expect(ControlGrade.median(of: [repetition(nil)]) == nil)
  }

  @Test func `without a sensor on the pelvis there is no grade, but what it is at least`() throws {
    let session = ControlSuite.session(7, grade: 2).parameters
    let result = try Self.result(session, sensors: [.thigh])
    for repetition in result.repetitions {
      #expect(repetition.number(ControlGrade.grade) == nil)
      #expect(repetition.reasonNotMeasured(ControlGrade.grade) == "no sensor on the pelvis")
      #expect(repetition.reasonNotMeasured(ControlGrade.tipping) == "no sensor on the pelvis")
      let least = try #require(repetition.number(ControlGrade.least))
      #expect(least <= 2)
      guard case .text(let unseen) = repetition.reading(ControlGrade.notSeen) else {
        Issue.record("a text expected")
        continue
      }
      #expect(unseen.hasPrefix("pelvis; "))
      #expect(unseen.contains("trunk and shoulders"))
    }
    #expect(result.summary.controlGrade == nil && result.sets[0].controlGrade == nil)
  }

  @Test func `accelerometers alone see no sway, and give no grade`() throws {
    let session = ControlSuite.session(3, grade: 0).parameters
    for repetition in try Self.result(session, hasGyroscope: false).repetitions {
      #expect(repetition.number(ControlGrade.grade) == nil)
      #expect(repetition.reasonNotMeasured(ControlGrade.wobble)?.contains("gyroscope") == true)
    }
  }

  private func graded(
    _ numbers: [MetricDefinition: Double?], limits: CompensationLimits = .init(),
    hip: HipLimit? = nil
  ) -> [MetricValue] {
    let quiet: [MetricDefinition: Double?] = [
      RangeOfMotion.range: 30, PlaneOfLift.wobble: 0.5, PlaneOfLift.turn: 2, Isolation.pelvis: 1,
      PelvisReturn.offset: 0.3, Smoothness.weightedLift: -1.5, Smoothness.weightedLower: -1.5,
      Tempo.lift: 2, Tempo.lower: 2, LettingGo.fall: 0.05,
    ]
    let repetition = measured(1, quiet.merging(numbers) { $1 })
    return ControlJudgement.values(
      repetition, compensation: Compensation(repetition, limits: limits, hip: hip))
  }

  @Test func `the grade follows the table of the test`() {
    func grade(_ numbers: [MetricDefinition: Double?]) -> Double? {
      graded(numbers).number(ControlGrade.grade)
    }
    #expect(grade([:]) == 0)
    #expect(grade([PlaneOfLift.wobble: 3]) == 1)
    #expect(grade([Smoothness.weightedLower: -2.4]) == 1)
    #expect(grade([Isolation.pelvis: 4.4]) == 0)
    #expect(grade([Isolation.pelvis: 4.6]) == 1)
    #expect(grade([Isolation.pelvis: 7.6]) == 2)
    #expect(grade([Isolation.pelvis: 9.6, RangeOfMotion.range: 60]) == 1)
    #expect(grade([Isolation.pelvis: 10.1, RangeOfMotion.range: 60]) == 2)
    #expect(grade([PlaneOfLift.turn: 12]) == 1)
    #expect(grade([PlaneOfLift.turn: 12, Tempo.lift: 0.6]) == 2)
    #expect(grade([PlaneOfLift.turn: 12, LettingGo.fall: 0.7]) == 2)
    #expect(grade([Isolation.pelvis: 14, PlaneOfLift.wobble: 6, Tempo.lower: 0.6]) == 2)
    #expect(
      grade([
        Isolation.pelvis: 14, PlaneOfLift.wobble: 6, Tempo.lower: 0.6, PlaneOfLift.turn: 15,
      ]) == 3)
    #expect(grade([Isolation.pelvis: 14, PelvisReturn.offset: 9]) == 3)
    #expect(grade([PlaneOfLift.wobble: 6, LettingGo.fall: 0.7]) == 2)
  }

  @Test func `what compensates is graded as a pelvis that tips, by the limits of the profile`() {
    for range in [4.0, 10, 30, 60] {
      for limits in [CompensationLimits(), .init(isolationRatio: 0.4, pelvisDegrees: 15)] {
        let allowed = min(limits.pelvisDegrees, limits.isolationRatio * range)
        for (share, expected) in [(0.3, 0.0), (0.8, 1), (1.01, 2), (1.5, 2)] {
          let values = graded(
            [RangeOfMotion.range: range, Isolation.pelvis: share * allowed], limits: limits)
          #expect(values.number(ControlGrade.grade) == expected)
          #expect(values.flag(ControlGrade.tipping) == (share > 1))
          #expect(values.flag(ControlGrade.slight) == false)
        }
      }
    }
  }

  @Test
  func `a turn that no hip makes alone is a pelvis that tips, but how far it stays is not known`()
    throws
  {
    let unseen: [MetricDefinition: Double?] = [Isolation.pelvis: nil, PelvisReturn.offset: nil]
    let far = graded(unseen.merging([RangeOfMotion.range: 90]) { $1 }, hip: .outward)
    #expect(far.flag(ControlGrade.tipping) == true)
    #expect(far.number(ControlGrade.grade) == nil)
    #expect(far.number(ControlGrade.least) == 2)
    let near = graded(unseen.merging([RangeOfMotion.range: 65]) { $1 }, hip: .outward)
    #expect(near.flag(ControlGrade.tipping) == nil && near.flag(ControlGrade.pelvisGives) == nil)
    #expect(near.number(ControlGrade.grade) == nil && near.number(ControlGrade.least) == 0)
  }

  @Test(arguments: [0.0, 0.5, 0.9])
  func `state, grade and turn agree on a pelvis that tips, also on one that stays tipped`(
    remaining: Double
  ) throws {
    for degrees in [2.0, 6, 9.6, 13] {
      var parameters = SimulationParameters(.sideLegLift, seed: 17)
      parameters.sets = [SetPlan(repetitions: 5, restBetweenRepetitionsSeconds: 3)]
      parameters.range.degrees = 34
      parameters.pelvis.fractionOfRange = degrees / 34
      parameters.pelvis.remainingShare = remaining
      parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
      let result = try Self.result(parameters)
      #expect(result.repetitions.count == 5)
      for repetition in result.repetitions {
        let isHelped = repetition.state == .compensating
        let grade = try #require(repetition.number(ControlGrade.grade))
        #expect(isHelped == (grade >= 2), "\(degrees)° of which \(remaining) stays: \(grade)")
        #expect(isHelped == (degrees > 8.5))
        let turn = try #require(repetition.number(Isolation.pelvis))
        // Of what stays no more is added than is larger than a breath.
        #expect(abs(turn - degrees) < 1.6)
      }
      #expect(
        result.summary.cleanWork?.repetitions == (degrees > 8.5 ? 0 : result.repetitions.count))
    }
  }

  @Test func `only a side-lying leg lift bears the test's name`() {
    for exercise in Exercise.all {
      let scale = ControlScale(exercise)
      #expect(scale.isAccepted == (exercise == .sideLegLift))
      #expect((scale.name == "Active Hip Abduction test") == scale.isAccepted)
    }
    #expect(!ControlScale(nil).isAccepted && ControlScale(nil).test == nil)
    #expect(ControlScale(.legLift).test?.name.contains("active straight leg raise") == true)
    #expect(ControlScale(.clamshell).test?.name == "bent-knee fall-out")
  }

  @Test func `the leg's own plane is not known where it leans, and the grade says so`() throws {
    var parameters = SimulationParameters(.clamshell, seed: 5)
    parameters.sets = [SetPlan(repetitions: 4)]
    parameters.sensors = [SensorSetup(placement: .thigh), SensorSetup(placement: .pelvis)]
    let result = try Self.result(parameters, exercise: .clamshell)
    #expect(result.summary.controlGrade == 0)
    for repetition in result.repetitions {
      #expect(repetition.reasonNotMeasured(ControlGrade.legTurns) != nil)
      guard case .text(let unseen) = repetition.reading(ControlGrade.notSeen) else {
        Issue.record("a text expected")
        continue
      }
      #expect(unseen.contains("turning of the leg"))
    }
  }
}
