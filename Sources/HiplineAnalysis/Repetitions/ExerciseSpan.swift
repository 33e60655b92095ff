import HiplineKinematics
import HiplineSignal

/// The part of a bout in which the exercise happens, without getting into position before it and getting up after it.
///
///      80° ╲                                ╱     A change of posture leaves the band of the repetitions
///           ╲                              ╱      and does not come back to it.
///     ·······╲····╭╮··╭╮··╭╮··············╱···
///             ╰──╯  ╰╯  ╰╯  ╰────────────╯
///             [         span             )
enum ExerciseSpan {
  /// How far the angle may leave the band between the repetitions' lowest and highest points, as a share of their usual size. A
  /// half: a pose farther off is none of the exercise (``PostureChange/elsewhereShare``).
  static let bandMargin = 0.5
  /// A change of posture ends where its speed falls below this share of what it had at the band's edge. At a tenth of its peak
  /// speed a minimum-jerk movement has half a percent of its way left.
  static let settledShare = 0.1

  /// - Returns: The span in samples of the angle; all of it where the angle never leaves the band for good.
  static func find(_ angle: HingeAngle, smallestRangeDegrees: Double) -> Range<Int> {
    let degrees = angle.degrees
    let all = 0..<degrees.count
    guard let ends = MovementEnds(degrees, smallestRangeDegrees: smallestRangeDegrees) else {
      return all
    }
    let (usual, tops, bottoms) = (ends.usualDegrees, ends.tops, ends.bottoms)
    let turns = (tops + bottoms).map { $0.index }.sorted()
    // A repetition reaches as far below its top, or above its bottom, as it is large.
    let levels =
      tops.flatMap { [degrees[$0.index], degrees[$0.index] - min($0.prominence, usual)] }
      + bottoms.flatMap { [degrees[$0.index], degrees[$0.index] + min($0.prominence, usual)] }
    guard let first = turns.first, let last = turns.last, let low = levels.min(),
      let high = levels.max()
    else { return all }
    let band = (low - bandMargin * usual)...(high + bandMargin * usual)

    let rate = Difference.central(degrees, sampleRateHertz: 1)
    let leaving = (0..<first).last { !band.contains(degrees[$0]) }
    let returning = (last..<degrees.count).first { !band.contains(degrees[$0]) }
    let start = leaving.map { settled(from: $0 + 1, step: 1, until: first, rate) } ?? 0
    let end =
      returning.map { settled(from: $0 - 1, step: -1, until: last, rate) + 1 } ?? degrees.count
    return start..<max(start + 1, end)
  }

  private static func settled(
    from edge: Int, step: Int, until limit: Int, _ rate: [Double]
  ) -> Int {
    var index = edge
    let speed = rate[edge]
    while index != limit, rate[index] / speed > settledShare { index += step }
    return index
  }
}
