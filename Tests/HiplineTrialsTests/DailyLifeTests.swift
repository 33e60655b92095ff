import HiplineCore
import HiplineSimulation
import Testing

@testable import HiplineTrials

struct DailyLifeTests {
  private static func life(hours: Double, seed: UInt64 = 1, rate: Double = 25) -> DailyLife {
    var bout = SimulationParameters(.legLift)
    bout.sets = [SetPlan(repetitions: 5), SetPlan(repetitions: 4, restAfterSeconds: 60)]
    var parameters = DailyLifeParameters(hours: hours, bout: bout, seed: seed)
    for index in parameters.sensors.indices {
      parameters.sensors[index].model = .ideal
      parameters.sensors[index].model.sampling.nominalRateHertz = rate
    }
    return DailyLife(parameters)
  }

  private static func samples(_ life: DailyLife, sensor: Int = 0, piece: Double) -> [TimedSeries] {
    var pieces: [TimedSeries] = []
    life.record(sensor: sensor, secondsInPiece: piece) { recording in
      if let series = recording.accelerometer { pieces.append(series) }
    }
    return pieces
  }

  @Test func `the length of the pieces does not matter`() {
    let life = Self.life(hours: 0.25)
    let short = Self.samples(life, piece: 7)
    let long = Self.samples(life, piece: 1e6)
    #expect(long.count == 1 && short.count > 100)
    #expect(short.flatMap(\.timestamps) == long[0].timestamps)
    #expect(short.flatMap(\.values.x) == long[0].values.x)
    #expect(long[0].count == 22_501)
  }

  @Test func `another seed is another life`() {
    let first = Self.samples(Self.life(hours: 0.1), piece: 400)
    let second = Self.samples(Self.life(hours: 0.1, seed: 2), piece: 400)
    #expect(first[0].values != second[0].values)
  }

  @Test func `bouts lie inside and hold what was planned`() {
    let life = Self.life(hours: 50)
    #expect((2...5).contains(life.bouts.count))
    for bout in life.bouts {
      #expect(bout.repetitions == 9 && bout.sets == 2)
      #expect(bout.startSeconds > 0 && bout.endSeconds < 50 * 3600)
      #expect((60..<300).contains(bout.endSeconds - bout.startSeconds))
    }
  }

  @Test func `who lies in bed measures gravity`() {
    var parameters = DailyLifeParameters(
      hours: 2, bout: SimulationParameters(.clamshell), startUnixSeconds: 1_772_434_800 - 18_000)
    parameters.sensors = [SensorSetup(placement: .pelvis, model: .ideal)]
    let series = Self.samples(DailyLife(parameters), piece: 1e6)[0]
    let lengths = series.values.indices.map { series.values[$0].norm }.sorted()
    #expect(abs(lengths[lengths.count / 2] - StillNorm.standardGravity) < 0.01)
  }

  @Test(arguments: [Placement.thigh, .pelvis])
  func `the angular rate is the derivative of the attitude`(placement: Placement) {
    let parameters = DailyLifeParameters(hours: 4, bout: SimulationParameters(.clamshell))
    var generator = SplitMix64(seed: 4)
    let motion = DailyLifeMotion(DailyLifePlan(parameters), from: &generator)
    let step = 1e-5
    var largest = 0.0
    for number in 0..<4000 {
      let seconds = 20 + Double(number) * 3.37
      let (before, at, after) = (
        motion.motion(of: placement, arm: .zero, at: seconds - step),
        motion.motion(of: placement, arm: .zero, at: seconds),
        motion.motion(of: placement, arm: .zero, at: seconds + step)
      )
      let turn = after.attitude * before.attitude.conjugate
      let rate = turn.vector * ((turn.w < 0 ? -1 : 1) / step)
      largest = max(largest, at.angularVelocity.norm)
      #expect((rate - at.angularVelocity).norm < 1e-3 + 1e-3 * at.angularVelocity.norm)
    }
    #expect(largest > 0.5)
  }
}
