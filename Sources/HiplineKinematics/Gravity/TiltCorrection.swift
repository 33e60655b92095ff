import HiplineCore
import RealModule

/// What an orientation filter's vertical is off by, from the moments in which the accelerometer shows it.
///
///     filter          ╲__          after a large turn, by which the gyroscope's scale is off some tenths of a degree, the filter
///                        ▔▔▔▔──    takes seconds to come back
///     accelerometer   ─────╱╲──    right where the segment is still, wrong while it speeds up and slows down
///
/// The error is a vector across the vertical in earth axes, where it hardly changes: it walks at random, further while the
/// segment turns. The accelerometer measures it with an uncertainty that follows from the movement itself, and with an offset
/// that stays the same in the sensor's axes, so that it tilts each pose by another angle. A Kalman filter and its smoother
/// (Rauch, Tung and Striebel 1965, AIAA J 3:1445–1450) take each moment's error from the still ones before and after it; the
/// offset, which the filter is linear in, is fitted to the filter's innovations (Friedland 1969, IEEE Trans Autom Control
/// 14:359–367).
struct TiltCorrection {
  /// The error on either horizontal axis of the earth, in radians, one for each block of samples.
  private let errors: [SIMD2<Double>]
  /// The standard deviation of the errors, in radians, one for each block.
  private let deviations: [Double]
  private let blockSamples: Int

  /// The error is followed in steps of this, in seconds: short against a phase of a repetition.
  static let blockSeconds = 0.1
  /// How far a gyroscope's scale and axes are off, as a share of the turn; data sheets of consumer sensors say 1 % to 3 %.
  static let scaleError = 0.01
  /// Over which time a turn's errors add up rather than average, in seconds: that of one phase of a repetition.
  static let turnSeconds = 1.0
  /// What the filter's own corrections and the rest of the gyroscope's bias let the error walk by in a second, in radians (0.1°).
  /// The bias that ``VQF`` leaves in motion has a standard deviation of 0.1 °/s.
  static let walk = 0.1 * .pi / 180
  /// What the movement's acceleration does to the accelerometer stays the same for about this long, in seconds. A phase of one to
  /// two seconds speeds up in its first half and slows down in its second.
  static let accelerationSeconds = 0.5
  /// What an accelerometer may read at rest beyond gravity, in g; data sheets of consumer sensors say 20 mg to 40 mg.
  static let offsetSigma = 0.03
  /// The least uncertainty of one block, in radians (0.01°): below what an accelerometer's noise leaves of the vertical, so that
  /// no
  /// block decides alone.
  static let leastUncertainty = 0.01 * .pi / 180

  /// What the accelerometer reads at rest beyond gravity, in g, in the filter's sensor axes; zero along axes for which nothing
  /// shows it.
  let offset: Vector3

  /// - Parameters:
  ///   - orientation: The filter's.
  ///   - accelerometer: Specific force in m/s² in sensor axes, `[samples]`.
  ///   - gyroscope: Angular rate in rad/s without bias in sensor axes, `[samples]`.
  init(
    _ orientation: SensorOrientation, accelerometer: VectorSeries,
    gyroscope: VectorSeries, sampleRateHertz: Double
  ) {
    let (frame, sensorToEarth) = (orientation.frame, orientation.frameToEarth)
    let length = max(1, Int((Self.blockSeconds * sampleRateHertz).rounded()))
    blockSamples = length
    let step = Double(length) / sampleRateHertz
    var tilts: [Tilts] = []
    var rates: [Vector3] = []
    for start in stride(from: 0, to: sensorToEarth.count, by: length) {
      let block = start..<min(start + length, sensorToEarth.count)
      let force = block.reduce(Vector3.zero) { $0 + accelerometer[$1] }
      let rate = block.reduce(Vector3.zero) { $0 + gyroscope[$1] } / Double(block.count)
      // In a block a segment turns so little that the orientation in its middle serves for all of it.
      let middle = sensorToEarth[start + block.count / 2]
      tilts.append(Tilts(force: middle.rotate(frame.entered(force)), sensorToEarth: middle))
      rates.append(middle.rotate(frame.entered(rate)))
    }
    let walks = rates.map { rate in
      let across = (rate.x * rate.x + rate.y * rate.y) * Self.scaleError * Self.scaleError
      return (Self.walk * Self.walk + across * Self.turnSeconds) * step
    }
    let filter = TiltFilter(
      tilts, variances: Self.uncertainty(tilts, rates: rates, stepSeconds: step), walks: walks)
    let offset = filter.offset(sigma: Self.offsetSigma)
    self.offset = offset
    let smoothed = filter.smoothed(walks: walks)
    errors = smoothed.states.map { $0.without(offset) }
    deviations = smoothed.variances.map { $0.squareRoot() }
  }

  /// The true vertical in the filter's earth axes, a unit vector.
  func up(at sample: Int) -> Vector3 {
    // A block's error is that of its middle.
    let place = (Double(sample) + 0.5) / Double(blockSamples) - 0.5
    let first = min(max(0, Int(place.rounded(.down))), errors.count - 1)
    let second = min(first + 1, errors.count - 1)
    let share = min(1, max(0, place - Double(first)))
    let error = errors[first] + share * (errors[second] - errors[first])
    return Vector3(error.x, error.y, 1).normalized ?? Vector3(0, 0, 1)
  }

  /// How uncertain the vertical's direction is, apart from the accelerometer's offset: a standard deviation in radians.
  func deviation(at sample: Int) -> Double {
    deviations[min(sample / blockSamples, deviations.count - 1)]
  }

  /// The variance of each block's tilt, in rad²: what it scatters by among its neighbours, and what a segment that turns so
  /// about its joint has to accelerate.
  private static func uncertainty(
    _ tilts: [Tilts], rates: [Vector3], stepSeconds: Double
  ) -> [Double] {
    let reach = max(1, Int((accelerationSeconds / stepSeconds).rounded()))
    // Values that stay the same for several blocks tell as much as one of them.
    let alike = Double(reach)
    let demands = rates.indices.map { index in
      let change = rates[min(index + 1, rates.count - 1)] - rates[max(index - 1, 0)]
      let angular = change.norm / (2 * stepSeconds)
      let squared = rates[index].dot(rates[index])
      let acceleration =
        SensorLever.longestMetres * (angular * angular + squared * squared).squareRoot()
      return acceleration / StillNorm.standardGravity
    }
    return tilts.indices.map { index in
      let near = max(0, index - reach)...min(tilts.count - 1, index + reach)
      let mean = near.reduce(SIMD2<Double>.zero) { $0 + tilts[$1].measured } / Double(near.count)
      let scatter = near.reduce(0.0) { sum, other in
        let deviation = tilts[other].measured - mean
        return sum + (deviation * deviation).sum()
      }
      let demand = near.reduce(0.0) { max($0, demands[$1]) }
      return leastUncertainty * leastUncertainty
        + alike * (scatter / Double(2 * near.count) + demand * demand)
    }
  }
}
