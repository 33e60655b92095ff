import HiplineCore
import HiplineSignal

/// The samples from which the axes of a joint are found.
///
/// An angular rate tells of the axis where it is large, so rates are taken evenly from the moments of enough
/// energy. Accelerations tell by their many directions, so they are taken one for every equal part of the turning:
/// a rest of a minute counts no more than a moment.
struct JointHingeSamples {
  var rates: [(proximal: Vector3, distal: Vector3)]
  var accelerations: [(proximal: Vector3, distal: Vector3)]

  init(
    rates: [(proximal: Vector3, distal: Vector3)],
    accelerations: [(proximal: Vector3, distal: Vector3)]
  ) {
    self.rates = rates
    self.accelerations = accelerations
  }

  init(_ pair: SensorPair, in range: Range<Int>, _ parameters: JointHingeAxes.Parameters) {
    let energies = range.map {
      pair.proximalRate[$0].squaredNorm + pair.distalRate[$0].squaredNorm
    }
    let moving = Self.indices(ofMoving: energies, parameters).map { range.lowerBound + $0 }
    rates = Self.thinned(moving, to: parameters.sampleLimit)
      .map { (pair.proximalRate[$0], pair.distalRate[$0]) }

    let chosen =
      parameters.leastEnergy > 0
      ? Self.indices(inEqualTurnsOf: energies, count: parameters.sampleLimit)
      : Self.thinned(Array(energies.indices), to: parameters.sampleLimit)
    accelerations = chosen.map { range.lowerBound + $0 }
      .map { (pair.proximalAcceleration[$0], pair.distalAcceleration[$0]) }
  }

  private static func indices(
    ofMoving energies: [Double], _ parameters: JointHingeAxes.Parameters
  ) -> [Int] {
    let means = movingMeans(energies, length: parameters.windowSamples)
    let limit = (RobustStatistics.quantile(0.9, of: means) ?? 0) * parameters.leastEnergy
    return means.indices.filter { means[$0] >= limit }
  }

  /// The mean of `length` values about each one, of fewer at the ends.
  private static func movingMeans(_ values: [Double], length: Int) -> [Double] {
    let half = max(0, (length - 1) / 2)
    var sums = [0.0]
    for value in values { sums.append((sums.last ?? 0) + value) }
    return values.indices.map {
      let (start, end) = (max(0, $0 - half), min(values.count, $0 + half + 1))
      return (sums[end] - sums[start]) / Double(end - start)
    }
  }

  /// The samples at which the turning has grown by one more of `count` equal parts.
  private static func indices(inEqualTurnsOf energies: [Double], count: Int) -> [Int] {
    let speeds = energies.map { $0.squareRoot() }
    let whole = speeds.reduce(0, +)
    guard whole > 0, count > 0 else { return [] }
    var turned = 0.0
    var taken = 0
    return speeds.indices.filter { index in
      turned += speeds[index]
      let due = Int(turned / whole * Double(count))
      defer { taken = max(taken, due) }
      return due > taken
    }
  }

  private static func thinned(_ indices: [Int], to limit: Int) -> [Int] {
    guard indices.count > limit, limit > 0 else { return indices }
    return (0..<limit).map { indices[Int(Int64($0) * Int64(indices.count) / Int64(limit))] }
  }
}

extension Vector3 {
  fileprivate var squaredNorm: Double { dot(self) }
}
