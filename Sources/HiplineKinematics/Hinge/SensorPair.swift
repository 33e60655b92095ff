package import HiplineCore

/// What the sensors on the two sides of a joint measured at the same moments.
package struct SensorPair: Sendable, Hashable {
  /// Specific force in m/s² at the sensor nearer to the trunk, in its axes, `[samples]`.
  package var proximalAcceleration: VectorSeries
  /// The same of the other sensor, in its own axes.
  package var distalAcceleration: VectorSeries

  /// Angular rate in rad/s without its bias, of the sensor nearer to the trunk, `[samples]`.
  package var proximalRate: VectorSeries
  /// The same of the other sensor, in its own axes.
  package var distalRate: VectorSeries

  /// - Parameters:
  ///   - proximalAcceleration: In m/s², `[samples]`.
  ///   - proximalRate: In rad/s, `[samples]`.
  ///   - distalAcceleration: In m/s², `[samples]`.
  ///   - distalRate: In rad/s, `[samples]`.
  /// - Precondition: four series of one length.
  package init(
    proximalAcceleration: VectorSeries, proximalRate: VectorSeries,
    distalAcceleration: VectorSeries, distalRate: VectorSeries
  ) {
    let counts = [proximalRate.count, distalAcceleration.count, distalRate.count]
    precondition(
      counts.allSatisfy { $0 == proximalAcceleration.count },
      "series of \(proximalAcceleration.count) samples expected, got \(counts)")
    self.proximalAcceleration = proximalAcceleration
    self.proximalRate = proximalRate
    self.distalAcceleration = distalAcceleration
    self.distalRate = distalRate
  }

  /// The number of samples.
  package var count: Int { proximalRate.count }
}
