import HiplineCore
import HiplineKinematics
import HiplineSimulation
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct SensorSlipTests {
  private func result(turnedBy degrees: Double) throws -> Bool {
    var parameters = SimulationParameters(.sideLegLift, side: .right, seed: 92)
    parameters.sets = [SetPlan(repetitions: 10)]
    let session = Simulator.run(parameters)
    var recording = session.recordings[0]
    // Between the fifth and the sixth repetition the strap lets go: the sensor turns about the limb.
    let moment =
      (session.truth.repetitions[4].endSeconds + session.truth.repetitions[5].startSeconds) / 2
    func strap(_ seconds: Double) -> Quaternion {
      let share = min(1, max(0, (seconds - moment) / 0.3))
      return Quaternion(axis: Vector3(0, 0, 1), angleRadians: share * degrees * .pi / 180)
    }
    func slip(_ series: TimedSeries?, turning: (Double) -> Vector3) -> TimedSeries? {
      series.map { series in
        TimedSeries(
          timestamps: series.timestamps,
          values: VectorSeries(
            series.values.indices.map { index in
              let time = series.timestamps[index]
              return strap(time).rotate(series.values[index]) - turning(time)
            }))
      }
    }
    recording.accelerometer = slip(recording.accelerometer) { _ in .zero }
    recording.gyroscope = slip(recording.gyroscope) { time in
      (strap(time + 0.01) * strap(time - 0.01).conjugate).rotationVector / 0.02
    }
    let analysed = try Analyzer().analyze(
      SessionInput(id: "slip", exercise: .sideLegLift, recordings: [recording]))
    return analysed.findings.contains { $0.code == .sensorSlipped }
  }

  @Test func `a sensor that turns on the limb is found`() throws {
    #expect(try result(turnedBy: 60))
  }

  @Test func `one that stays is not suspected`() throws {
    #expect(try !result(turnedBy: 0))
  }

  /// Four lifts about one axis of the room, a turn of the person about another, and four lifts about a second axis.
  private func sets(turningOverBy degrees: Double) throws -> (
    Recording, [ExerciseSet], SegmentMotion
  ) {
    let first = Curve(seconds: 3).repetitions(4, 30)
    let rest = Double(first.degrees.count) / Curve.rate + 3
    let turn = Curve(seconds: rest).moving(to: degrees, seconds: 2).holding(seconds: 40)
    let second = Curve(seconds: rest + 6).repetitions(4, 15).holding(seconds: 2)
    let count = second.degrees.count
    func angle(_ curve: Curve, _ sample: Int) -> Double {
      curve.degrees[min(max(0, sample), curve.degrees.count - 1)] * .pi / 180
    }
    let poses = (0..<count).map { sample in
      Quaternion(axis: Vector3(0, 1, 0), angleRadians: angle(second, sample))
        * Quaternion(axis: Vector3(0, 1, 0), angleRadians: angle(turn, sample))
        * Quaternion(axis: Vector3(1, 0, 0), angleRadians: angle(first, sample))
    }
    let times = poses.indices.map { Double($0) / Curve.rate }
    let recording = Recording(
      name: "turn", format: "test", placement: .thigh,
      accelerometer: TimedSeries(
        timestamps: times,
        values: VectorSeries(
          poses.map { $0.conjugate.rotate(Vector3(0, 0, StillNorm.standardGravity)) })),
      gyroscope: TimedSeries(
        timestamps: times,
        values: VectorSeries(count: count) { sample in
          (poses[max(0, sample - 1)].conjugate * poses[min(count - 1, sample + 1)])
            .rotationVector * (Curve.rate / 2)
        }))
    let motion = SegmentMotion(try PreparedRecording(recording).uniform)
    return (recording, RepetitionDetector.search(motion, smallestRangeDegrees: 0.7).sets, motion)
  }

  @Test func `who turns over for another exercise has a sensor that stayed, and sets of their own`()
    throws
  {
    let (recording, sets, motion) = try sets(turningOverBy: 80)
    #expect(sets.map(\.completeCount) == [4, 4])
    #expect(ExerciseSet.firstAlike(sets, motion) == [0, 1])
    let result = try Analyzer().analyze(SessionInput(id: "turn", recordings: [recording]))
    #expect(!result.findings.contains { $0.code == .sensorSlipped })
  }
}
