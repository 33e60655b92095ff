import HiplineCore
import HiplineKinematics
import HiplineSimulation
import RealModule

/// A thigh that goes up and down as a sine about a level axis, between two rests, measured by a consumer's sensor.
///
/// The sensor sits 0.3 m from the axis, strapped on any way round, so it feels the repetition's own acceleration.
struct RepetitionRecording {
  var range = 10.0
  var hertz = 0.25
  var restSeconds = 10.0
  var movingSeconds = 60.0
  var sampleRateHertz = 50.0
  /// A gyroscope's white noise in °/s/√Hz, its constant bias in °/s and the amplitude of its slow drift in °/s.
  var gyroscopeNoise = 0.007
  var biasDegreesPerSecond = 1.0
  var driftDegreesPerSecond = 0.1
  /// An accelerometer's white noise in µg/√Hz.
  var accelerometerNoise = 250.0
  var seed: UInt64 = 1

  private(set) var gyroscope = VectorSeries([])
  private(set) var accelerometer = VectorSeries([])
  /// In rad/s, `[samples]`.
  private(set) var bias: [Vector3] = []
  private(set) var isMoving: [Bool] = []
  private var repetition: [Int] = []
  private var mounting = Quaternion.identity

  /// At least five repetitions.
  init(
    range: Double, hertz: Double, restSeconds: Double = 10,
    _ change: (inout Self) -> Void = { _ in }
  ) {
    self.range = range
    self.hertz = hertz
    self.restSeconds = restSeconds
    movingSeconds = max(60, 5 / hertz)
    change(&self)
    measure()
  }

  /// The axis of the movement in sensor coordinates; it is level.
  var axis: Vector3 { mounting.rotate(Vector3(1, 0, 0)) }

  private mutating func measure() {
    var random = SplitMix64(seed: seed)
    func normal() -> Vector3 {
      Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
    }
    func direction() -> Vector3 { normal().normalized ?? Vector3(0, 0, 1) }
    let degree = Double.pi / 180
    mounting = Quaternion(axis: direction(), angleRadians: 2)
    let constant = (biasDegreesPerSecond * degree) * direction()
    let gyroscopeSigma = gyroscopeNoise * degree * (sampleRateHertz / 2).squareRoot()
    let forceSigma = accelerometerNoise * 1e-6 * 9.81 * (sampleRateHertz / 2).squareRoot()
    var rates: [Vector3] = []
    var forces: [Vector3] = []
    for sample in 0..<Int((movingSeconds + 2 * restSeconds) * sampleRateHertz) {
      let seconds = Double(sample) / sampleRateHertz
      let moving = seconds > restSeconds && seconds < restSeconds + movingSeconds
      let phase = moving ? 2 * .pi * hertz * (seconds - restSeconds) : 0
      let amplitude = range / 2 * degree
      let turn = 2 * Double.pi * hertz
      let angle = amplitude * (1 - .cos(phase))
      let rate = moving ? amplitude * turn * .sin(phase) : 0
      let acceleration = moving ? amplitude * turn * turn * .cos(phase) : 0
      // Along the thigh and across it, in the plane of the movement.
      let force = Vector3(
        0, 9.81 * .sin(angle) - 0.3 * rate * rate, 9.81 * .cos(angle) + 0.3 * acceleration)
      func drift(_ period: Double) -> Double {
        driftDegreesPerSecond * degree * .sin(2 * .pi * seconds / period + period)
      }
      let offset = constant + Vector3(drift(300), drift(357), drift(414))
      bias.append(offset)
      isMoving.append(moving)
      repetition.append(moving ? Int((seconds - restSeconds) * hertz) : -1)
      rates.append(mounting.rotate(Vector3(rate, 0, 0)) + offset + gyroscopeSigma * normal())
      forces.append(mounting.rotate(force) + forceSigma * normal())
    }
    gyroscope = VectorSeries(rates)
    accelerometer = VectorSeries(forces)
  }

  /// The median over the repetitions of the range that `orientation` shows, less the true range, in degrees.
  func rangeError(_ orientation: OrientationSeries) -> Double {
    var ranges: [Int: ClosedRange<Double>] = [:]
    let up = orientation.up
    for sample in up.indices where isMoving[sample] {
      let inThigh = mounting.conjugate.rotate(up[sample])
      let angle = Double.atan2(y: inThigh.y, x: inThigh.z) * Angle.degreesPerRadian
      let range = ranges[repetition[sample]] ?? angle...angle
      ranges[repetition[sample]] = min(range.lowerBound, angle)...max(range.upperBound, angle)
    }
    let sorted = ranges.values.map { $0.upperBound - $0.lowerBound }.sorted()
    return sorted[sorted.count / 2] - range
  }

  func offline(_ parameters: VQF.Parameters = .init()) -> OrientationSeries {
    VQF.offline(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: sampleRateHertz,
      parameters: parameters)
  }

  func online(_ parameters: VQF.Parameters = .init()) -> OrientationSeries {
    VQF.online(
      gyroscope: gyroscope, accelerometer: accelerometer, sampleRateHertz: sampleRateHertz,
      parameters: parameters)
  }
}
