import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct OrientationSmootherTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the recursion solves the whole problem`(seed: UInt64) {
    let recording = HandRecording {
      $0.seed = seed
      $0.seconds = 4
      $0.restSeconds = 0.5
    }
    var parameters = OrientationSmoother.Parameters()
    parameters.stepSeconds = 0.2
    let nominal = recording.offline()
    let motion = Preintegration(
      nominal, gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
      sampleRateHertz: recording.sampleRateHertz, stepSeconds: parameters.stepSeconds)
    guard let solution = ErrorStateSmoother(motion, parameters).solve() else {
      Issue.record("a solution expected")
      return
    }
    let expected = DenseLeastSquares(
      nominal, gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
      sampleRateHertz: recording.sampleRateHertz, parameters: parameters)
    #expect(solution.tilts.count == 20)
    #expect(solution.tilts.contains { abs($0.x) > 1e-4 })
    #expect(solution.calibration.allSatisfy { $0 != 0 })
    #expect(Approximate.error(solution.calibration, expected.calibration) < .iteration)
    for state in solution.tilts.indices {
      #expect(abs(solution.tilts[state].x - expected.tilts[state].x) < .iteration)
      #expect(abs(solution.tilts[state].y - expected.tilts[state].y) < .iteration)
      #expect((solution.biases[state] - expected.biases[state]).norm < .iteration)
    }
  }

  /// Single recordings can come out worse: the movement may look like an error of the sensor.
  @Test(arguments: [0.2, 0.5, 1.5])
  func `it is nearer to the truth than the filter, on the average`(hertz: Double) {
    var (smoothed, filtered, worst) = (0.0, 0.0, 0.0)
    for seed in 1...6 as ClosedRange<UInt64> {
      let recording = HandRecording {
        $0.seed = seed
        $0.hertz = (hertz / 5)...hertz
      }
      let error = recording.inclinationError(recording.smoothed().orientation)
      let filterError = recording.inclinationError(recording.offline())
      smoothed += error
      filtered += filterError
      worst = max(worst, error / filterError)
    }
    #expect(smoothed < 0.85 * filtered)
    #expect(worst < 1.2)
  }

  @Test func `the gyroscope's sensitivity is learnt`() {
    let recording = HandRecording {
      $0.sensitivityError = 0.01
      $0.angleDegrees = 120
    }
    guard let calibration = recording.smoothed().calibration else {
      Issue.record("a calibration expected")
      return
    }
    let (learnt, truth) = (calibration.gyroscopeSensitivityError, recording.gyroscopeError)
    func size(_ columns: [Vector3]) -> Double {
      columns.reduce(0) { $0 + $1.dot($1) }.squareRoot()
    }
    #expect(size(zip(learnt, truth).map { $0 - $1 }) < 0.5 * size(truth))
  }

  @Test func `a perfect sensor is not spoilt by a tenth of a degree`() {
    let recording = HandRecording {
      $0.sensitivityError = 0
      $0.accelerometerBias = 0
    }
    let result = recording.smoothed()
    #expect(recording.inclinationError(result.orientation) < 0.1)
    for error in result.calibration?.gyroscopeSensitivityError ?? [] { #expect(error.norm < 0.001) }
  }

  @Test(arguments: [0.5, 2, 5, 10, 30], [0.02, 0.05, 0.1, 0.25, 0.5, 1])
  func `a range is right however small or slow the repetition`(range: Double, hertz: Double) {
    for restSeconds in [10.0, 0] {
      let recording = RepetitionRecording(range: range, hertz: hertz, restSeconds: restSeconds)
      let result = OrientationSmoother.smooth(
        gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
        sampleRateHertz: recording.sampleRateHertz)
      #expect(
        abs(recording.rangeError(result.orientation)) < SmallSlowRepetitionsTests.tolerance(range))
    }
  }

  /// The limits are what the published filter gives, and what this one gave when it was written, with a margin.
  @Test(
    .enabled(if: TestFolders.realData != nil),
    arguments: [
      ("02_undisturbed_slow_rotation_B", 0.312, 0.29),
      ("05_undisturbed_slow_rotation_with_breaks_B", 0.271, 0.255),
    ])
  func `it is nearer to an optical system than the published filter`(
    name: String, published: Double, limit: Double
  ) throws {
    let recording = try BroadRecording(name)
    let result = OrientationSmoother.smooth(
      gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
      sampleRateHertz: BroadRecording.sampleRateHertz)
    let error = recording.inclinationError(result.orientation)
    #expect(error < min(published, limit))
  }

  /// The same sensor was used in both.
  @Test(.enabled(if: TestFolders.realData != nil))
  func `two recordings of one sensor agree about its gyroscope`() throws {
    let calibrations = try [
      "02_undisturbed_slow_rotation_B", "05_undisturbed_slow_rotation_with_breaks_B",
    ].compactMap { name in
      let recording = try BroadRecording(name)
      return OrientationSmoother.smooth(
        gyroscope: recording.gyroscope, accelerometer: recording.accelerometer,
        sampleRateHertz: BroadRecording.sampleRateHertz
      ).calibration?.gyroscopeSensitivityError
    }
    try #require(calibrations.count == 2)
    func dot(_ a: [Vector3], _ b: [Vector3]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0.dot($1.1) }
    }
    let correlation =
      dot(calibrations[0], calibrations[1])
      / (dot(calibrations[0], calibrations[0]) * dot(calibrations[1], calibrations[1])).squareRoot()
    #expect(correlation > 0.7)
  }

  @Test func `a gyroscope that was clipped is left to the filter`() {
    let recording = HandRecording { $0.hertz = 0.5...2 }
    let limit = 1.0
    let gyroscope = VectorSeries(
      recording.gyroscope.indices.map { index in
        let rate = recording.gyroscope[index]
        return Vector3(
          min(limit, max(-limit, rate.x)), min(limit, max(-limit, rate.y)),
          min(limit, max(-limit, rate.z)))
      })
    let result = OrientationSmoother.smooth(
      gyroscope: gyroscope, accelerometer: recording.accelerometer, sampleRateHertz: 100)
    #expect(result.calibration == nil)
    #expect(
      result.orientation
        == VQF.offline(
          gyroscope: gyroscope, accelerometer: recording.accelerometer, sampleRateHertz: 100))
  }

  @Test(arguments: [3, 4] as [UInt64])
  func `strapping the sensor on another way round turns the result`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let angles = random.uniform(count: 4)
    let turn = Quaternion(angles[0], angles[1], angles[2], angles[3]).normalized
    let recording = HandRecording { $0.seconds = 60 }
    var parameters = OrientationSmoother.Parameters()
    // The filter limits its bias axis by axis.
    parameters.filter.largestBiasDegreesPerSecond = 1e6
    let expected = recording.smoothed(parameters).orientation
    let turned = OrientationSmoother.smooth(
      gyroscope: recording.gyroscope.map { turn.rotate($0) },
      accelerometer: recording.accelerometer.map { turn.rotate($0) },
      sampleRateHertz: recording.sampleRateHertz, parameters: parameters
    ).orientation
    let (upTurned, upExpected) = (turned.up, expected.up)
    var largest = 0.0
    for index in upExpected.indices {
      largest = max(
        largest, (upTurned[index] - turn.rotate(upExpected[index])).norm,
        (turned.gyroscopeBias[index] - turn.rotate(expected.gyroscopeBias[index])).norm)
    }
    #expect(largest < .iteration)
  }

  @Test(arguments: [0, 1, 2, 20, 21])
  func `a recording shorter than a step is left to the filter`(count: Int) {
    let gyroscope = VectorSeries([Vector3](repeating: .zero, count: count))
    let accelerometer = VectorSeries(
      [Vector3](repeating: Vector3(0, 9.81, 0), count: count))
    let result = OrientationSmoother.smooth(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: 100)
    #expect(result.orientation.count == count)
    #expect((result.calibration == nil) == (count < 21))
    for index in 0..<count {
      #expect((result.orientation.up[index] - Vector3(0, 1, 0)).norm < .recursion)
    }
  }

  @Test func `the mean of a constant is the constant, and it stays positive`() {
    let mean = TwoSidedMean(steps: 7)
    #expect(mean([Double](repeating: 3, count: 20)).allSatisfy { abs($0 - 3) < .rounding })
    var pulse = [Double](repeating: 0, count: 101)
    pulse[50] = 1
    let response = mean(pulse)
    #expect(response.allSatisfy { $0 >= 0 })
    #expect(abs(response[43] - response[57]) < 1e-6)
    #expect(mean([]).isEmpty)
  }
}
