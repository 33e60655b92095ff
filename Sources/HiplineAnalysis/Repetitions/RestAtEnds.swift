import HiplineSignal

/// Ends the first and the last excursion of a set where the segment comes to rest, as it does between the others.
///
///        ╭╮    ╭╮    ╭╮                   somebody who shifts, or takes the sensor, after the last repetition may turn it
///     ──╯  ╰──╯  ╰──╯  ╰────╮             further down: that is no lowering
///                       end  ╰───  lowest
enum RestAtEnds {
  /// Rest is within this share of the usual size of where it usually is. Chosen, not derived: as much as healthy people's ranges vary by.
  static let restShare = 0.1
  /// In rest the angle changes by no more than this share of the usual size, over ``restSeconds``. Chosen, not derived: half of
  /// ``restShare``; of a way, and not of a rate as that of ``RepetitionPhases``.
  static let stillShare = 0.05
  /// A rest is so long at least, in seconds. Chosen, not derived: who goes on without a stop passes a tenth of the way in less.
  static let restSeconds = 0.5
  /// So many excursions show where rest is between them. Chosen, not derived: two rests, of which each is held against the other.
  static let fewestExcursions = 3

  /// - Parameters:
  ///   - excursions: In order of time.
  ///   - degrees: The angle below the tremor band.
  static func kept(
    _ excursions: [RepetitionCounter.Excursion], degrees: [Double], sampleRateHertz: Double
  ) -> [RepetitionCounter.Excursion] {
    let between = excursions.dropFirst().map { degrees[$0.before] }
    let sizes = excursions.filter { $0.isComplete }.map { $0.smallerDegrees }
    guard excursions.count >= fewestExcursions, let level = RobustStatistics.median(between),
      let usual = RobustStatistics.median(sizes), var first = excursions.first,
      var last = excursions.last
    else { return excursions }
    let window = max(1, Int(restSeconds * sampleRateHertz))
    /// The first of some samples from which on the segment rests.
    func rest(_ samples: some Sequence<Int>, step: Int) -> Int? {
      samples.first { sample in
        guard abs(degrees[sample] - level) <= restShare * usual else { return false }
        let end = sample + step * window
        guard degrees.indices.contains(end) else { return false }
        let angles = degrees[min(sample, end)...max(sample, end)]
        return (angles.max() ?? 0) - (angles.min() ?? 0) <= stillShare * usual
      }
    }
    var kept = excursions
    if degrees[first.before] < level - restShare * usual,
      let start = rest((first.before...first.peak).reversed(), step: -1)
    {
      first.before = start
      first.riseDegrees = degrees[first.peak] - degrees[start]
      kept[0] = first.completed
    }
    if degrees[last.after] < level - restShare * usual,
      let end = rest(last.peak...last.after, step: 1)
    {
      last.after = end
      last.fallDegrees = degrees[last.peak] - degrees[end]
      kept[kept.count - 1] = last.completed
    }
    return kept
  }
}
