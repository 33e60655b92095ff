public import HiplineCore

/// What the sensors on the two sides of a joint measured at the same moments.
public struct SensorPair: Sendable, Hashable {
  /// Specific force in m/s² at the sensor nearer to the trunk, in its axes, `[samples]`.
  public var proximalAcceleration: VectorSeries
  /// The same of the other sensor, in its own axes.
  public var distalAcceleration: VectorSeries

  /// Angular rate in rad/s without its bias, of the sensor nearer to the trunk, `[samples]`.
  public var proximalRate: VectorSeries
  /// The same of the other sensor, in its own axes.
  public var distalRate: VectorSeries

  /// - Parameters:
  ///   - proximalAcceleration: In m/s², `[samples]`.
  ///   - proximalRate: In rad/s, `[samples]`.
  ///   - distalAcceleration: In m/s², `[samples]`.
  ///   - distalRate: In rad/s, `[samples]`.
  /// - Precondition: four series of one length.
  public init(
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
  public var count: Int { proximalRate.count }
}
