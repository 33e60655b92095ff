/// How well a movement determined the two axes of a hinge joint.
public struct JointHingeFit: Sendable, Hashable {
  /// The weighted sum of squared residuals at the axes found.
  public var cost: Double

  /// The same with one of the two axes turned round, at the best place near there.
  public var oppositeCost: Double

  /// The Gauss–Newton steps of the search that found the axes.
  public var iterations: Int

  /// The share of the two sensors' rotation that the hinge explains, at most 1: one minus the squared mismatch of
  /// the rates across the axes over the squared rates.
  public var planarity: Double

  /// The standard deviation of each axis in its least certain direction, in degrees; infinite where the movement
  /// leaves a direction open.
  ///
  /// From the curvature of the cost and the size of the residuals, which are taken for independent; neighbouring
  /// samples are not quite, so it is a lower limit.
  public var proximalUncertaintyDegrees: Double
  public var distalUncertaintyDegrees: Double

  /// The samples whose angular rates and whose accelerations were used.
  public var angularRateSamples: Int
  public var accelerationSamples: Int

  /// Whether the data tell how the two ends of the axis belong together.
  ///
  /// Only accelerations along the axis do: gravity does so where the axis leaves the horizontal, be it in the
  /// exercise or while lying down. About an axis that stays level both pairings fit, and only knowledge of the
  /// body can choose, as in ``JointHingeAxes/pairedByCommonMotion(proximalRate:distalRate:in:)``. The limit, an
  /// opposite cost of 1.5 times the cost, is inferred.
  public var pairingIsCertain: Bool { oppositeCost > 1.5 * cost }
}
