import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Which end of a to-and-fro movement is the rest pose.
///
/// A sensor strapped on any way round cannot tell up from down, but time can: people begin and end a set at rest.
/// A set that begins or ends within the recording says so itself, because there it is still for long; else all sets vote, as far as
/// their axes agree. Where the recording starts and stops in the middle of
/// a movement, rest is the end at which the limb comes back to the same pose: there it lies on something, while the other end
/// is held by effort, higher one time and lower the next. Where that does not tell either, the reading that explains more of
/// it as complete repetitions wins.
enum Polarity {
  /// Evidence below this magnitude is none, as a share of what one edge can say. Chosen, not derived: one edge that says it
  /// clearly is enough, two that say it weakly are as well.
  static let clearEvidence = 0.6

  /// Sets share their evidence if the cosine between their axes is above this. 29.5°: axes farther apart are others
  /// (``SensorSlip/limitDegrees``), and those of a few repetitions scatter by 5–10°.
  static let likeAxisCosine = 0.87

  /// Turns every angle so that it is positive away from the rest pose.
  ///
  /// - Parameter motion: Of the segment whose angles these are.
  static func oriented(
    _ angles: [HingeAngle], in motion: SegmentMotion, smallestRangeDegrees: Double
  ) -> [HingeAngle] {
    oriented(
      angles, sampleCount: motion.count, sampleRateHertz: motion.sampleRateHertz,
      smallestRangeDegrees: smallestRangeDegrees)
  }

  /// - Parameter sampleCount: Of the whole recording.
  static func oriented(
    _ angles: [HingeAngle], sampleCount: Int, sampleRateHertz: Double, smallestRangeDegrees: Double
  ) -> [HingeAngle] {
    guard let first = angles.first else { return [] }
    let aligned = angles.map { angle in
      angle.axis.direction.dot(first.axis.direction) < 0 ? angle.reversed : angle
    }
    // The ends of the movement, which one change of posture among the repetitions does not stretch.
    let ends = aligned.map {
      MovementEnds($0.degrees, smallestRangeDegrees: smallestRangeDegrees)
    }
    let longestEdge = Int(longestEdgeSeconds * sampleRateHertz)
    let evidence = zip(aligned, ends).map {
      Self.evidence(
        of: $0, ends: $1, longestEdge: longestEdge, smallestRangeDegrees: smallestRangeDegrees)
    }
    let alike = aligned.map { angle in
      aligned.indices.filter {
        angle.axis.direction.dot(aligned[$0].axis.direction) > likeAxisCosine
      }
    }
    return aligned.indices.map { index in
      // What both edges say of a set itself needs no other, nor what one does at which it was still for long: people turn round
      // between sets. Where the recording begins or ends, somebody may have been in the middle of a hold.
      let range = aligned[index].range
      let (first, last) = evidence[index]
      let still = (range.lowerBound > 0 ? first : 0) + (range.upperBound < sampleCount ? last : 0)
      let own =
        abs(first + last) >= 2 * clearEvidence
        ? first + last : abs(still) >= clearEvidence ? still : nil
      let total = own ?? alike[index].reduce(0.0) { $0 + evidence[$1].first + evidence[$1].last }
      let group = alike[index].map { aligned[$0] }
      let isInside = group.allSatisfy {
        $0.range.lowerBound > 0 && $0.range.upperBound < sampleCount
      }
      lazy var readings = Readings(group, smallestRangeDegrees: smallestRangeDegrees)
      let isReversed =
        abs(total) >= clearEvidence
        ? total < 0
        : (isInside ? readings.reversedIsWhole : nil)
          ?? highEndIsSteadier(alike[index].compactMap { ends[$0] })
          ?? readings.reversedIsMoreComplete ?? (total < 0)
      return isReversed ? aligned[index].reversed : aligned[index]
    }
  }

  /// An edge in which the angle moves by more than this share of its span, and by more than a resting leg sways, is not at rest
  /// and tells nothing. Chosen, not derived: the share of its peak rate below which a segment counts as still
  /// (``RepetitionPhases/stillShare``).
  static let stillShare = 0.05

  /// An edge is one of so many equal parts of the stretch. Chosen, not derived: less than a phase of a set of five repetitions.
  static let edgeParts = 20

  /// An edge is no longer than this, in seconds. Chosen, not derived: in a third of a second a body at rest breathes little.
  static let longestEdgeSeconds = 0.3

