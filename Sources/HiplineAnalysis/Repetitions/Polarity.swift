import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Which end of a to-and-fro movement is the rest pose.
///
/// A sensor strapped on any way round cannot tell up from down, but time can: people begin and end a set at rest.
/// All sets of a recording vote, as far as their axes agree; where the recording starts and stops in the middle of
/// a movement, the reading that explains more of it as complete repetitions wins.
enum Polarity {
  /// Evidence below this magnitude is none; the scale is −1 … 1 per edge.
  static let clearEvidence = 0.6

  /// Turns every angle so that it is positive away from the rest pose.
  static func oriented(_ angles: [HingeAngle], smallestRangeDegrees: Double) -> [HingeAngle] {
    guard let first = angles.first else { return [] }
    let aligned = angles.map { angle in
      angle.axis.direction.dot(first.axis.direction) < 0 ? angle.reversed : angle
    }
    let evidence = aligned.map(evidence)
    return aligned.indices.map { index in
      // Sets about the same axis, within 30°, share their evidence.
      let total = aligned.indices.reduce(0.0) { sum, other in
        let alike = aligned[index].axis.direction.dot(aligned[other].axis.direction) > 0.87
        return alike || other == index ? sum + evidence[other] : sum
      }
      if abs(total) >= clearEvidence {
        return total > 0 ? aligned[index] : aligned[index].reversed
      }
      return moreComplete(
        aligned[index], preferReversed: total < 0, smallestRangeDegrees: smallestRangeDegrees)
    }
  }

  /// How much the edges of the stretch say that its low end is rest: −2 … 2, positive for low.
  private static func evidence(_ angle: HingeAngle) -> Double {
    guard let low = RobustStatistics.quantile(0.05, of: angle.degrees),
      let high = RobustStatistics.quantile(0.95, of: angle.degrees), high > low
    else { return 0 }
    let length = max(1, min(angle.degrees.count / 20, 30))
    let edges = [angle.degrees.prefix(length), angle.degrees.suffix(length)]
    return edges.reduce(0) { sum, edge in
      let level = RobustStatistics.median(Array(edge)) ?? low
      let share = min(1, max(0, (level - low) / (high - low)))
      return sum + 1 - 2 * share
    }
  }

  private static func moreComplete(
    _ angle: HingeAngle, preferReversed: Bool, smallestRangeDegrees: Double
  ) -> HingeAngle {
    let reversed = angle.reversed
    func complete(_ candidate: HingeAngle) -> Int {
      RepetitionCounter.excursions(
        of: candidate.degrees, smallestRangeDegrees: smallestRangeDegrees
      ).count { $0.isComplete }
    }
    let (plain, turned) = (complete(angle), complete(reversed))
    if plain == turned { return preferReversed ? reversed : angle }
    return plain > turned ? angle : reversed
  }
}
