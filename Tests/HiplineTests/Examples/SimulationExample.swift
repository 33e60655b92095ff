import Hipline

/// Sessions with known truth.
enum SimulationExample {
  static func ranges() throws -> [(measured: Double, true: Double)] {
    let session = Simulator.run(Scenario.clamshellShakyMax.parameters)
    let input = SessionInput(
      id: session.truth.name, exercise: .clamshell, side: session.truth.side,
      recordings: session.recordings)
    let result = try Analyzer().analyze(input)
    let ranges = zip(result.repetitions, session.truth.repetitions).map { found, truth in
      (measured: found.number(.range) ?? .nan, true: truth.rangeDegrees)
    }
    return ranges
  }
}
