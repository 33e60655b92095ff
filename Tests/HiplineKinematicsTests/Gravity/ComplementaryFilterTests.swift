import HiplineCore
import HiplineKinematics
import HiplineTestSupport
import RealModule
import Testing

struct ComplementaryFilterTests {
  private var swing: Swing {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: 40, hertz: 0.3)
    return swing
  }

  @Test func `a stream that is split and restored gives the same samples`() {
    let recording = swing.recording()
    let rates = swing.rates
    let coefficients = ComplementaryFilter.Coefficients(.init(), sampleRateHertz: 100)
    func run(_ state: inout ComplementaryFilter.State, _ range: Range<Int>) -> [Vector3] {
      range.map {
        ComplementaryFilter.update(
          &state, accelerometer: recording.accelerometer[$0], angularRate: rates[$0],
          coefficients: coefficients)
      }
    }
    var whole = ComplementaryFilter.State()
    let expected = run(&whole, 0..<800)
    var first = ComplementaryFilter.State()
    let before = run(&first, 0..<313)
    var second = ComplementaryFilter.State(up: first.up, angularRate: first.angularRate)
    #expect(before + run(&second, 313..<800) == expected)
    #expect(second == whole)
  }

  @Test(arguments: [ComplementaryFilter.Direction.forward, .backward])
  func `a sensor that lies still keeps its tilt`(direction: ComplementaryFilter.Direction) {
    let still = Swing().recording()
    let up = ComplementaryFilter.run(
      accelerometer: still.accelerometer, angularRate: Swing().rates, sampleRateHertz: 100,
      direction: direction)
    for index in up.indices { #expect((up[index] - Swing().up).norm < .rounding) }
  }

  @Test func `an ideal gyroscope alone carries the vertical through a long rotation`() {
    var swing = Swing()
    swing.motion = { (0.7 * $0 + 0.4 * Double.sin($0), 0.7 + 0.4 * Double.cos($0)) }
    let truth = swing.upVectors
    var state = ComplementaryFilter.State(up: swing.up, angularRate: swing.rates[0])
    let coefficients = ComplementaryFilter.Coefficients(.init(), sampleRateHertz: 100)
    var error = 0.0
    for index in 1..<truth.count {
      // Free fall: an accelerometer that measures nothing is not followed.
      let up = ComplementaryFilter.update(
        &state, accelerometer: .zero, angularRate: swing.rates[index], coefficients: coefficients)
      error = max(error, Angle.degrees(between: up, and: truth[index]))
    }
    #expect(error < .settlingDegrees)
  }

  @Test func `backwards in time is forwards through the mirrored movement`() {
    let recording = swing.recording()
    let rates = swing.rates
    let backward = ComplementaryFilter.run(
      accelerometer: recording.accelerometer, angularRate: rates, sampleRateHertz: 100,
      direction: .backward)
    let mirrored = ComplementaryFilter.run(
      accelerometer: recording.accelerometer.mapComponents { $0.reversed() },
      angularRate: rates.mapComponents { $0.reversed() }.map { -$0 }, sampleRateHertz: 100)
    for (a, b) in zip(mirrored.mapComponents { $0.reversed() }.components, backward.components) {
      #expect(Approximate.error(a, b) < .rounding)
    }
  }

  @Test func `after one time constant two thirds of a wrong start are gone`() {
    let truth = Vector3(0, 0, 1)
    let start = Vector3(Double.sin(5 * degree), 0, Double.cos(5 * degree))
    var state = ComplementaryFilter.State(up: start)
    let coefficients = ComplementaryFilter.Coefficients(
      .init(timeConstantSeconds: 2), sampleRateHertz: 100)
    var up = start
    for _ in 0..<200 {
      up = ComplementaryFilter.update(
        &state, accelerometer: truth * 9.8, angularRate: .zero, coefficients: coefficients)
    }
    let share = Angle.degrees(between: up, and: truth) / 5
    #expect(abs(share - Double.exp(-1)) < 0.01)
  }

  @Test func `a time constant of zero traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = ComplementaryFilter.Coefficients(
        .init(timeConstantSeconds: 0), sampleRateHertz: 100)
    }
  }
}
