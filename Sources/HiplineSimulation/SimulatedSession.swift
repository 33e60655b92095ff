public import HiplineCore

/// The recordings of a simulated session and everything that is true of it.
public struct SimulatedSession: Sendable {
  /// One recording for each sensor of the parameters, in their order.
  public let recordings: [Recording]
  /// What is true of the session, by the names of a report.
  public let truth: Truth
  package let angles: TrueAngles

  /// For each recording the true rotation from sensor axes to earth axes at every recorded sample.
  package let orientations: [[Quaternion]]
}
