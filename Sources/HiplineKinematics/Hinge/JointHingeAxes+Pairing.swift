public import HiplineCore

extension JointHingeAxes {
  /// The axes paired so that both segments turn the same way where they turn together.
  ///
  /// For a hinge that stays level nothing that is measured tells which ends of the two axes belong together
  /// (``JointHingeFit/pairingIsCertain``). Of the hip it is known that the pelvis follows the thigh: it tilts
  /// backwards with a straight-leg raise, hikes with an abduction and rolls back with a clamshell. So the pairing is
  /// taken for which Σ (ω₁·j₁)(ω₂·j₂) is not negative. A pelvis that is turned against the thigh on purpose would be
  /// read the wrong way round.
  ///
  /// - Parameters:
  ///   - proximalRate: Angular rate in rad/s without bias and tremor, `[samples]`.
  ///   - distalRate: The same of the other sensor.
  ///   - range: The samples of the exercise.
  /// - Returns: These axes, or ``pairedOppositely``.
  public func pairedByCommonMotion(
    proximalRate: VectorSeries<SensorFrame>, distalRate: VectorSeries<SensorFrame>,
    in range: Range<Int>
  ) -> JointHingeAxes {
    let common = range.reduce(0) {
      $0 + proximalRate[$1].dot(proximal) * distalRate[$1].dot(distal)
    }
    return common < 0 ? pairedOppositely : self
  }
}
