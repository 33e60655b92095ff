import HiplineCore
import HiplineKinematics
import HiplineSimulation
import RealModule
import Testing

@testable import HiplineAnalysis

/// What people do before and after the exercise: take the phone, turn it, put it away.
struct OtherMovementTests {
  /// A segment that turns by a curve about its x axis, and before and after it about any axis, as a hand that holds it.
  private func handled(
    _ curve: Curve, before: Double, after: Double, degrees: Double, seed: UInt64
  ) -> Recording {
    var draw = Draw(seed: seed, purpose: 0x4a4d)
    let (first, last) = (Int(before * Curve.rate), Int(after * Curve.rate))
    func wobble(_ count: Int) -> [Quaternion] {
      let knots = (0...(count / 16 + 2)).map { _ in
        Vector3(draw.normal(), draw.normal(), draw.normal()) * (degrees * .pi / 180)
      }
      return (0..<count).map { sample in
        let place = Double(sample) / 16
        let (knot, share) = (Int(place), place - Double(Int(place)))
        let smooth = share * share * (3 - 2 * share)
        let mixed = knots[knot] * (1 - smooth) + knots[knot + 1] * smooth
        let ends = min(1, Double(sample) / 25, Double(count - sample) / 25)
        return Quaternion(rotationVector: mixed * ends)
      }
    }
    let middle = curve.degrees.map {
      Quaternion(axis: Vector3(1, 0, 0), angleRadians: $0 * .pi / 180)
    }
    let turns = wobble(first) + middle + wobble(last)
    let times = turns.indices.map { Double($0) / Curve.rate }
    let up = turns.map {
      $0.conjugate.rotate(Vector3(0, 0, StillNorm.standardGravity))
    }
    let rates = turns.indices.map { index in
      let next = turns[min(index + 1, turns.count - 1)]
      let last = turns[max(0, index - 1)]
      return (last.conjugate * next).rotationVector * (Curve.rate / 2)
    }
    return Recording(
      name: "handled", format: "test", placement: .thigh,
      accelerometer: TimedSeries(timestamps: times, values: VectorSeries(up)),
      gyroscope: TimedSeries(timestamps: times, values: VectorSeries(rates)))
  }

  private func analyze(_ recording: Recording, leavingOut: [Range<Double>] = []) throws
    -> SessionResult
  {
    var input = SessionInput(id: "x", exercise: .clamshell, side: .right, recordings: [recording])
    input.excludedSeconds = leavingOut
    return try Analyzer().analyze(input)
  }

  private let set = Curve(seconds: 2).repetitions(6, 20).holding(seconds: 2)

  @Test func `handling before and after a set is no repetition of it`() throws {
    var counts: [Int] = []
    for (index, seconds) in [1.5, 3].enumerated() {
      for degrees in [6.0, 12, 25] {
        for seed in 1...3 {
          counts.append(
            try analyze(
              handled(
                set, before: seconds, after: seconds, degrees: degrees,
                seed: UInt64(10 * index + seed))
            ).summary.repetitions)
        }
      }
    }
    // Of random turns one may be as a repetition is: about the same axis, as far, as slow.
    #expect(counts.count { $0 == 6 } >= 16 && counts.allSatisfy { (6...7).contains($0) })
  }

  @Test func `what is left out is not counted, and times stay those of the whole recording`() throws
  {
    let recording = handled(set, before: 0, after: 0, degrees: 0, seed: 1)
    let whole = try analyze(recording)
    try #require(whole.summary.repetitions == 6)
    let end = whole.repetitions[1].endSeconds + 0.3
    let start = whole.repetitions[4].startSeconds - 0.3
    let part = try analyze(recording, leavingOut: [-.infinity..<end, start..<(.infinity)])
    #expect(part.summary.repetitions == 2)
    for (left, right) in zip(part.repetitions, whole.repetitions[2...]) {
      #expect(abs(left.startSeconds - right.startSeconds) < 0.1)
      #expect(abs(left.endSeconds - right.endSeconds) < 0.1)
    }
    let middle = try analyze(recording, leavingOut: [end..<start])
    #expect(middle.summary.repetitions == 4)
  }

  @Test func `where everything is left out that is the message`() throws {
    let recording = handled(set, before: 0, after: 0, degrees: 0, seed: 1)
    for stretch in [-Double.infinity..<Double.infinity, 0..<1e6] {
      let result = try analyze(recording, leavingOut: [stretch])
      let said = result.findings.filter { $0.code == .noRepetition }
      #expect(said.count == 1 && said[0].message.contains("left out"))
    }
  }

  @Test func `where somebody only turns over, the message does not say that nothing moved`() throws
  {
    let curve = Curve(seconds: 10).moving(to: 70, seconds: 2).holding(seconds: 20)
    let said = try analyze(curve.recording(withGyroscope: true)).findings.filter {
      $0.code == .noRepetition
    }
    #expect(said.count == 1 && said[0].message.contains("the sensor moves"))
  }

  @Test func `of a few seconds in which nothing moves the message says how few they are`() throws {
    let said = try analyze(Curve(seconds: 6).recording(withGyroscope: true)).findings.filter {
      $0.code == .noRepetition
    }
    #expect(said.count == 1 && said[0].message.contains("6.0 s"))
  }
}
