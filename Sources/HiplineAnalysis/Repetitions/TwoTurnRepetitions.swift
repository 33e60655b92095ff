import HiplineCore
import HiplineKinematics
import HiplineSignal

/// Joins the excursions of a movement that turns its segment to and fro twice in each repetition, as a row does.
///
///     angle     ╭─╮      ╭─╮
///              ╱   ╲╭╮  ╱   ╲╭╮        big and small, or alike about this axis but not about the others
///     ────────╯     ╰╯╰╯     ╰╯╰───
///              [ one   ][ one   ]
///
/// A repetition is the smallest period of the whole movement, not of its angle about one axis. Excursions that are each a
/// repetition differ from the next one as they do from the next but one: by chance. Where two make a repetition,
/// neighbours also differ in kind, which adds at least as much variance as chance does and more than chance explains.
enum TwoTurnRepetitions {
  /// The chance that excursions of one kind are taken for two. Chosen, not derived: a wrong one halves the count of a set, so it
  /// has to be as rare as a tremor that is none (``TremorSpectrum/falseAlarm``).
  static let falseAlarm = 0.001

  /// Fewer excursions tell no two kinds apart: four of either.
  static let fewestExcursions = 8

  /// So many excursions in a row are told apart at a time. Chosen, not derived: ten of either kind, in which fatigue changes
  /// little.
  static let stretchExcursions = 20

  /// The pose between two turns of one repetition is this far from the rest pose at least, about whatever axis, as a share of the
  /// turns. Chosen, not derived: half of what makes a pose another one for an exercise (``PostureChange/elsewhereShare``).
  static let elsewhereShare = 0.25

  /// The shape of an excursion is compared at so many points. Chosen, not derived: more than a shape has turns.
  private static let pointsPerExcursion = 32

  /// - Parameters:
  ///   - excursions: In order of time, in samples of the angle.
  ///   - rates: The angular rate about all axes on the same samples; any unit.
  /// - Returns: The excursions as they are, or joined two by two.
  static func joined(
    _ excursions: [RepetitionCounter.Excursion], degrees: [Double],
    rates: VectorSeries, sampleRateHertz: Double
  ) -> [RepetitionCounter.Excursion] {
    guard excursions.count >= fewestExcursions,
      endElsewhere(excursions, rates, sampleRateHertz), differInKind(excursions, rates)
    else { return excursions }
    // The two parts of one repetition have the shallower dip between them.
    func dip(from first: Int) -> Double {
      let starts = stride(from: first, to: excursions.count - 1, by: 2)
      return RobustStatistics.median(starts.map { degrees[excursions[$0].after] }) ?? 0
    }
    let first = dip(from: 0) >= dip(from: 1) ? 0 : 1
    var result: [RepetitionCounter.Excursion] = []
    if first == 1 { result.append(halved(excursions[0])) }
    for index in stride(from: first, to: excursions.count, by: 2) {
      guard index + 1 < excursions.count else {
        result.append(halved(excursions[index]))
        break
      }
      result.append(join(excursions[index], excursions[index + 1], degrees))
    }
    return result
  }

  /// Whether excursions usually end in another pose than they began in: what comes back to its rest pose is a whole repetition, however
  /// much it differs from the next one.
  private static func endElsewhere(
    _ excursions: [RepetitionCounter.Excursion], _ rates: VectorSeries, _ sampleRateHertz: Double
  ) -> Bool {
    let turns = excursions.map { excursion in
      Angle.degreesPerRadian
        * (excursion.before..<excursion.after).reduce(Quaternion(1, 0, 0, 0)) { pose, sample in
          (pose * Quaternion(rotationVector: rates[sample] / sampleRateHertz)).normalized
        }.rotationVector.norm
    }
    let sizes = excursions.map { $0.smallerDegrees }
    guard let turn = RobustStatistics.median(turns), let size = RobustStatistics.median(sizes)
    else { return false }
    return turn >= max(PostureChange.smallestChangeDegrees, elsewhereShare * size)
  }

  /// Whether neighbours differ in kind in most stretches of the set: a slip in the count upsets those around it only.
  private static func differInKind(
    _ excursions: [RepetitionCounter.Excursion], _ rates: VectorSeries
  ) -> Bool {
    let shapes = excursions.map { shape($0, rates) }
    let stretch = min(shapes.count, stretchExcursions)
    let starts = 0...(shapes.count - stretch)
    return 2 * starts.count { differInKind(shapes[$0..<($0 + stretch)]) } > starts.count
  }

  /// Analysis of variance of shapes in two classes, every other one in each.
  private static func differInKind(_ stretch: ArraySlice<[Vector3]>) -> Bool {
    let shapes = Array(stretch)
    func mean(_ shapes: some Collection<[Vector3]>) -> [Vector3] {
      (0..<pointsPerExcursion).map { point in
        shapes.reduce(Vector3.zero) { $0 + $1[point] } / Double(shapes.count)
      }
    }
    func squaredDistance(_ a: [Vector3], _ b: [Vector3]) -> Double {
      zip(a, b).reduce(0) { sum, pair in
        let change = pair.0 - pair.1
        return sum + change.dot(change)
      }
    }
    let whole = mean(shapes)
    var (between, within) = (0.0, 0.0)
    for first in 0...1 {
      let kind = stride(from: first, to: shapes.count, by: 2).map { shapes[$0] }
      let middle = mean(kind)
      between += Double(kind.count) * squaredDistance(middle, whole)
      within += kind.reduce(0) { $0 + squaredDistance($1, middle) }
    }
    let freedom = Double(shapes.count - 2)
    guard within > 0 else { return between > 0 }
    let ratio = between / within * freedom
    // All points of a shape may vary as one, so they count as one.
    let chance = FDistribution.probability(
      above: ratio, numeratorFreedom: 1, denominatorFreedom: freedom)
    // Differences of neighbours then have twice the variance of differences within a kind.
    return ratio >= Double(shapes.count) / 2 && chance < falseAlarm
  }

  /// The rate over an excursion at so many evenly spaced moments, whatever the excursion's length.
  private static func shape(
    _ excursion: RepetitionCounter.Excursion, _ rates: VectorSeries
  ) -> [Vector3] {
    let length = Double(excursion.after - excursion.before)
    return (0..<pointsPerExcursion).map { point in
      let share = Double(point) / Double(pointsPerExcursion - 1)
      return rates[min(rates.count - 1, excursion.before + Int((share * length).rounded()))]
    }
  }

  private static func join(
    _ first: RepetitionCounter.Excursion, _ second: RepetitionCounter.Excursion, _ degrees: [Double]
  ) -> RepetitionCounter.Excursion {
    let peak = degrees[first.peak] >= degrees[second.peak] ? first.peak : second.peak
    return RepetitionCounter.Excursion(
      before: first.before, peak: peak, after: second.after,
      riseDegrees: degrees[peak] - degrees[first.before],
      fallDegrees: degrees[peak] - degrees[second.after],
      // One part may be small against the usual excursion; the whole is a repetition if either part was.
      isComplete: first.isComplete || second.isComplete)
  }

  /// Half a repetition, which a recording's edge has cut.
  private static func halved(_ excursion: RepetitionCounter.Excursion)
    -> RepetitionCounter.Excursion
  {
    var copy = excursion
    copy.isComplete = false
    return copy
  }
}
