import HiplineCore
import HiplineKinematics
import RealModule
import Testing

@testable import HiplineAnalysis

struct TwoTurnRepetitionsTests {
  private func sets(_ curve: Curve) throws -> [ExerciseSet] {
    let prepared = try PreparedRecording(curve.recording(withGyroscope: true))
    return RepetitionDetector.search(
      SegmentMotion(prepared.uniform), smallestRangeDegrees: 0.7
    ).sets
  }

  /// A large slow turn and a small quick one again and again, none quite like the other.
  private func twoTurns(_ count: Int) -> Curve {
    (0..<count).reduce(Curve(seconds: 2)) { curve, number in
      let wobble = Double(number % 3) * 0.4
      return curve.moving(to: 20 + wobble, seconds: 1).moving(to: 2, seconds: 1)
        .moving(to: 13 - wobble, seconds: 0.5).moving(to: 0, seconds: 0.5)
    }.holding(seconds: 3)
  }

  /// The same, between which the segment is turned about a second axis as well: there with the large turn, back with the small
  /// one.
  private func sets(_ curve: Curve, turningAside degrees: Double, _ count: Int) throws
    -> [ExerciseSet]
  {
    let aside = (0..<count).reduce(Curve(seconds: 2)) { curve, _ in
      curve.moving(to: degrees, seconds: 2).moving(to: 0, seconds: 1)
    }.holding(seconds: 3)
    var recording = curve.recording(withGyroscope: true)
    let turns = aside.degrees.map {
      Quaternion(axis: Vector3(0, 1, 0), angleRadians: $0 * .pi / 180)
    }
    recording.accelerometer = recording.accelerometer.map { series in
      TimedSeries(
        timestamps: series.timestamps,
        values: VectorSeries(count: series.count) { turns[$0].rotate(series.values[$0]) })
    }
    recording.gyroscope = recording.gyroscope.map { series in
      TimedSeries(
        timestamps: series.timestamps,
        values: VectorSeries(count: series.count) { index in
          let next = turns[min(turns.count - 1, index + 1)]
          let before = turns[max(0, index - 1)]
          // The rotation of the sensor is the inverse of that of what it sees.
          return turns[index].rotate(series.values[index])
            - (next * before.conjugate).rotationVector * (Curve.rate / 2)
        })
    }
    return RepetitionDetector.search(
      SegmentMotion(try PreparedRecording(recording).uniform), smallestRangeDegrees: 0.7
    ).sets
  }

  @Test func `two turns with another pose between them are one repetition`() throws {
    let sets = try sets(twoTurns(10), turningAside: 20, 10)
    #expect(sets.map(\.completeCount) == [10])
  }

  @Test(arguments: [0, 0.5, 1, 2])
  func `large and small turns from one rest pose are a repetition each, whatever the breathing`(
    breathing: Double
  ) throws {
    let sets = try sets(twoTurns(10), turningAside: breathing, 10)
    #expect(sets.map(\.completeCount) == [20])
  }

  @Test(arguments: [0.5, 1, 1.5, 2, 2.5, 3.5], [0.5, 1, 2])
  func `breathing that alternates halves no count`(ratio: Double, degrees: Double) throws {
    var curve = (0..<12).reduce(Curve(seconds: 4)) { curve, _ in
      curve.moving(to: 20, seconds: 1.5).holding(seconds: 2).moving(to: 0, seconds: 1.5)
        .holding(seconds: 1)
    }.holding(seconds: 3)
    for sample in curve.degrees.indices {
      let breaths = Double(sample) / Curve.rate * ratio / 6
      curve.degrees[sample] += degrees / 2 * Double.sin(2 * .pi * breaths)
    }
    #expect(try sets(curve).map(\.completeCount) == [12])
  }

  @Test func `turns that differ by chance are a repetition each`() throws {
    let ranges: [Double] = [20, 17, 22, 19, 16, 23, 21, 18, 20, 22]
    let curve = ranges.reduce(Curve(seconds: 3)) { $0.repetition($1, hold: 0.5, move: 1) }
    #expect(try sets(curve.holding(seconds: 3)).map(\.completeCount) == [10])
  }

  @Test func `repetitions that happen to alternate in size stay repetitions`() throws {
    // Every other one is smaller on average, by half of what they scatter.
    let ranges: [Double] = [21, 20, 19, 21, 22, 18, 20, 17]
    let curve = ranges.reduce(Curve(seconds: 3)) { $0.repetition($1, hold: 0.5, move: 1) }
    #expect(try sets(curve.holding(seconds: 3)).map(\.completeCount) == [8])
  }

  @Test func `a set that gets smaller step by step stays as it is`() throws {
    let curve = (0..<12).reduce(Curve(seconds: 3)) { $0.repetition(24 - Double($1)) }
    #expect(try sets(curve.holding(seconds: 3)).map(\.completeCount) == [12])
  }

  @Test func `too few turns tell no kinds apart`() throws {
    #expect(try sets(twoTurns(3)).map(\.completeCount) == [6])
  }
}
