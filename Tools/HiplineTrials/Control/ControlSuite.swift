import HiplineCore
package import HiplineSimulation

/// Leg lifts on the side of which a physiotherapist would say how well they are controlled: as many of each grade as anyone wants.
///
/// What a person does is drawn first, of the eight signs that the Active Hip Abduction test names; the grade follows from them by the
/// test's own table, and the sizes leave room to the limits at which an eye changes its mind.
package enum ControlSuite {
  /// What the person does in every repetition of a session.
  struct Signs: Sendable, Hashable {
    var slightSway = false
    var pelvisGives = false
    var steps = false
    var sway = false
    var tipping = false
    var turning = false
    var rapid = false
    var staysTipped = false

    /// By the test's table: more than three of four or control lost; the pelvis tips, or two or three; a slight sign; none.
    var grade: Int {
      let marked = [sway, tipping, turning, rapid].count { $0 }
      if staysTipped || marked == 4 { return 3 }
      if tipping || marked >= 2 { return 2 }
      return marked == 1 || slightSway || pelvisGives || steps ? 1 : 0
    }
  }

  package struct Session: Sendable, Hashable {
    /// The grade that its signs have.
    package let grade: Int
    package let parameters: SimulationParameters
  }

  /// Of each session.
  package static let repetitions = 5

  /// - Parameters:
  ///   - number: Positive; its seed.
  ///   - grade: 0 to 3.
  package static func session(_ number: Int, grade: Int) -> Session {
    precondition((0...3).contains(grade), "a grade of 0 to 3 expected, got \(grade)")
    var draw = Draw(seed: UInt64(number * 4 + grade), purpose: 0x6ade)
    let signs = signs(grade, &draw)
    var parameters = SimulationParameters(
      .sideLegLift, side: draw.one(of: [.left, .right]), seed: UInt64(number),
      name: "control-\(grade)-\(number)")
    parameters.sets = [
      SetPlan(
        repetitions: repetitions,
        restBetweenRepetitionsSeconds: draw.even(PelvisPlan.shortestRestSeconds + 0.2, 3.5))
    ]
    parameters.range.degrees = draw.even(22, 40)
    parameters.tempo.liftSeconds = signs.rapid ? draw.even(0.45, 0.75) : draw.even(1.6, 3)
    parameters.tempo.holdSeconds = draw.even(0.8, 3)
    parameters.tempo.lowerSeconds = draw.even(1.6, 3)
    if signs.rapid, draw.chance(0.5) {
      // Up with care, and let go.
      parameters.tempo.liftSeconds = draw.even(1.6, 3)
      parameters.form.letGoShare = draw.even(0.4, 0.6)
    }
    if signs.steps { parameters.form.pauseProbability = 1 }
    parameters.legPath.turnDegrees = signs.turning ? draw.even(13, 22) : draw.even(0, 6)
    parameters.legPath.swayDegrees =
      signs.sway ? draw.even(6.5, 10) : signs.slightSway ? draw.even(2.8, 4) : draw.even(0, 1)
    parameters.legPath.swayHertz = draw.even(0.4, 0.7)
    parameters.pelvis.swayDegreesRMS = draw.even(0.05, 0.4)
    parameters.pelvis.fractionOfRange =
      signs.tipping
      ? draw.even(13, 18) / parameters.range.degrees
      : signs.pelvisGives ? draw.even(0.18, 0.21) : draw.even(0.02, 0.12)
    parameters.pelvis.remainingShare = signs.staysTipped ? draw.even(0.7, 0.95) : 0
    parameters.sensors = [.thigh, .pelvis].map { placement in
      SensorSetup(placement: placement, model: draw.one(of: [.phone, .consumerIMU]))
    }
    return Session(grade: signs.grade, parameters: parameters)
  }

  private static func signs(_ grade: Int, _ draw: inout Draw) -> Signs {
    var signs = Signs()
    let marks: [WritableKeyPath<Signs, Bool>] = [\.sway, \.tipping, \.turning, \.rapid]
    func mark(_ count: Int) {
      let first = draw.integer(0, marks.count - 1)
      for offset in 0..<count { signs[keyPath: marks[(first + offset) % marks.count]] = true }
    }
    switch grade {
    case 0: break
    case 1:
      let path = draw.one(of: [
        \Signs.slightSway, \.pelvisGives, \.steps, \.sway, \.turning, \.rapid,
      ])
      signs[keyPath: path] = true
    case 2:
      if draw.chance(0.25) { signs.tipping = true } else { mark(draw.integer(2, 3)) }
    default:
      if draw.chance(0.5) {
        mark(4)
      } else {
        mark(draw.integer(0, 2))
        (signs.tipping, signs.staysTipped) = (true, true)
      }
    }
    return signs
  }
}
