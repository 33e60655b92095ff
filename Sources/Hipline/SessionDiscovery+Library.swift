public import HiplineAnalysis
public import HiplineBatch
public import HiplineCore

extension SessionDiscovery {
  /// A search with what holds for sessions that do not say it themselves.
  ///
  /// - Parameters:
  ///   - exercise: nil to recognise it by the movement.
  ///   - side: The side of the body that moves; nil where names and files tell.
  ///   - placement: Where the sensor is, for files whose names do not tell.
  public init(exercise: Exercise? = nil, side: Side? = nil, placement: Placement? = nil) {
    self.init(exercise: exercise, side: side, placement: placement, profile: nil)
  }
}