  /// How much either edge of the stretch says that its low end is rest: −1 … 1, positive for low.
  private static func evidence(
    of angle: HingeAngle, ends: MovementEnds?, longestEdge: Int, smallestRangeDegrees: Double
  ) -> (first: Double, last: Double) {
    guard
      let low = ends.flatMap({ RobustStatistics.median($0.bottoms.map { -$0.height }) })
        ?? RobustStatistics.quantile(RobustStatistics.lowEnd, of: angle.degrees),
      let high = ends.flatMap({ RobustStatistics.median($0.tops.map { $0.height }) })
        ?? RobustStatistics.quantile(RobustStatistics.highEnd, of: angle.degrees), high > low
    else { return (0, 0) }
    let length = max(1, min(angle.degrees.count / edgeParts, longestEdge))
    let sway = max(stillShare * (high - low), smallestRangeDegrees / 2)
    func says(_ edge: ArraySlice<Double>) -> Double {
      guard let lowest = edge.min(), let highest = edge.max(), highest - lowest <= sway
      else { return 0 }
      let level = RobustStatistics.median(Array(edge)) ?? low
      return 1 - 2 * min(1, max(0, (level - low) / (high - low)))
    }
    return (says(angle.degrees.prefix(length)), says(angle.degrees.suffix(length)))
  }

  /// The poses of one end differ clearly less from one repetition to the next than those of the other by this factor. Chosen, not
  /// derived: the scatter of a few poses is known to no better.
  static let clearSteadiness = 2.0

  /// Either end needs so many differences: with fewer, chance may make one of them small.
  static let fewestDifferences = 3

  /// The first and the last repetition of a set reach no farther than this beyond the others, as a factor; what does is a part of something
  /// else. Chosen, not derived: ranges of healthy people's repetitions vary by a tenth or two.
  static let largestEnd = 1.25

  /// Whether the segment comes back to the same pose at the high end rather than at the low one; nil where that is not clear.
  private static func highEndIsSteadier(_ points: [MovementEnds]) -> Bool? {
    // From one to the next: a slow drift of the pose is at both ends.
    func differences(_ peaks: [Peak]) -> [Double] {
      zip(peaks, peaks.dropFirst()).map { abs($1.height - $0.height) }
    }
    let high = points.flatMap { differences($0.tops) }
    let low = points.flatMap { differences($0.bottoms) }
    guard min(high.count, low.count) >= fewestDifferences,
      let highMedian = RobustStatistics.median(high), let lowMedian = RobustStatistics.median(low),
      max(highMedian, lowMedian) > clearSteadiness * min(highMedian, lowMedian)
    else { return nil }
    return highMedian < lowMedian
  }

  /// What sets consist of with either end for rest.
  private struct Readings {
    private let plain: [[RepetitionCounter.Excursion]]
    private let turned: [[RepetitionCounter.Excursion]]

    init(_ angles: [HingeAngle], smallestRangeDegrees: Double) {
      func excursions(_ angle: HingeAngle) -> [RepetitionCounter.Excursion] {
        RepetitionCounter.excursions(
          of: angle.degrees, smallestRangeDegrees: smallestRangeDegrees)
      }
      plain = angles.map(excursions)
      turned = angles.map { excursions($0.reversed) }
    }

    /// Whether the sets begin and end with whole repetitions, as large as the others, with the other end for rest, and with parts of one as
    /// they are, or the other way round; nil where neither is so.
    var reversedIsWhole: Bool? {
      if turned.allSatisfy(isWhole), plain.allSatisfy(isCut) { return true }
      return plain.allSatisfy(isWhole) && turned.allSatisfy(isCut) ? false : nil
    }

    private func isWhole(_ set: [RepetitionCounter.Excursion]) -> Bool {
      let sizes = set.map { max($0.riseDegrees, $0.fallDegrees) }
      guard let first = set.first, let last = set.last, let usual = RobustStatistics.median(sizes)
      else { return false }
      return [first, last].allSatisfy {
        $0.isComplete && max($0.riseDegrees, $0.fallDegrees) <= Polarity.largestEnd * usual
      }
    }

    private func isCut(_ set: [RepetitionCounter.Excursion]) -> Bool {
      set.first?.isComplete == false && set.last?.isComplete == false
    }

    /// Whether they have more complete repetitions with the other end for rest, or as many and less else; nil where both are as many.
    var reversedIsMoreComplete: Bool? {
      let (plain, turned) = (counts(plain), counts(turned))
      guard plain != turned else { return nil }
      return plain.complete == turned.complete
        ? turned.incomplete < plain.incomplete : turned.complete > plain.complete
    }

    private func counts(
      _ sets: [[RepetitionCounter.Excursion]]
    ) -> (complete: Int, incomplete: Int) {
      let all = sets.joined()
      return (all.count { $0.isComplete }, all.count { !$0.isComplete })
    }
  }
}
