package import HiplineCore

extension JointHingeAxes {
  /// The axes paired so that both segments turn the same way where they turn together.
  ///
  /// Of a hinge that stays level nothing that is measured tells which ends of the two axes belong together, nor where one side
  /// hardly turns (``JointHingeFit/pairingIsCertain``). Of the hip it is known that the pelvis follows the thigh: it tilts
  /// backwards with a straight-leg raise, hikes with an abduction and rolls back with a clamshell. So the pairing is
  /// taken for which Σ (ω₁·j₁)(ω₂·j₂) is the larger one. A pelvis that is turned against the thigh on purpose would be
  /// read the wrong way round.
  ///
  /// - Parameters:
  ///   - proximalRate: Angular rate in rad/s without bias and tremor, `[samples]`.
  ///   - distalRate: The same of the other sensor.
  ///   - range: The samples of the exercise.
  /// - Returns: These axes, or ``pairedOppositely``.
  package func pairedByCommonMotion(
    proximalRate: VectorSeries, distalRate: VectorSeries,
    in range: Range<Int>
  ) -> JointHingeAxes {
    func common(_ axes: JointHingeAxes) -> Double {
      range.reduce(0) {
        $0 + proximalRate[$1].dot(axes.proximal) * distalRate[$1].dot(axes.distal)
      }
    }
    let opposite = pairedOppositely
    return common(opposite) > common(self) ? opposite : self
  }
}
