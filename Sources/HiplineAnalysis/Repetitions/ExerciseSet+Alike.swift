import HiplineKinematics

/// Which sets of a recording are of one exercise.
extension ExerciseSet {
  /// For each set the index of the first one that moves as it does.
  ///
  /// Sets about one axis of the sensor are of one exercise, and so are those about one axis of the room, between which the sensor
  /// slipped. Where both differ the person has turned over for another one. An axis that does not show parts no sets.
  static func firstAlike(_ sets: [ExerciseSet], _ motion: SegmentMotion) -> [Int] {
    sets.indices.map { index in
      sets[..<index].indices.first { isAlike(sets[$0], sets[index], motion) } ?? index
    }
  }

  private static func isAlike(_ a: ExerciseSet, _ b: ExerciseSet, _ motion: SegmentMotion) -> Bool {
    let axes = (a.angle.axis, b.angle.axis)
    guard min(axes.0.planarity, axes.1.planarity) >= HingeAxis.clearPlanarity else { return true }
    let angle = Angle.degrees(between: axes.0.direction, and: axes.1.direction)
    return min(angle, 180 - angle) <= SensorSlip.limitDegrees
      || !SensorSlip.turnsInRoom(
        (axes.0, a.range.lowerBound), (axes.1, b.range.lowerBound), motion)
  }
}
