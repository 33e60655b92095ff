import HiplineCore
import HiplineSignal

/// Joins the excursions of a movement that turns its segment to and fro twice in each repetition, as a row does.
///
///     angle     ╭─╮      ╭─╮
///              ╱   ╲╭╮  ╱   ╲╭╮        big and small, or alike about this axis but not about the others
///     ────────╯     ╰╯╰╯     ╰╯╰───
///              [ one   ][ one   ]
///
/// A repetition is the smallest period of the whole movement, not of its angle about one axis. Excursions that are each a
/// repetition differ from the next one as they do from the next but one: by chance. Where two make a repetition, a
/// neighbour also differs in kind.
enum TwoTurnRepetitions {
  /// Neighbours differ in kind if that adds as much variance as chance does: √2 in standard deviations.
  static let ratioInKind = 2.0.squareRoot()

  /// Fewer excursions leave too few differences for a median.
  static let fewestExcursions = 8

  private static let pointsPerExcursion = 32

  /// - Parameters:
  ///   - excursions: In order of time, in samples of the angle.
  ///   - rates: The angular rate about all axes on the same samples; any unit.
  /// - Returns: The excursions as they are, or joined two by two.
  static func joined(
    _ excursions: [RepetitionCounter.Excursion], degrees: [Double],
    rates: VectorSeries<SensorFrame>
  ) -> [RepetitionCounter.Excursion] {
    guard excursions.count >= fewestExcursions, differInKind(excursions, rates) else {
      return excursions
    }
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

  private static func differInKind(
    _ excursions: [RepetitionCounter.Excursion], _ rates: VectorSeries<SensorFrame>
  ) -> Bool {
    let shapes = excursions.map { shape($0, rates) }
    func difference(lag: Int) -> Double {
      let sizes = zip(shapes, shapes.dropFirst(lag)).map { first, second in
        zip(first, second).reduce(0.0) { sum, pair in
          let change = pair.0 - pair.1
          return sum + change.dot(change)
        }.squareRoot()
      }
      return RobustStatistics.median(sizes) ?? 0
    }
    let alike = difference(lag: 2)
    return difference(lag: 1) > ratioInKind * alike && difference(lag: 3) > ratioInKind * alike
  }

  /// The rate over an excursion at so many evenly spaced moments, whatever the excursion's length.
  private static func shape(
    _ excursion: RepetitionCounter.Excursion, _ rates: VectorSeries<SensorFrame>
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
