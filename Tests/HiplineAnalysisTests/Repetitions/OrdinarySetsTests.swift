import HiplineCore
import HiplineKinematics
import RealModule
import Testing

@testable import HiplineAnalysis

/// Sets as people do them: on the way to the mat, breathing, with long rests and holds, with a strap that gives way.
struct OrdinarySetsTests {
  private func complete(_ recording: Recording) throws -> [Int] {
    let prepared = try PreparedRecording(recording)
    return RepetitionDetector.search(
      SegmentMotion(prepared.uniform), smallestRangeDegrees: 0.7
    ).sets.map(\.completeCount)
  }

  private func count(_ curve: Curve) throws -> Int {
    try complete(curve.recording(withGyroscope: true)).reduce(0, +)
  }

  /// Swings by so many degrees to either side.
  private func walking(_ curve: Curve, seconds: Double, stride: Double, degrees: Double) -> Curve {
    var copy = curve
    let middle = curve.degrees[curve.degrees.count - 1]
    copy.degrees += (1...Int(seconds * Curve.rate)).map { sample in
      let time = Double(sample) / Curve.rate
      let growth = min(1, time, seconds - time)
      return middle + growth * degrees * Double.sin(2 * .pi * time / stride)
    }
    return copy
  }

  private func breathing(_ curve: Curve, degrees: Double, seconds: Double = 4) -> Curve {
    var copy = curve
    for sample in copy.degrees.indices {
      copy.degrees[sample] +=
        degrees / 2 * Double.sin(2 * .pi * Double(sample) / Curve.rate / seconds)
    }
    return copy
  }

  @Test(arguments: [5.0, 9, 20], [0.9, 1.1, 1.4])
  func `strides on the way to the mat are no repetitions`(seconds: Double, stride: Double) throws {
    let upright = walking(
      Curve(rest: 90, seconds: 2), seconds: seconds, stride: stride, degrees: 20)
    let curve = upright.holding(seconds: 1).moving(to: 0, seconds: 3).holding(seconds: 3)
      .repetitions(6).holding(seconds: 3)
    #expect(try count(curve) == 6)
  }

  @Test func `quick repetitions by themselves are no strides`() throws {
    let curve = walking(Curve(seconds: 3), seconds: 12, stride: 1.2, degrees: 15)
      .holding(seconds: 3)
    #expect(try count(curve) >= 9)
  }

  @Test(arguments: [5.0, 8, 9.5, 11, 14], [0.0, 1])
  func `repetitions with long rests are counted`(rest: Double, breath: Double) throws {
    let curve = (0..<6).reduce(Curve(seconds: 4)) { curve, _ in
      curve.repetition().holding(seconds: rest - 1)
    }
    #expect(try count(breathing(curve, degrees: breath)) == 6)
  }

  @Test(arguments: [12.0, 20, 28], [0.0, 1])
  func `repetitions with long holds are counted`(hold: Double, breath: Double) throws {
    let curve = (0..<4).reduce(Curve(seconds: 4)) { curve, _ in curve.repetition(hold: hold) }
      .holding(seconds: 3)
    #expect(try count(breathing(curve, degrees: breath)) == 4)
  }

  @Test(arguments: [4, 8, 12], [2.0, 4, 6])
  func `lifts with pulses at the top are the repetitions`(pulses: Int, degrees: Double) throws {
    let curve = (0..<3).reduce(Curve(seconds: 3)) { curve, _ in
      (0..<pulses).reduce(curve.moving(to: 20, seconds: 2)) { top, _ in
        top.moving(to: 20 - degrees, seconds: 0.5).moving(to: 20, seconds: 0.5)
      }.moving(to: 0, seconds: 2).holding(seconds: 1.5)
    }
    #expect(try count(curve) == 3)
  }

  @Test(arguments: [60.0, 90, 120])
  func `a sensor that slips loses no repetition`(degrees: Double) throws {
    let curve = Curve(seconds: 3).repetitions(4).holding(seconds: 3).repetitions(4)
      .holding(seconds: 2)
    var recording = curve.recording(withGyroscope: true)
    let middle = Double(curve.degrees.count) / 2
    func strap(_ sample: Int) -> Quaternion {
      let share = min(1, max(0, (Double(sample) - middle) / (0.4 * Curve.rate)))
      return Quaternion(
        axis: Vector3(0.2, 0.4, 0.9).normalized ?? Vector3(0, 0, 1),
        angleRadians: share * degrees * .pi / 180)
    }
    func turned(_ series: TimedSeries, turning: (Int) -> Vector3) -> TimedSeries {
      TimedSeries(
        timestamps: series.timestamps,
        values: VectorSeries(count: series.count) {
          strap($0).rotate(series.values[$0]) - turning($0)
        })
    }
    recording.accelerometer = recording.accelerometer.map { turned($0) { _ in .zero } }
    recording.gyroscope = recording.gyroscope.map {
      turned($0) { sample in
        (strap(sample + 1) * strap(sample - 1).conjugate).rotationVector * (Curve.rate / 2)
      }
    }
    #expect(try complete(recording).reduce(0, +) == 8)
  }

  @Test func `sitting up between sets is no repetition, however small those are`() throws {
    let curve = (0..<3).reduce(Curve(seconds: 3)) { curve, _ in
      curve.repetitions(4, 5).holding(seconds: 2).moving(to: 80, seconds: 2).holding(seconds: 2)
        .moving(to: 0, seconds: 2).holding(seconds: 3)
    }
    #expect(try count(curve) == 12)
  }
}
