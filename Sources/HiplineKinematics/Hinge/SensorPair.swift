public import HiplineCore

/// What the sensors on the two sides of a joint measured at the same moments.
public struct SensorPair: Sendable, Hashable {
  /// Specific force in m/s², `[samples]`.
  public var proximalAcceleration: VectorSeries<SensorFrame>
  public var distalAcceleration: VectorSeries<SensorFrame>

  /// Angular rate in rad/s without its bias, `[samples]`.
  public var proximalRate: VectorSeries<SensorFrame>
  public var distalRate: VectorSeries<SensorFrame>

  /// - Precondition: four series of one length.
  public init(
    proximalAcceleration: VectorSeries<SensorFrame>, proximalRate: VectorSeries<SensorFrame>,
    distalAcceleration: VectorSeries<SensorFrame>, distalRate: VectorSeries<SensorFrame>
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
