import HiplineCore

/// How the direction of gravity moves in the sensor's axes, by the gyroscope and by the accelerometer.
///
/// A direction fixed in space moves as *dg/dt = −s (ω − b) × g* in the sensor, with the gyroscope's unit *s* in rad/s and its bias *b*.
/// The mean direction of a block of samples differs from that of the next by the integral of this over both blocks, weighted by a
/// triangle; least squares over all blocks give *s* and *b*. The length of a block that shows it best depends on how fast the movement
/// is, and the times may be in a wrong unit themselves: several lengths are tried, the usual one first.
///
///          block k        block k+1          shown:      g(k+1) − g(k)
///     ├───────────────┼───────────────┤      predicted:  −s Σ w (ω − b) × g Δt
///                    ╱╲
///     w            ╱    ╲
///     ___________╱________╲___________
struct GravityMotion {
  /// What to multiply the gyroscope's values by to get rad/s, by the file's times.
  var scale: Double
  /// The standard error of ``scale``, by what is left of the movement.
  var standardError: Double

  /// The usual length of a block, in seconds: short against a repetition, long against a sample.
  private static let blockSeconds = 0.25
  /// The fewest samples of a block: fewer, and blocks differ by how many they have.
  private static let fewestSamples = 6.0
  /// The fewest blocks: four unknowns, from three numbers each.
  private static let fewestBlocks = 16
  /// The least correlation, as a ratio, of what the two sensors show. Chosen, not derived: below it they do not see one movement,
  /// and the factor means nothing.
  private static let minimumCorrelation = 0.8
  /// The correlation, as a ratio, with which no other length of blocks is tried. For speed only: the factor changes by less than 1 %.
  private static let clearCorrelation = 0.98
  /// The largest standard error, as a share of the factor. Chosen, not derived: scales of sensors that people use differ by 2.
  private static let largestErrorShare = 0.1
  /// The least that the direction of gravity differs over the recording, in degrees, where it is looked at all: half of the smallest
  /// repetition that shows a factor.
  private static let leastTurnDegrees = 3.0
  /// For speed only: over so many lengths, a factor of a thousand to either side, every movement shows.
  private static let mostLengths = 20
  /// For speed only: more blocks tell the factor no better.
  private static let mostBlocks = 4000

  /// How well the factor is told: 1 is as well as it is large.
  var weight: Double { scale.magnitude / max(standardError, 1e-12) }

  /// - Parameters:
  ///   - gyroscope: In any unit.
  ///   - accelerometer: In any unit; only its direction counts.
  /// - Returns: nil where there is too little movement, or the two sensors do not agree on its direction.
  /// - Complexity: O(*n*), some ten times where the first lengths show nothing.
  init?(gyroscope: TimedSeries, accelerometer: TimedSeries) {
    guard Self.turns(accelerometer), let first = gyroscope.timestamps.first,
      let last = gyroscope.timestamps.last
    else { return nil }
    let step = max(
      TimeAxis.medianStep(gyroscope.timestamps), TimeAxis.medianStep(accelerometer.timestamps))
    let shortest = Self.fewestSamples * step
    let longest = (last - first) / Double(Self.fewestBlocks)
    guard step > 0, longest > shortest, longest.isFinite else { return nil }
    var best: Fit?
    for length in Self.lengths(from: shortest, to: longest) {
      guard
        let fit = Fit(
          gyroscope, accelerometer, first: first, length: length,
          count: Int(min((last - first) / length, 1e9)), most: Self.mostBlocks)
      else { continue }
      if best.map({ fit.correlation > $0.correlation }) ?? true { best = fit }
      if fit.correlation > Self.clearCorrelation { break }
    }
    guard let best, best.correlation > Self.minimumCorrelation,
      best.standardError < Self.largestErrorShare * best.scale
    else { return nil }
    (scale, standardError) = (best.scale, best.standardError)
  }

  /// Lengths of blocks in seconds, each half or twice as long as another, from the usual one outwards.
  private static func lengths(from shortest: Double, to longest: Double) -> [Double] {
    let usual = min(max(blockSeconds, shortest), longest)
    var lengths = [usual]
    var (shorter, longer) = (usual / 2, usual * 2)
    while lengths.count < mostLengths, shorter >= shortest || longer <= longest {
      if longer <= longest { lengths.append(longer) }
      if shorter >= shortest { lengths.append(shorter) }
      (shorter, longer) = (shorter / 2, longer * 2)
    }
    return lengths
  }

  /// Whether gravity turns at all, by the mean directions of a few parts of the recording.
  private static func turns(_ accelerometer: TimedSeries) -> Bool {
    let parts = 4 * fewestBlocks
    let length = max(1, accelerometer.count / parts)
    var directions: [Vector3] = []
    for start in stride(from: 0, to: accelerometer.count, by: length) {
      var sum = Vector3.zero
      for index in start..<min(start + length, accelerometer.count) {
        sum += accelerometer.values[index]
      }
      if let direction = sum.normalized { directions.append(direction) }
    }
    guard let first = directions.first else { return false }
    let radians = leastTurnDegrees * .pi / 180
    return directions.contains { ($0 - first).norm > radians }
  }
}

