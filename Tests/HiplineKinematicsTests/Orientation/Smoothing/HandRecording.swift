import HiplineCore
import HiplineKinematics
import HiplineSimulation
import RealModule

/// A sensor in a hand that turns it and moves it about in all directions, between two rests.
///
/// Angles and positions are sums of sines of unrelated frequencies, so rate and acceleration are exact. The sensor is a
/// consumer's: each axis shows a little of the others.
struct HandRecording {
  var seed: UInt64 = 1
  /// Root mean squares.
  var angleDegrees = 40.0
  var positionMetres = 0.1
  /// Of the slowest and the fastest sine.
  var hertz = 0.1...1.0
  var seconds = 120.0
  var restSeconds = 15.0
  var sampleRateHertz = 100.0
  /// Standard deviations of the relative errors of both sensitivities, and of the accelerometer's bias in m/s².
  var sensitivityError = 0.003
  var accelerometerBias = 0.03
  var gyroscopeBiasDegreesPerSecond = 0.3

  private(set) var gyroscope = VectorSeries([])
  private(set) var accelerometer = VectorSeries([])
  private(set) var truth: [Quaternion] = []
  private(set) var isMoving: [Bool] = []
  /// The columns of the gyroscope's relative error.
  private(set) var gyroscopeError: [Vector3] = []

  init(_ change: (inout Self) -> Void = { _ in }) {
    change(&self)
    measure()
  }

  private struct Sines {
    var amplitudes: [Vector3] = []
    var phases: [Vector3] = []
    var frequencies: [Double] = []

    /// The value at a time.
    func callAsFunction(_ t: Double) -> Vector3 {
      var sum = Vector3.zero
      for (index, frequency) in frequencies.enumerated() {
        let (a, p) = (amplitudes[index], phases[index])
        let angle = 2 * .pi * frequency * t
        sum += Vector3(a.x * .sin(angle + p.x), a.y * .sin(angle + p.y), a.z * .sin(angle + p.z))
      }
      return sum
    }
  }

  private mutating func measure() {
    var random = SplitMix64(seed: seed)
    func normal() -> Vector3 {
      Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
    }
    func sines(_ size: Double) -> Sines {
      var result = Sines()
      let count = 6
      for index in 0..<count {
        let share = (Double(index) + random.nextUnit()) / Double(count)
        let ratio = hertz.upperBound / hertz.lowerBound
        let frequency = hertz.lowerBound * .pow(ratio, share)
        result.frequencies.append(frequency)
        result.amplitudes.append((size / Double(count).squareRoot()) * normal())
        result.phases.append(.pi * normal())
      }
      return result
    }
    let (turn, shift) = (sines(angleDegrees * .pi / 180), sines(positionMetres))
    gyroscopeError = (0..<3).map { _ in sensitivityError * normal() }
    // Symmetric: an accelerometer that is turned as a whole shows another sensor's orientation.
    let (diagonal, beside) = (sensitivityError * normal(), sensitivityError * normal())
    let forceError = [
      Vector3(diagonal.x, beside.x, beside.y), Vector3(beside.x, diagonal.y, beside.z),
      Vector3(beside.y, beside.z, diagonal.z),
    ]
    let forceBias = accelerometerBias * normal()
    let rateBias = (gyroscopeBiasDegreesPerSecond * .pi / 180) * normal()
    let start = Quaternion(axis: normal().normalized ?? Vector3(1, 0, 0), angleRadians: 2)
    let step = 1 / sampleRateHertz
    let count = Int(seconds * sampleRateHertz)

    /// From rest to full movement and back, smooth to the third derivative.
    func envelope(_ t: Double) -> Double {
      let ramp = 2.0
      let u = min(1, max(0, min(t - restSeconds, seconds - restSeconds - t) / ramp))
      return u * u * u * u * (35 - u * (84 - u * (70 - 20 * u)))
    }
    func orientation(_ t: Double) -> Quaternion {
      let angles = envelope(t) * turn(t)
      return Quaternion(axis: Vector3(0, 0, 1), angleRadians: angles.z)
        * Quaternion(axis: Vector3(0, 1, 0), angleRadians: angles.y)
        * Quaternion(axis: Vector3(1, 0, 0), angleRadians: angles.x) * start
    }
    func position(_ t: Double) -> Vector3 { envelope(t) * shift(t) }
    func shown(_ v: Vector3, _ error: [Vector3]) -> Vector3 {
      v + v.x * error[0] + v.y * error[1] + v.z * error[2]
    }
    let noise = (0.007 * .pi / 180, 200 * 9.81e-6)
    let root = (sampleRateHertz / 2).squareRoot()
    var (rates, forces): ([Vector3], [Vector3]) = ([], [])
    for sample in 0..<count {
      let t = Double(sample) * step
      let (before, now) = (orientation(t - step), orientation(t))
      // What a gyroscope reads that integrates between samples, and an accelerometer.
      let change = before.conjugate * now
      let sign = change.w < 0 ? -1.0 : 1.0
      let sine = change.vector.norm
      let angle = 2 * Double.atan2(y: sine, x: sign * change.w)
      let rate = sine > 0 ? (sign * angle / (sine * step)) * change.vector : .zero
      let small = 1e-3
      let acceleration =
        (position(t + small) - 2 * position(t) + position(t - small)) / (small * small)
      let force = now.conjugate.rotate(acceleration + Vector3(0, 0, 9.81))
      truth.append(now)
      isMoving.append(t > restSeconds && t < seconds - restSeconds)
      rates.append(shown(rate, gyroscopeError) + rateBias + noise.0 * root * normal())
      forces.append(shown(force, forceError) + forceBias + noise.1 * root * normal())
    }
    gyroscope = VectorSeries(rates)
    accelerometer = VectorSeries(forces)
  }

  /// The root mean square of the inclination's error in degrees while the sensor moves.
  func inclinationError(_ orientation: OrientationSeries) -> Double {
    var sum = 0.0
    var count = 0.0
    let up = orientation.up
    for index in truth.indices where isMoving[index] {
      let angle = Angle.degrees(
        between: up[index], and: truth[index].conjugate.rotate(Vector3(0, 0, 1)))
      sum += angle * angle
      count += 1
    }
    return (sum / count).squareRoot()
  }

  func offline() -> OrientationSeries {
    VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: sampleRateHertz)
  }

  func smoothed(_ parameters: OrientationSmoother.Parameters = .init())
    -> OrientationSmoother.Result
  {
    OrientationSmoother.smooth(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: sampleRateHertz,
      parameters: parameters)
  }
}
