import HiplineSignal

/// Which excursions that are small beside others are repetitions: those that take their time.
///
///      ╭─╮   ╭─╮   ╭─╮                       a fidget, or the leg that finds its rest, is over at once
///     ╱   ╲ ╱   ╲ ╱   ╲   ╭─╮   ╭─╮   ╭─╮
///     ─────╯─────╯─────╰∿─╯─╰──╯──╰──╯──╰──
///       usual         fidget  small
///
/// Who tires, or is told to keep it small, moves as slowly as before. Of what moves so, a few alike in a row are repetitions
/// whatever their size, and one by itself is where it is no mere trace of the others.
enum SmallExcursions {
  /// A small excursion takes at least this share of the usual time at more than half of its height, and no longer than the usual
  /// time over it. Chosen, not derived: the tempo of people who are told to go on alike varies by a tenth or two, that of
  /// fidgets and of settling is a quarter.
  static let likeDuration = 0.5
  /// What is over in less than this share of the usual time, and about another axis, is a cough or a jolt however large. Chosen, not
  /// derived: half of what tells a fidget.
  static let joltDuration = 0.25
  /// So many in a row, each of a size like the first, are repeated on purpose. Chosen, not derived: what comes twice may be there
  /// and back.
  static let fewestInRow = 3
  /// One by itself has at least this share of the usual size. Chosen, not derived: of a lift of 20° it is what breathing may
  /// be beside it.
  static let smallestShareAlone = 0.15

  /// - Parameters:
  ///   - excursions: In order of time, all of which stand out of breathing.
  ///   - usualDegrees: Their usual size.
  static func repetitions(
    among excursions: [RepetitionCounter.Excursion], of degrees: [Double], usualDegrees: Double,
    isAlike: (ClosedRange<Int>) -> Bool
  ) -> [RepetitionCounter.Excursion] {
    let sizes = excursions.map { $0.smallerDegrees }
    let isUsual = excursions.map {
      $0.smallerDegrees >= RepetitionCounter.smallestShare * usualDegrees
    }
    let widths = excursions.map { width($0, degrees) }
    guard
      let usual = RobustStatistics.median(
        excursions.indices.filter { isUsual[$0] }.map { widths[$0] })
    else { return excursions }
    func takesItsTime(_ index: Int) -> Bool {
      !isUsual[index] && widths[index] >= likeDuration * usual
        && widths[index] <= usual / likeDuration
        && isAlike(excursions[index].before...excursions[index].after)
    }
    func row(_ index: Int, _ step: Int) -> Int {
      var count = 0
      var next = index + step
      while excursions.indices.contains(next), takesItsTime(next),
        max(sizes[next], sizes[index]) <= PostureChange.likeSize * min(sizes[next], sizes[index])
      {
        (count, next) = (count + 1, next + step)
      }
      return count
    }
    func isJolt(_ index: Int) -> Bool {
      widths[index] < joltDuration * usual
        && !isAlike(excursions[index].before...excursions[index].after)
    }
    return excursions.indices.filter { index in
      isUsual[index] && !isJolt(index)
        || takesItsTime(index)
          && (sizes[index] >= smallestShareAlone * usualDegrees
            || row(index, -1) + 1 + row(index, 1) >= fewestInRow)
    }.map { excursions[$0] }
  }

  /// How long an excursion is above half of its smaller way, in samples.
  private static func width(
    _ excursion: RepetitionCounter.Excursion, _ degrees: [Double]
  ) -> Double {
    let half =
      degrees[excursion.peak] - excursion.smallerDegrees / 2
    let range = excursion.before...excursion.after
    let first = (range.lowerBound...excursion.peak).last { degrees[$0] <= half }
    let last = (excursion.peak...range.upperBound).first { degrees[$0] <= half }
    return Double((last ?? range.upperBound) - (first ?? range.lowerBound))
  }
}
