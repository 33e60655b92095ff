import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct TiltCorrectionTests {
  private static let rate = 50.0
  private static let gravity = StillNorm.standardGravity

  private func tilt(_ degrees: Double) -> Quaternion {
    Quaternion(axis: Vector3(1, 0, 0), angleRadians: degrees * .pi / 180)
  }

  private func rotationVector(_ rotation: Quaternion) -> Vector3 {
    guard let axis = rotation.vector.normalized else { return .zero }
    return axis * (2 * Double.atan2(y: rotation.vector.norm, x: rotation.w))
  }

  /// A sensor that is turned from one pose to the next, and a filter whose vertical is off by `errorDegrees` of the time since.
  private func correction(
    poses: [Quaternion], secondsEach: Double = 10, offset: Vector3 = .zero,
    errorDegrees: (Double) -> Double = { _ in 0 }
  ) -> (correction: TiltCorrection, errors: [Double], filter: [Quaternion], truth: [Quaternion]) {
    let each = Int(secondsEach * Self.rate)
    let turn = Int(Self.rate)
    var truth: [Quaternion] = []
    var rates: [Vector3] = []
    for (index, pose) in poses.enumerated() {
      truth += [Quaternion](repeating: pose, count: each)
      rates += [Vector3](repeating: .zero, count: each)
      guard index + 1 < poses.count else { break }
      let whole = rotationVector(pose.conjugate * poses[index + 1])
      for step in 1...turn {
        let share = Double(step) / Double(turn)
        truth.append(pose * Quaternion(rotationVector: whole * share))
        rates.append(whole)
      }
    }
    let errors = truth.indices.map { index -> Double in
      let sinceTurn = Double(index % (each + turn)) / Self.rate
      return index < each ? 0 : errorDegrees(sinceTurn)
    }
    let filter = zip(truth, errors).map { tilt($1) * $0 }
    let force = truth.map {
      $0.conjugate.rotate(Vector3(0, 0, Self.gravity)) + offset * Self.gravity
    }
    let accelerometer = VectorSeries(force)
    // Axes that leave the sensor's as they are.
    let frame = MountingFrame(
      accelerometer: VectorSeries([Vector3(0, 0, 1)]), gyroscope: VectorSeries([Vector3(1, 0, 0)]))
    let correction = TiltCorrection(
      SensorOrientation(frame: frame, frameToEarth: filter), accelerometer: accelerometer,
      gyroscope: VectorSeries(rates), sampleRateHertz: Self.rate)
    return (correction, errors, filter, truth)
  }

  @Test func `what a filter takes seconds to come back from is gone soon after the turn`() {
    let run = correction(poses: [.identity, tilt(110)]) { 1.2 * Double.exp(-$0 / 3) }
    // How far the vertical is from the last one in the same pose; what it is off by throughout looks like an offset. The turn
    // lasts from 10 s to 11 s, and a second after it the filter is still off by 0.9°.
    func wandering(_ seconds: ClosedRange<Double>) -> Double {
      let samples = Int(seconds.lowerBound * Self.rate)..<Int(seconds.upperBound * Self.rate)
      let ups = samples.map { run.filter[$0].conjugate.rotate(run.correction.up(at: $0)) }
      return ups.map { Angle.degrees(between: $0, and: ups[ups.count - 1]) }.max() ?? .infinity
    }
    #expect(wandering(0...9.5) < 0.1)
    #expect(wandering(12...20.5) < 0.1)
  }

  @Test func `an offset shows in poses that the gyroscope knows the way between`() {
    let offset = Vector3(0.02, -0.015, 0.01)
    let sideways = Quaternion(axis: Vector3(0, 1, 0), angleRadians: .pi / 2)
    let run = correction(
      poses: [.identity, tilt(80), sideways, .identity, tilt(-80)], offset: offset)
    // One per cent of a turn of 80° is what the gyroscope may be off by, 14 mg of an offset.
    #expect((run.correction.offset - offset).norm < 0.01)
  }

  @Test func `in one pose nothing shows an offset`() {
    let run = correction(poses: [.identity], offset: Vector3(0.02, 0, 0))
    #expect(run.correction.offset.norm < 0.001)
  }

  /// The likeliest course by the normal equations of all blocks at once.
  private func batch(_ measured: [Double], variances: [Double], walks: [Double]) -> [Double] {
    let count = measured.count
    var diagonal = (0..<count).map { 1 / variances[$0] }
    var right = (0..<count).map { measured[$0] / variances[$0] }
    for index in 1..<count {
      diagonal[index - 1] += 1 / walks[index]
      diagonal[index] += 1 / walks[index]
    }
    for index in 1..<count {
      let factor = -1 / walks[index] / diagonal[index - 1]
      diagonal[index] += factor / walks[index]
      right[index] -= factor * right[index - 1]
    }
    var course = right
    course[count - 1] /= diagonal[count - 1]
    for index in (0..<(count - 1)).reversed() {
      course[index] = (right[index] + course[index + 1] / walks[index + 1]) / diagonal[index]
    }
    return course
  }

  @Test func `filter and smoother give the least squares of all blocks at once`() {
    var generator = SplitMix64(seed: 7)
    let count = 60
    let measured = (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
    let variances = (0..<count).map { _ in Double.random(in: 0.01...1, using: &generator) }
    let walks = (0..<count).map { _ in Double.random(in: 0.001...0.1, using: &generator) }
    let tilts = measured.map { value in
      Tilts(force: Vector3(value, -2 * value, 10), sensorToEarth: .identity)
    }
    let smoothed = TiltFilter(tilts, variances: variances, walks: walks).smoothed(walks: walks)
    let expected = batch(measured, variances: variances, walks: walks)
    for index in 0..<count {
      let found = smoothed.states[index].measured
      #expect(abs(found.x - expected[index] / 10) < 1e-12)
      #expect(abs(found.y + expected[index] / 5) < 1e-12)
      // A column of the inverse: what a right side of one in one row alone leads to.
      var unit = [Double](repeating: 0, count: count)
      unit[index] = variances[index]
      let variance = batch(unit, variances: variances, walks: walks)[index]
      #expect(abs(smoothed.variances[index] - variance) < 1e-12)
    }
  }
}
