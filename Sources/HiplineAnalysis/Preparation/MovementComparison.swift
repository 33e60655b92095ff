import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// Two streams of one movement, held against each other at every offset of their clocks.
struct MovementComparison {
  private let correlation: LaggedCorrelation
  let estimate: LagEstimate
  /// The offset at lag 0, in seconds.
  private let zeroSeconds: Double

  /// With *g* the direction of the acceleration, *ġ* × *g* is the angular rate across the vertical, in the sensor's axes, as
  /// the gyroscope measures it.
  ///
  /// - Returns: nil for streams that are too short, or do not move.
  init?(ofGyroscope gyroscope: TimedSeries, on accelerometer: TimedSeries) {
    guard let turning = BinnedSeries(accelerometer)?.turning, let rate = BinnedSeries(gyroscope)
    else { return nil }
    self.init(of: rate, on: turning)
  }

  /// Two sensors on one body turn at the same times.
  ///
  /// - Returns: nil for recordings that are too short, or do not move.
  init?(of other: Recording, on reference: Recording) {
    let both = [other, reference]
    let haveGyroscopes = both.allSatisfy { ($0.gyroscope?.count ?? 0) > 0 }
    let speeds = both.compactMap { recording -> BinnedSeries? in
      let turning =
        haveGyroscopes
        ? recording.gyroscope.flatMap(BinnedSeries.init)
        : recording.accelerometer.flatMap(BinnedSeries.init)?.turning
      return turning?.logSpeed
    }
    guard speeds.count == 2 else { return nil }
    self.init(of: speeds[0], on: speeds[1])
  }

  private init?(of other: BinnedSeries, on reference: BinnedSeries) {
    let shorter = Double(min(other.count, reference.count))
    let fewest = max(
      SharedMovement.smallestShare * shorter,
      SharedMovement.shortestOverlapSeconds * SharedMovement.rateHertz)
    guard
      let correlation = LaggedCorrelation(
        reference.components, other.components, fewestSamples: Int(fewest.rounded(.up))),
      let estimate = LagEstimate(correlation)
    else { return nil }
    self.correlation = correlation
    self.estimate = estimate
    zeroSeconds = reference.startSeconds - other.startSeconds
  }

  /// The zero of the other stream's time axis on the reference's where both agree best, in seconds.
  var offsetSeconds: Double { estimate.lagSamples / SharedMovement.rateHertz + zeroSeconds }

  /// The places of the samples within their bins are as uncertain as their stamps.
  var standardErrorSeconds: Double { estimate.standardErrorSamples / SharedMovement.rateHertz }

  /// Right clocks are not held to be wrong for less than this, in seconds, and four times the uncertainty. Chosen, not derived: a
  /// pelvis begins before the leg, or after it, by less; and less misplaces no repetition.
  static let smallestContradictionSeconds = 0.5

  /// Right clocks are held to be wrong only where another offset explains by this share more of the movement. Chosen, not derived:
  /// repetitions to a steady beat explain up to a tenth more at their neighbour's place by chance, as simulated sessions show.
  static let smallestContradiction = 0.15

  /// What the movement says of an offset that the clocks tell.
  func verdict(onOffset seconds: Double) -> Verdict {
    guard estimate.chanceOfNoAgreement <= SharedMovement.level else { return .silent }
    let tolerance = max(Self.smallestContradictionSeconds, 4 * standardErrorSeconds)
    if abs(offsetSeconds - seconds) < tolerance { return .agrees }
    let lags = [seconds - tolerance, seconds + tolerance].map {
      Int(min(max(($0 - zeroSeconds) * SharedMovement.rateHertz, -1e9), 1e9).rounded())
    }
    // At lags that were not looked at no more can be explained than they leave in the overlap.
    let there =
      correlation.explainedShare(atLags: lags[0]...lags[1]) ?? SharedMovement.smallestShare
    guard estimate.explainedShare - there >= Self.smallestContradiction,
      let shared = SharedMovement(self)
    else { return .silent }
    return .contradicts(shared)
  }

