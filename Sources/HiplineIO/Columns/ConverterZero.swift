import HiplineCore

/// Whether readings count from another zero than the sensor's, as those of an analogue accelerometer behind a converter do.
///
/// Gravity turns from pose to pose and keeps its length; counts from another zero change in length and direction alike. And such a
/// sensor's zero is the middle of the converter's range, on all three axes: what gravity adds to it is small.
enum ConverterZero {
  /// Two poses differ by more than this share of the length: well above what an accelerometer's noise leaves of a second's mean.
  private static let leastChange = 0.02
  /// And their lengths by more than this share of the difference. Chosen, not derived: an offset of 0.1 g, as the cheapest sensors have,
  /// makes a tenth; a zero far from the sensor's own, on average six tenths.
  private static let lengthShare = 0.3
  /// Each axis reads the middle of the range within this share: one g is a fifth of it, 0.3 V of 1.5 V (ADXL335, data sheet), and its zero
  /// is not exact.
  private static let middleShare = 0.3
  /// And no pose differs from another by more than this share of the length: a fifth of the range, turned by 45°, makes as much; of a sensor
  /// that counts from zero it would be a turn of 6°.
  private static let largestChange = 0.1
  /// The middles of converters of 8 to 16 bits.
  private static let middles = (7...15).map { Double(1 << $0) }
  /// A second is still if its readings scatter by less than this share of their mean. Chosen, not derived: the same as of
  /// ``AngularRateScale``, whose is of another series.
  private static let stillShare = 0.02

  /// - Parameter windowSamples: Of a second.
  static func isFarOff(_ values: VectorSeries, windowSamples: Int) -> Bool {
    let poses = self.poses(values, length: max(1, windowSamples))
    guard let first = poses.first,
      let one = poses.max(by: { ($0 - first).norm < ($1 - first).norm }),
      let other = poses.max(by: { ($0 - one).norm < ($1 - one).norm })
    else { return false }
    let change = (one - other).norm
    if change > leastChange * one.norm, abs(one.norm - other.norm) > lengthShare * change {
      return true
    }
    return change < largestChange * one.norm && poses.allSatisfy(isInMiddle)
      && values.components.allSatisfy { $0.allSatisfy { $0 == $0.rounded() } }
  }

  private static func isInMiddle(_ pose: Vector3) -> Bool {
    middles.contains { middle in
      [pose.x, pose.y, pose.z].allSatisfy { abs($0 / middle - 1) < middleShare }
    }
  }

  /// The means of the seconds in which nothing moves.
  private static func poses(_ values: VectorSeries, length: Int) -> [Vector3] {
    stride(from: 0, to: values.count - length + 1, by: length).compactMap { start in
      var (sum, squares) = (Vector3.zero, 0.0)
      for index in start..<(start + length) {
        sum += values[index]
        squares += values[index].dot(values[index])
      }
      let mean = sum / Double(length)
      let spread = max(0, squares / Double(length) - mean.dot(mean)).squareRoot()
      return spread < stillShare * mean.norm ? mean : nil
    }
  }
}
