import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct VQFTests {
  private let recording = RepetitionRecording(range: 40, hertz: 0.3)
  private let coefficients = VQF.Coefficients(.init(), sampleRateHertz: 50)

  @Test(arguments: [1, 77, 150, 151, 1313, 1999])
  func `a stream that is split and restored gives the same samples`(split: Int) {
    func run(_ state: inout VQF.State, _ range: Range<Int>) -> OrientationSeries {
      VQF.online(
        gyroscope: recording.gyroscope[range], accelerometer: recording.accelerometer[range],
        state: &state, coefficients: coefficients)
    }
    var whole = VQF.State(coefficients)
    let expected = run(&whole, 0..<2000)
    var state = VQF.State(coefficients)
    let before = run(&state, 0..<split)
    var restored = state
    let after = run(&restored, split..<2000)
    #expect(before.sensorToEarth + after.sensorToEarth == expected.sensorToEarth)
    #expect(before.isRest + after.isRest == expected.isRest)
    #expect(restored == whole)
  }

  @Test(arguments: [
    Vector3.zero, Vector3(1e-300, 0, 0), Vector3(0, 0, 1e-200), Vector3(-1e-170, 1e-170, -1e-170),
    Vector3(1, 1, 1) * .leastNonzeroMagnitude, Vector3(0, 0, -1) * .leastNonzeroMagnitude,
  ])
  func `a force too small to have a direction leaves the inclination as it is`(force: Vector3) {
    let accelerometer = VectorSeries(
      Array(repeating: force, count: recording.gyroscope.count))
    for series in [
      VQF.online(
        gyroscope: recording.gyroscope, accelerometer: accelerometer, sampleRateHertz: 50),
      VQF.offline(
        gyroscope: recording.gyroscope, accelerometer: accelerometer, sampleRateHertz: 50),
    ] {
      for index in series.sensorToEarth.indices {
        let turn = series.sensorToEarth[index]
        let length = turn.w * turn.w + turn.x * turn.x + turn.y * turn.y + turn.z * turn.z
        #expect(abs(length - 1) < 1e-6)
        #expect(series.gyroscopeBias[index].norm.isFinite)
      }
    }
  }

  @Test(arguments: [VQF.Parameters(), .reference])
  func `a constant bias is learnt at rest`(parameters: VQF.Parameters) {
    let bias = Vector3(0.011, -0.008, 0.004)
    let count = 3000
    let gyroscope = VectorSeries(Array(repeating: bias, count: count))
    let accelerometer = VectorSeries(
      Array(repeating: Vector3(3, -4, 8), count: count))
    let online = VQF.online(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 50,
      parameters: parameters)
    let offline = VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 50,
      parameters: parameters)
    #expect((online.gyroscopeBias[count - 1] - bias).norm < 0.01 * bias.norm)
    for index in [0, count / 2, count - 1] {
      #expect((offline.gyroscopeBias[index] - bias).norm < 0.01 * bias.norm)
      #expect(
        Angle.degrees(between: offline.up[index], and: Vector3(3, -4, 8) / 89.0.squareRoot()) < 0.01
      )
    }
  }

  @Test func `a bias is learnt while the sensor moves, about the axis of the movement`() {
    let recording = RepetitionRecording(range: 40, hertz: 0.3, restSeconds: 0) {
      $0.movingSeconds = 200
      $0.biasDegreesPerSecond = 0.5
      $0.driftDegreesPerSecond = 0
    }
    let result = recording.offline()
    #expect(!result.isRest.contains(true))
    let middle = result.count / 2
    let error = result.gyroscopeBias[middle] - recording.bias[middle]
    // 0.05 °/s. The vertical component cannot be seen.
    #expect(abs(error.dot(recording.axis)) < 0.05 * .pi / 180)
  }

  /// The bias and its residual are limited component by component, which depends on the axes; noise reaches the limit
  /// in the first samples. With the limit out of the way only rounding is left.
  @Test(arguments: [3, 4, 5] as [UInt64], [(2.0, 1e-5), (1e6, Double.recursion)])
  func `strapping the sensor on another way round turns the result`(
    seed: UInt64, limit: (degreesPerSecond: Double, tolerance: Double)
  ) {
    var random = SplitMix64(seed: seed)
    let angles = random.uniform(count: 4)
    let turn = Quaternion(angles[0], angles[1], angles[2], angles[3]).normalized
    var parameters = VQF.Parameters()
    parameters.largestBiasDegreesPerSecond = limit.degreesPerSecond
    let expected = recording.offline(parameters)
    let turned = VQF.offline(
      gyroscope: recording.gyroscope.map { turn.rotate($0) },
      accelerometer: recording.accelerometer.map { turn.rotate($0) },
      sampleRateHertz: recording.sampleRateHertz, parameters: parameters)
    #expect(turned.isRest == expected.isRest)
    let (upTurned, upExpected) = (turned.up, expected.up)
    var largest = 0.0
    for index in expected.isRest.indices {
      let bias = turn.rotate(expected.gyroscopeBias[index])
      largest = max(
        largest, (upTurned[index] - turn.rotate(upExpected[index])).norm,
        (turned.gyroscopeBias[index] - bias).norm)
    }
    #expect(largest < limit.tolerance)
  }

  @Test func `turning about the vertical does not touch the inclination`() {
    var swing = Swing()
    swing.motion = Swing.sine(degrees: 60, hertz: 0.2)
    let accelerometer = swing.recording().accelerometer
    let up = accelerometer.map { $0.normalized ?? $0 }
    var parameters = VQF.Parameters()
    parameters.learnsBiasAtRest = false
    parameters.learnsBiasInMotion = false
    func result(_ rate: Double) -> OrientationSeries {
      let gyroscope = VectorSeries(
        swing.rates.indices.map { swing.rates[$0] + rate * up[$0] })
      return VQF.offline(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 100,
        parameters: parameters)
    }
    let (straight, drifting) = (result(0), result(0.1))
    let heading = (drifting.sensorToEarth[1999] * straight.sensorToEarth[1999].conjugate).z
    #expect(abs(heading) > 0.5)
    for index in up.indices {
      #expect(Angle.degrees(between: straight.up[index], and: drifting.up[index]) < 0.01)
    }
  }

  @Test func `time turned round gives the same inclination and the opposite bias`() {
    let reversed = VQF.offline(
      gyroscope: VectorSeries(
        recording.gyroscope.indices.reversed().map { -recording.gyroscope[$0] }),
      accelerometer: VectorSeries(
        recording.accelerometer.indices.reversed().map { recording.accelerometer[$0] }),
      sampleRateHertz: recording.sampleRateHertz)
    let expected = recording.offline()
    let count = expected.count
    #expect(reversed.isRest == expected.isRest.reversed())
    let (up, upReversed) = (expected.up, reversed.up)
    // The low-pass starts as a mean at one end and settled at the other. A rate turns the orientation from the sample
    // before to its own, so the other way round the same orientation stands one sample later.
    let margin = 500
    for index in stride(from: 0, to: count, by: 25) {
      let mirrored = count - 1 - index
      #expect((reversed.gyroscopeBias[mirrored] + expected.gyroscopeBias[index]).norm < .recursion)
      if index > margin && mirrored > margin {
        #expect(Angle.degrees(between: up[index - 1], and: upReversed[mirrored]) < 0.1)
      }
    }
  }

  @Test func `a sensor strapped on upside down is no special case`() {
    let count = 1000
    let gyroscope = VectorSeries(Array(repeating: Vector3(0.001, 0, 0), count: count))
    let down = Vector3(0, 0, -9.81)
    let accelerometer = VectorSeries(Array(repeating: down, count: count))
    for parameters in [VQF.Parameters(), .reference] {
      let result = VQF.offline(
        gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 50,
        parameters: parameters)
      let up = result.up
      for index in up.indices {
        let q = result.sensorToEarth[index]
        #expect(abs(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z - 1) < .rounding)
        #expect(Angle.degrees(between: up[index], and: Vector3(0, 0, -1)) < 0.05)
      }
    }
  }

  @Test func `nothing gives nothing`() {
    let none = VectorSeries([])
    #expect(VQF.offline(gyroscope: none, accelerometer: none, sampleRateHertz: 50).count == 0)
    #expect(VQF.online(gyroscope: none, accelerometer: none, sampleRateHertz: 50).count == 0)
  }

  @Test func `one sample is enough`() {
    let one = VectorSeries([Vector3(0, 9.81, 0)])
    let result = VQF.offline(
      gyroscope: VectorSeries([.zero]), accelerometer: one, sampleRateHertz: 50)
    #expect((result.up[0] - Vector3(0, 1, 0)).norm < .rounding)
  }

  @Test func `a missing sample of the accelerometer is bridged by the gyroscope`() throws {
    let range = 0..<1500
    let patchy = VectorSeries(
      range.map { $0 % 50 > 40 && $0 > 200 ? .zero : recording.accelerometer[$0] })
    let whole = recording.online()
    let bridged = VQF.online(
      gyroscope: recording.gyroscope[range], accelerometer: patchy, sampleRateHertz: 50)
    let largest = range.map { Angle.degrees(between: whole.up[$0], and: bridged.up[$0]) }.max()
    #expect(try #require(largest) < 0.5)
  }
}
