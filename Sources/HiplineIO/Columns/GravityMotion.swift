import HiplineCore

/// How the direction of gravity moves in the sensor's axes, by the gyroscope and by the accelerometer.
///
/// A direction fixed in space moves as *dg/dt = −ω × g* in the sensor. Over windows of half a second the
/// movement that the gyroscope predicts is held against the one that the accelerometer shows; the factor
/// between them is the gyroscope's unit.
enum GravityMotion {
  /// Movement is compared over this, in seconds: short against a repetition, long against a sample.
  private static let windowSeconds = 0.5
  /// For speed only: more windows tell the factor no better.
  private static let maximumWindows = 2000
  /// The least correlation, as a ratio, of what the two sensors show. Chosen, not derived: below it they do not see one movement,
  /// and the factor means nothing.
  private static let minimumCorrelation = 0.8
  /// The least movement, in radians, as the root of the sum of squares over the windows. Chosen, not derived: a repetition of
  /// some 10°, which noise does not make.
  private static let minimumMovement = 0.3

  /// What to multiply the gyroscope's values by to get rad/s, by least squares.
  ///
  /// - Returns: nil where there is too little movement, or the two sensors do not agree on its direction.
  /// - Complexity: O(*n*), at most 2000 windows.
  static func scale(gyroscope: TimedSeries, accelerometer: TimedSeries) -> Double? {
    evidence(gyroscope: gyroscope, accelerometer: accelerometer)?.scale
  }

  /// The same, and how far gravity turned to show it: the root of the sum of squares over the windows, in radians.
  static func evidence(
    gyroscope: TimedSeries, accelerometer: TimedSeries
  ) -> (scale: Double, movement: Double)? {
    guard let start = gyroscope.timestamps.first, let end = gyroscope.timestamps.last,
      accelerometer.count > 2
    else { return nil }
    let count = Int(min((end - start) / windowSeconds, 1e9))
    let skip = max(1, count / maximumWindows)
    var shownPredicted = 0.0
    var shownShown = 0.0
    var predictedPredicted = 0.0
    var acceleration = 0
    var rate = 0
    for window in stride(from: 0, to: count, by: skip) {
      let from = start + Double(window) * windowSeconds
      let middle = from + windowSeconds / 2
      guard let before = direction(accelerometer, from: from, to: middle, cursor: &acceleration),
        let after = direction(
          accelerometer, from: middle, to: from + windowSeconds, cursor: &acceleration),
        let turned = turned(gyroscope, around: middle, cursor: &rate)
      else { continue }
      let shown = after - before
      let predicted = -turned.cross((before + after) / 2)
      shownPredicted += shown.dot(predicted)
      shownShown += shown.dot(shown)
      predictedPredicted += predicted.dot(predicted)
    }
    guard predictedPredicted > 0, shownShown.squareRoot() > minimumMovement else { return nil }
    let correlation = shownPredicted / (shownShown * predictedPredicted).squareRoot()
    guard correlation > minimumCorrelation else { return nil }
    return (shownPredicted / predictedPredicted, shownShown.squareRoot())
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

  /// The rotation between the middles of the two halves of a window, in the gyroscope's unit times seconds.
  private static func turned(
    _ series: TimedSeries, around middle: Double, cursor: inout Int
  ) -> Vector3? {
    let half = windowSeconds / 4
    var sum = Vector3.zero
    var samples = 0
    while cursor < series.count, series.timestamps[cursor] < middle - half { cursor += 1 }
    while cursor < series.count, series.timestamps[cursor] < middle + half {
      sum += series.values[cursor]
      samples += 1
      cursor += 1
    }
    return samples > 0 ? sum * (2 * half / Double(samples)) : nil
  }
}
