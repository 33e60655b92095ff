import HiplineCore
import HiplineKinematics
import Testing

struct SmallSlowRepetitionsTests {
  /// What a range of motion may be wrong by, in degrees.
  static func tolerance(_ range: Double) -> Double { max(0.1, 0.02 * range) }

  @Test(arguments: [0.5, 2, 5, 20], [0.05, 0.25, 1])
  func `a range is right however small or slow the repetition`(range: Double, hertz: Double) {
    let recording = RepetitionRecording(range: range, hertz: hertz)
    let tolerance = Self.tolerance(range)
    #expect(abs(recording.rangeError(recording.offline())) < tolerance)
    #expect(abs(recording.rangeError(recording.online())) < tolerance)
  }

  @Test(arguments: [1.0, 10], [0.1, 0.5])
  func `a range is right where nobody rests before and after`(range: Double, hertz: Double) {
    let recording = RepetitionRecording(range: range, hertz: hertz, restSeconds: 0) {
      $0.accelerometerNoise = 400
    }
    #expect(abs(recording.rangeError(recording.offline())) < Self.tolerance(range))
  }

  @Test func `the published filter takes small slow repetitions for rest, the default does not`() {
    let recording = RepetitionRecording(range: 3, hertz: 0.25)
    func restInMovement(_ parameters: VQF.Parameters) -> Double {
      let rest = recording.offline(parameters).isRest
      let moving = rest.indices.filter { recording.isMoving[$0] }
      return Double(moving.count { rest[$0] }) / Double(moving.count)
    }
    #expect(restInMovement(.reference) > 0.5)
    #expect(restInMovement(.init()) < 0.02)
  }

  @Test func `true rest is found and its bias learnt`() {
    let recording = RepetitionRecording(range: 5, hertz: 0.25, restSeconds: 20)
    let result = recording.offline()
    let still = result.isRest.indices.filter { !recording.isMoving[$0] }
    #expect(Double(still.count { result.isRest[$0] }) > 0.95 * Double(still.count))
    var largest = 0.0
    for sample in still {
      largest = max(largest, (result.gyroscopeBias[sample] - recording.bias[sample]).norm)
    }
    // 0.05 °/s.
    #expect(largest < 0.05 * .pi / 180)
  }
}
