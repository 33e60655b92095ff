import HiplineCore
import HiplineSignal

/// What is doubtful about which sensor was where, by how far the segments turn.
enum SetupDoubts {
  /// A pelvis that turns by this share of what the leg turns, in the median, is none that helps a leg. Chosen, not derived: it turns by
  /// a quarter to a third of a passive straight leg raise (PMID 10345331), and a leg that only goes along turns as far as the pelvis, to a
  /// seventh for the skin between bone and sensor.
  static let largestPelvisShare = 0.85

  static func findings(
    _ moving: MovingSession, _ contexts: [RepetitionContext], _ measured: [MeasuredRepetition]
  ) -> [Finding] {
    guard let mover = moving.mover, !mover.isPelvis else { return [] }
    return pelvisFindings(moving, mover, measured) + coverageFindings(contexts)
  }

  /// Of a pelvis that does what the leg should do.
  private static func pelvisFindings(
    _ moving: MovingSession, _ mover: MovingSegment, _ measured: [MeasuredRepetition]
  ) -> [Finding] {
    guard moving.exercise != nil,
      let pelvis = [Placement.pelvis, .lumbar].first(where: { moving.segments[$0] != nil }),
      let helper = moving.segments[pelvis]
    else { return [] }
    let leg = mover.segment.placement?.rawValue ?? "leg"
    let swapped = "check whether the two sensors are swapped, and which leg the sensor was on"
    let complete = measured.filter { $0.repetition.isComplete }
    if complete.isEmpty {
      guard
        MovingSegment(helper.segment, outside: moving.prepared.input.excludedSeconds).sets.contains(
          where: { $0.completeCount > 0 })
      else {
        return []
      }
      return [
        doubt(
          "the sensor at \(pelvis.rawValue) shows repetitions, the one at \(leg) none",
          hint: swapped)
      ]
    }
    guard
      let share = RobustStatistics.median(complete.compactMap { $0.number(Isolation.ratio) }),
      share >= largestPelvisShare
    else { return [] }
    if share > 1 / largestPelvisShare {
      return [
        doubt(
          "the sensor at \(pelvis.rawValue) turns further than the one at \(leg)", hint: swapped)
      ]
    }
    return [
      doubt(
        "the sensors at \(leg) and \(pelvis.rawValue) turn alike, as if both were on one segment: either the \(leg) only went along "
          + "with the pelvis, or its sensor was on the pelvis",
        hint: "strap one sensor to the \(leg), and the other to the pelvis")
    ]
  }

  /// Of sensors that were not there all the time.
  private static func coverageFindings(_ contexts: [RepetitionContext]) -> [Finding] {
    let complete = contexts.filter { $0.repetition.isComplete }
    return Placement.allCases.compactMap { placement in
      let helpers = complete.compactMap { context in
        context.helpers[placement].map { $0.covers(context.repetition.range) }
      }
      let covered = helpers.count { $0 }
      guard covered < helpers.count else { return nil }
      return Finding(
        .partlyCovered, .info,
        "the sensor at \(placement.rawValue) covers \(covered) of "
          + "\(counted(helpers.count, "repetition")) without a gap",
        hint: "start and stop both sensors together")
    }
  }

  private static func doubt(_ message: String, hint: String) -> Finding {
    Finding(.setupDoubtful, .warning, message, hint: hint)
  }
}
