import HiplineKinematics

/// Repetitions done in one go, about one hinge axis.
struct ExerciseSet: Sendable {
  /// The angle about the set's hinge axis, positive away from the rest pose.
  var angle: HingeAngle

  /// In order of time; `Repetition` counts samples of the recording, not of `angle`.
  var repetitions: [Repetition]

  init(angle: HingeAngle, repetitions: [Repetition]) {
    self.angle = angle
    self.repetitions = repetitions
  }

  var completeCount: Int { repetitions.count { $0.isComplete } }

  /// From the start of the first repetition to the end of the last one, in samples.
  var range: Range<Int> {
    guard let first = repetitions.first, let last = repetitions.last else {
      return angle.range.lowerBound..<angle.range.lowerBound
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// The angle in degrees over samples of the recording.
  func degrees(in samples: Range<Int>) -> ArraySlice<Double> {
    angle.degrees[local(samples)]
  }

  /// The rate about the hinge in °/s over samples of the recording.
  func rateDegreesPerSecond(in samples: Range<Int>) -> ArraySlice<Double> {
    angle.rateDegreesPerSecond[local(samples)]
  }

  /// The angle in degrees at a sample of the recording.
  func degrees(at sample: Int) -> Double {
    angle.degrees[min(max(0, sample - angle.range.lowerBound), angle.degrees.count - 1)]
  }

  /// The motion off the hinge in degrees over samples of the recording.
  func offAxisDegrees(in samples: Range<Int>) -> ArraySlice<Double> {
    angle.offAxisDegrees[local(samples)]
  }

  private func local(_ samples: Range<Int>) -> Range<Int> {
    let offset = angle.range.lowerBound
    return (samples.lowerBound - offset)..<(samples.upperBound - offset)
  }
}
