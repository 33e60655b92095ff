import Testing

@testable import HiplineSimulation

struct FormPlanTests {
  private func session(_ adjust: (inout SimulationParameters) -> Void) -> SimulatedSession {
    var parameters = idealParameters()
    parameters.range.variability = 0
    parameters.tempo.variability = 0
    parameters.pelvis.swayDegreesRMS = 0
    adjust(&parameters)
    return Simulator.run(parameters)
  }

  /// The thigh's angle above its rest, in degrees, over a part of the session.
  private func heights(
    _ session: SimulatedSession, _ start: Double, _ end: Double
  ) -> [Double] {
    let angles = session.angles
    let rest = angles.thighDegrees[0]
    return angles.timestamps.indices.filter { (start...end).contains(angles.timestamps[$0]) }
      .map { angles.thighDegrees[$0] - rest }
  }

  @Test func `without departures a repetition has no draw of theirs`() {
    let plain = session { _ in }
    let same = session { $0.form = FormPlan() }
    #expect(plain.truth == same.truth)
    #expect(plain.truth.repetitions.allSatisfy { abs($0.liftSeconds - 2) < 1e-9 })
  }

  @Test func `a pause lengthens the lift and the lowering and moves nothing in them`() {
    let session = session {
      $0.form.pauseProbability = 1
      $0.form.pauseSeconds = 1.5...1.5
    }
    for repetition in session.truth.repetitions {
      #expect(abs(repetition.liftSeconds - 3.5) < 1e-9)
      #expect(abs(repetition.lowerSeconds - 3.5) < 1e-9)
      #expect(abs(repetition.rangeDegrees - 20) < 1e-9)
      for (start, end) in [
        (repetition.startSeconds, repetition.topStartSeconds),
        (repetition.topEndSeconds, repetition.endSeconds),
      ] {
        let heights = heights(session, start, end)
        let still = zip(heights, heights.dropFirst()).count {
          abs($0 - $1) < 1e-12 && (6...14).contains($0)
        }
        // At 100 Hz, less the sample at either edge.
        #expect((147...150).contains(still))
      }
    }
  }

  @Test func `a second peak dips in the hold and comes up again`() {
    let session = session {
      $0.form.secondPeakProbability = 1
      $0.form.dipShare = 0.25...0.25
      $0.form.dipSeconds = 0.5...0.5
    }
    for repetition in session.truth.repetitions {
      #expect(abs(repetition.holdSeconds - 3.5) < 1e-9)
      let heights = heights(session, repetition.topStartSeconds, repetition.topEndSeconds)
      #expect(abs((heights.min() ?? 0) - 15) < 0.01)
      #expect(abs((heights.last ?? 0) - 20) < 0.01)
    }
  }

  @Test func `a leg that sags leaves the hold lower than it entered it, and comes back to rest`() {
    let session = session { $0.form.sagShare = 0.2...0.2 }
    for repetition in session.truth.repetitions {
      let heights = heights(session, repetition.topStartSeconds, repetition.topEndSeconds)
      #expect(abs((heights.first ?? 0) - 20) < 0.01)
      #expect(abs((heights.last ?? 0) - 16) < 0.01)
      #expect(abs(repetition.rangeDegrees - 20) < 1e-9)
    }
    #expect(abs((session.angles.thighDegrees.last ?? 0) - session.angles.thighDegrees[0]) < 1e-9)
  }
}
