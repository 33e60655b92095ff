import HiplineSimulation

extension Accident {
  /// A session in which it happens.
  func script(_ draw: Draw) -> AccidentScript {
    var script = AccidentScript(draw)
    script.breath = (
      script.draw.even(0, 1), script.draw.even(3, 5.5), script.draw.even(0, 0.1)
    )
    perform(&script)
    script.wait(script.draw.even(2, 4))
    return script
  }

  private func perform(_ script: inout AccidentScript) {
    let count = script.draw.integer(4, 9)
    let degrees = script.draw.logarithmic(6, 50)
    switch self {
    case .breathing:
      script.breath.degrees = script.draw.even(0.8, 2)
      script.wait(40)
    case .breathingBeside:
      let cycle = script.draw.even(4, 8)
      script.breath = (
        script.draw.even(0, 2), cycle / script.draw.one(of: [0.75, 1, 1.5, 1.5, 2]),
        script.draw.one(of: [0, 0, 0.05])
      )
      script.wait(script.draw.even(3, 6))
      script.repeats(
        count + 4, degrees,
        .init(lift: 0.25 * cycle, hold: 0.25 * cycle, lower: 0.25 * cycle, rest: 0.25 * cycle))
    case .walking:
      script.walkToTheMat(script.draw.even(0, 30))
      script.wait(script.draw.even(0.5, 9))
      script.repeats(count, degrees, script.tempo())
      if script.draw.chance(0.5) {
        script.wait(script.draw.even(0.5, 4))
        script.getUp()
        if script.draw.chance(0.5) {
          script.wait(0.5)
          script.walk(script.draw.even(3, 15))
        }
      }
    case .bias:
      script.wait(script.draw.even(3, 6))
      script.repeats(count, degrees, script.tempo())
    case .longRests:
      script.wait(script.draw.even(2, 5))
      script.repeats(count, degrees, script.tempo(rest: script.draw.even(5, 15)))
    case .longHolds:
      script.wait(script.draw.even(2, 5))
      script.repeats(
        script.draw.integer(2, 5), degrees, script.tempo(hold: script.draw.even(8, 27)))
    case .mixedSizes:
      script.wait(script.draw.even(3, 6))
      let small = script.draw.logarithmic(6, 20)
      let large = min(85, small * script.draw.even(2.2, 6))
      let tempo = script.tempo()
      let isMixed = script.draw.chance(0.34)
      let begins = script.draw.chance(0.5)
      for number in 0..<(2 * count) {
        let isSmall = isMixed ? script.draw.chance(0.4) : (number < count) == begins
        script.repeats(1, isSmall ? small : large, tempo)
      }
    case .pulses:
      script.wait(3)
      let lift = script.draw.even(12, 50)
      let pulses = (
        script.draw.integer(3, 10), script.draw.even(0.1, 0.45), script.draw.even(0.7, 1.6)
      )
      script.repeats(
        script.draw.integer(2, 6), lift, script.tempo(hold: script.draw.even(0, 1)), pulses: pulses)
    case .twoExercises:
      script.wait(3)
      script.repeats(script.draw.integer(3, 6), degrees, script.tempo())
      script.wait(script.draw.even(2, 15))
      script.turnOver()
      script.newAxis()
      script.wait(script.draw.even(2, 8))
      script.repeats(script.draw.integer(3, 6), script.draw.logarithmic(8, 50), script.tempo())
    case .coughs:
      script.wait(2)
      let tempo = script.tempo()
      for _ in 0..<count {
        if script.draw.chance(0.35) {
          script.cough()
          script.wait(0.6)
        }
        script.repeats(1, degrees, tempo)
      }
    case .slips:
      script.wait(3)
      let tempo = script.tempo()
      script.repeats(script.draw.integer(3, 5), degrees, tempo)
      script.wait(script.draw.even(0.3, 3))
      script.slip()
      script.wait(script.draw.even(0.3, 3))
      script.repeats(script.draw.integer(3, 5), degrees, tempo)
    case .handling:
      script.handle(script.draw.even(1, 6))
      script.wait(script.draw.even(1, 5))
      script.repeats(count, degrees, script.tempo())
      script.wait(script.draw.even(1, 6))
      script.handle(script.draw.even(1, 6))
    }
  }
}