  enum Verdict {
    /// The movements agree nowhere beyond chance, or not clearly better at one other offset.
    case silent
    case agrees
    /// They agree clearly better elsewhere, at one offset only.
    case contradicts(SharedMovement)
  }
}

/// Means over time bins of one length.
private struct BinnedSeries {
  /// The middle of the first bin.
  var startSeconds: Double
  /// `[components][bins]`.
  var components: [[Double]]

  var count: Int { components[0].count }

  /// Bins beyond this number are a clock that jumped, not a recording: a day and more.
  private static let mostBins = 1_000_000

  /// - Returns: nil for an empty series or one of absurd length.
  init?(_ series: TimedSeries) {
    guard let first = series.timestamps.first, let last = series.timestamps.last,
      case let rate = SharedMovement.rateHertz, (last - first) * rate < Double(Self.mostBins)
    else { return nil }
    let count = Int((last - first) * rate) + 1
    var sums = [Vector3](repeating: .zero, count: count)
    var samples = [Int](repeating: 0, count: count)
    var times = [Double](repeating: 0, count: count)
    for index in 0..<series.count {
      let bin = min(count - 1, Int((series.timestamps[index] - first) * rate))
      sums[bin] += series.values[index]
      times[bin] += series.timestamps[index]
      samples[bin] += 1
    }
    // Bins without a sample lie on the line between their neighbours; the mean time of a bin's samples is its place.
    let filled = sums.indices.filter { samples[$0] > 0 }
    let places = filled.map { times[$0] / Double(samples[$0]) }
    startSeconds = first + 0.5 / rate
    let means = VectorSeries(filled.map { sums[$0] / Double(samples[$0]) })
    let start = startSeconds
    components = means.components.map {
      LinearInterpolation.resample(
        timestamps: places, values: $0, startSeconds: start, sampleRateHertz: rate, count: count)
    }
  }

  private init(startSeconds: Double, components: [[Double]]) {
    self.startSeconds = startSeconds
    self.components = components
  }

  /// The angular rate across the vertical that an acceleration shows, *ġ* × *g*, in rad/s; nil for too few bins.
  var turning: BinnedSeries? {
    guard count > 2 else { return nil }
    let vectors = VectorSeries(x: components[0], y: components[1], z: components[2])
    let directions = vectors.map { $0.normalized ?? .zero }
    let change = directions.mapComponents {
      Difference.central($0, sampleRateHertz: SharedMovement.rateHertz)
    }
    return BinnedSeries(
      startSeconds: startSeconds,
      components: VectorSeries(count: count) { change[$0].cross(directions[$0]) }
        .components)
  }

  /// The logarithm of the length of the vectors less their median, which is no movement. Two segments move at the same times and
  /// by amounts that have little to do with each other; of the logarithm the times are left.
  var logSpeed: BinnedSeries {
    let vectors = VectorSeries(x: components[0], y: components[1], z: components[2])
    let bias = vectors.components.map { RobustStatistics.median($0) ?? 0 }
    let offset = Vector3(bias[0], bias[1], bias[2])
    return BinnedSeries(
      startSeconds: startSeconds,
      components: [
        vectors.indices.map { Double.log((vectors[$0] - offset).norm + Self.slowestRate) }
      ])
  }

  /// What is added to a speed before its logarithm, in rad/s: one step of a gyroscope with 16 bits over ±2000 °/s.
  private static let slowestRate = 2000.0 / 32_768 / Angle.degreesPerRadian
}

extension Recording {
  /// Whether the sensor turns no further than a body sways (``SensorResolution/bodySwayDegrees``), from its first sample to its
  /// last: it then shows the same at whatever time.
  var keepsStill: Bool {
    guard let forces = accelerometer.flatMap(BinnedSeries.init) else { return false }
    let vectors = VectorSeries(
      x: forces.components[0], y: forces.components[1], z: forces.components[2])
    let mean = vectors.indices.reduce(Vector3.zero) { $0 + vectors[$1] }
    return vectors.indices.allSatisfy {
      Angle.degrees(between: vectors[$0], and: mean) <= SensorResolution.bodySwayDegrees
    }
  }
}