/// The factor and the bias by blocks of one length.
private struct Fit {
  var scale: Double
  var standardError: Double
  var correlation: Double

  /// A share of the bias's own weight, so that a part of it that nothing shows does not divide by zero. Chosen, not derived: far below
  /// what any movement shows.
  private static let ridge = 1e-6

  init?(
    _ gyroscope: TimedSeries, _ accelerometer: TimedSeries, first: Double, length: Double,
    count: Int, most: Int
  ) {
    let skip = max(1, count / most)
    var (shownShown, shownPredicted, predictedPredicted) = (0.0, 0.0, 0.0)
    var (withShown, withPredicted) = (Vector3.zero, Vector3.zero)
    var bias = Symmetric3()
    var blocks = 0
    var (force, rate) = (0, 0)
    for block in stride(from: 0, to: count - 1, by: skip) {
      let start = first + Double(block) * length
      let middle = start + length
      guard
        let before = Self.direction(accelerometer, from: start, to: middle, cursor: &force),
        let after = Self.direction(
          accelerometer, from: middle, to: middle + length, cursor: &force),
        let turned = Self.turned(gyroscope, around: middle, length: length, cursor: &rate)
      else { continue }
      // The next window begins in the middle of this one.
      force = Self.index(of: middle, in: accelerometer, from: force)
      rate = Self.index(of: middle, in: gyroscope, from: rate)
      let mean = (before + after) / 2
      let (shown, predicted) = (after - before, -turned.cross(mean))
      shownShown += shown.dot(shown)
      shownPredicted += shown.dot(predicted)
      predictedPredicted += predicted.dot(predicted)
      withShown += mean.cross(shown) * length
      withPredicted += mean.cross(predicted) * length
      bias.addAcross(mean, weight: length * length)
      blocks += 1
    }
    guard blocks >= 8, let inverse = bias.inverse(ridge: Self.ridge) else { return nil }
    // What the bias explains is taken from both.
    let predictedLeft = predictedPredicted - withPredicted.dot(inverse.times(withPredicted))
    let shownLeft = shownShown - withShown.dot(inverse.times(withShown))
    let both = shownPredicted - withPredicted.dot(inverse.times(withShown))
    guard predictedLeft > 0, shownLeft > 0 else { return nil }
    scale = both / predictedLeft
    correlation = both / (predictedLeft * shownLeft).squareRoot()
    let residual = max(0, shownLeft - both * scale) / Double(3 * blocks - 4)
    standardError = (residual / predictedLeft).squareRoot()
  }

  /// The first sample at or after a moment, at or before `index`.
  private static func index(of seconds: Double, in series: TimedSeries, from index: Int) -> Int {
    var index = min(index, series.count)
    while index > 0, series.timestamps[index - 1] >= seconds { index -= 1 }
    return index
  }

  /// The direction of the mean acceleration between two times.
  private static func direction(
    _ series: TimedSeries, from: Double, to: Double, cursor: inout Int
  ) -> Vector3? {
    var sum = Vector3.zero
    while cursor < series.count, series.timestamps[cursor] < from { cursor += 1 }
    while cursor < series.count, series.timestamps[cursor] < to {
      sum += series.values[cursor]
      cursor += 1
    }
    return sum.normalized
  }

  /// The rotation from the middle of a block to that of the next, in the gyroscope's unit times seconds.
  private static func turned(
    _ series: TimedSeries, around middle: Double, length: Double, cursor: inout Int
  ) -> Vector3? {
    var sum = Vector3.zero
    var weights = 0.0
    while cursor < series.count, series.timestamps[cursor] < middle - length { cursor += 1 }
    while cursor < series.count, series.timestamps[cursor] < middle + length {
      let weight = 1 - abs(series.timestamps[cursor] - middle) / length
      sum += series.values[cursor] * weight
      weights += weight
      cursor += 1
    }
    return weights > 0 ? sum * (length / weights) : nil
  }
}

/// A symmetric matrix in three dimensions.
private struct Symmetric3 {
  private var rows = (Vector3.zero, Vector3.zero, Vector3.zero)

  /// Adds the square of the part of a vector across `v`: |*v*|² 1 − *v vᵀ*.
  mutating func addAcross(_ v: Vector3, weight: Double) {
    let square = v.dot(v)
    rows.0 += (Vector3(square, 0, 0) - v * v.x) * weight
    rows.1 += (Vector3(0, square, 0) - v * v.y) * weight
    rows.2 += (Vector3(0, 0, square) - v * v.z) * weight
  }

  func times(_ v: Vector3) -> Vector3 { Vector3(rows.0.dot(v), rows.1.dot(v), rows.2.dot(v)) }

  /// - Parameter ridge: Is added to the diagonal, as a share of its sum.
  func inverse(ridge: Double) -> Symmetric3? {
    var (a, b, c) = rows
    let added = ridge * (a.x + b.y + c.z)
    a.x += added
    b.y += added
    c.z += added
    let determinant = a.dot(b.cross(c))
    guard determinant > 0 else { return nil }
    var inverse = Symmetric3()
    inverse.rows = (b.cross(c) / determinant, c.cross(a) / determinant, a.cross(b) / determinant)
    return inverse
  }
}
