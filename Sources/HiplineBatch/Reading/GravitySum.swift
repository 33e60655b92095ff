import HiplineCore

/// The acceleration that a sensor measures, from the two parts that a phone takes it apart into.
enum GravitySum {
  /// The acceleration without gravity plus gravity at the same moments.
  ///
  /// - Parameters:
  ///   - linear: An acceleration without gravity.
  ///   - gravity: Gravity alone, in the same axes; it changes slowly, so that a straight line between its samples is near.
  /// - Returns: nil where the clocks cannot be compared, or gravity does not cover at least two samples.
  static func sum(_ linear: Recording, gravity: Recording) -> Recording? {
    guard let forces = linear.accelerometer, let slow = gravity.accelerometer,
      let offset = gravity.clock.offsetSeconds(from: linear.clock), slow.count > 1
    else { return nil }
    let times = slow.timestamps.map { $0 + offset }
    var kept: [Double] = []
    var vectors: [Vector3] = []
    var left = 0
    for index in 0..<forces.count {
      let seconds = forces.timestamps[index]
      while left + 2 < times.count, times[left + 1] <= seconds { left += 1 }
      let step = times[left + 1] - times[left]
      guard seconds >= times[left], seconds <= times[left + 1], step > 0 else { continue }
      let share = (seconds - times[left]) / step
      let there = slow.values[left] * (1 - share) + slow.values[left + 1] * share
      kept.append(seconds)
      vectors.append(forces.values[index] + there)
    }
    guard kept.count > 1 else { return nil }
    var copy = linear
    copy.accelerometer = TimedSeries(timestamps: kept, values: VectorSeries(vectors))
    copy.holdsGravity = true
    copy.restSign = gravity.restSign
    copy.findings.removeAll { $0.code == .gravityAbsent }
    copy.findings += gravity.findings
    copy.columns += gravity.columns.map { column in
      var copy = column
      copy.file = gravity.name
      copy.quantity = column.quantity.replacing("accelerometer", with: "gravity")
      return copy
    }
    copy.furtherFiles.append(SourceFile(path: gravity.name, sha256: gravity.sha256))
    return copy
  }
}
