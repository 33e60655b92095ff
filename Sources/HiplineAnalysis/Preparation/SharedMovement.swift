package import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// The time between two recordings of one movement, from the movement itself.
///
/// Two streams of one device show the same turning of gravity; two sensors on one body move at the same times. The lag at
/// which both agree best is the offset of their clocks, if the agreement is no chance and no other lag is nearly as good
/// (``LagEstimate``). A movement that repeats itself like clockwork has no such lag.
package struct SharedMovement: Sendable, Hashable {
  /// The zero of the other recording's time axis on the reference's, in seconds.
  package var offsetSeconds: Double

  /// The standard deviation of ``offsetSeconds``.
  var standardErrorSeconds: Double

  /// How well the movements agree at that offset, from 0 to 1.
  package var correlation: Double

  /// Movements are compared at this rate, in hertz: more than twice the highest frequency of a repetition's, so that nothing is
  /// lost.
  static let rateHertz = 10.0

  /// The recordings are taken to share at least this part of the shorter one. Chosen, not derived: who straps on two sensors for
  /// an exercise starts both for it.
  static let smallestShare = 0.5

  /// And at least this, in seconds: less than a repetition or two cannot be told from chance.
  static let shortestOverlapSeconds = 10.0

  /// The offset between an accelerometer and a gyroscope that are turned together, in one device.
  ///
  /// With *g* the direction of the acceleration, *ġ* × *g* is the angular rate across the vertical, in the sensor's axes, as
  /// the gyroscope measures it.
  ///
  /// - Returns: nil where the two do not agree beyond chance at one offset only.
  package init?(ofGyroscope gyroscope: TimedSeries, on accelerometer: TimedSeries) {
    guard let turning = BinnedSeries(accelerometer)?.turning, let rate = BinnedSeries(gyroscope)
    else { return nil }
    self.init(of: rate, on: turning)
  }

  /// The offset between two sensors on one body, from the times at which both turn.
  ///
  /// - Returns: nil where the two do not agree beyond chance at one offset only.
  package init?(of other: Recording, on reference: Recording) {
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

  /// The largest chance of a wrong offset that is accepted. Chosen, not derived: an offset that is used is said, with its
  /// uncertainty.
  static let level = 0.01

  private init?(of other: BinnedSeries, on reference: BinnedSeries) {
    let shorter = Double(min(other.count, reference.count))
    let fewest = max(Self.smallestShare * shorter, Self.shortestOverlapSeconds * Self.rateHertz)
    guard
      let correlation = LaggedCorrelation(
        reference.components, other.components, fewestSamples: Int(fewest.rounded(.up))),
      let estimate = LagEstimate(correlation), estimate.chanceOfNoAgreement <= Self.level,
      estimate.chanceOfOtherLag <= Self.level
    else { return nil }
    offsetSeconds =
      estimate.lagSamples / Self.rateHertz + reference.startSeconds - other.startSeconds
    // The places of the samples within their bins are as uncertain as their stamps.
    standardErrorSeconds = estimate.standardErrorSamples / Self.rateHertz
    self.correlation = estimate.coefficient
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
