import HiplineCore

/// How far the stamps of a table are counted, and what its first ones settled for all that follow.
struct StampCount: Sendable {
  /// The first stamp that is not missing, in the file's unit.
  private(set) var first: Double?
  /// nil as long as no stamp told it.
  var unit: TimeUnit?
  /// Where the stamps are dates.
  var date: NumberedDate?
  /// Where nothing states the unit, and the stamps are no dates.
  var inferred: InferredTimeUnit?
  /// What is said of the axis.
  var findings: [Finding] = []
  /// The rows so far.
  var rows = 0

  /// What a counter that began anew lacks.
  private var offset = 0.0
  private var previous = -Double.infinity
  private var areWithinHour = true
  /// How many stamps were left out because they cannot be the time of their row.
  private(set) var strayRows = 0

  /// What small counters hold, in the file's unit: the seconds of a minute, milliseconds of a second, 16 and 24 bits, microseconds of a
  /// second.
  private static let smallPeriods = [60, 1000, 65_536, 1_000_000, 16_777_216.0]
  /// How near to where it would be a small counter goes on, in samples: a gap over the overflow is not looked for, because a recorder that
  /// starts anew falls as well.
  private static let nearSteps = 3.0

  /// After how many nanoseconds written times begin anew: a day, or an hour where a spreadsheet left minutes and
  /// seconds only.
  mutating func calendarPeriod(_ stamps: [Double], origin: Double) -> Double {
    let hour = 3600e9
    areWithinHour =
      areWithinHour && stamps.allSatisfy { $0.isNaN || (0..<hour).contains($0 + origin) }
    return areWithinHour ? hour : 24 * hour
  }

  /// How near to zero a counter begins anew, as a share of its period. Chosen, not derived: a gap may lie over the overflow, but
  /// hardly one of a tenth of a period.
  private static let edgeShare = 0.1
  /// How far it falls then, as a share of its period: from the last tenth to the first.
  private static let fallShare = 1 - 2 * edgeShare

  /// The next stamps, in which a counter that fell back to zero goes on counting.
  ///
  /// A fall from the last tenth of a period to its first is a counter's overflow; any other fall is left.
  /// A small counter's overflow (``smallPeriods``) is one where it goes on as if it had none. A stamp that cannot be the time of its row
  /// (``StrayStamps``) is left out: it is not a number then.
  ///
  /// - Parameter setBack: By how much a clock may have been set back between two samples that follow each other: it goes on as a small
  ///   counter does.
  mutating func unwrapped(
    _ stamps: [Double], at period: Double, setBack: Double? = nil
  ) -> [Double] {
    var stamps = stamps
    let stray = StrayStamps.rows(of: stamps, before: previous.isFinite ? previous : nil)
    strayRows += stray.count
    for row in stray { stamps[row] = .nan }
    let near = Self.nearSteps * TimeAxis.medianStep(stamps)
    var result = stamps
    for index in stamps.indices {
      let stamp = stamps[index]
      guard !stamp.isNaN else { continue }
      if stamp < previous - Self.fallShare * period,
        stamp <= Self.edgeShare * period
      {
        offset += period
      } else if let setBack, stamp < previous, abs(stamp + setBack - previous) <= near {
        offset += setBack
      } else if stamp < previous,
        let period = Self.smallPeriods.first(where: {
          previous < $0 && stamp < near && abs(stamp + $0 - previous) <= near
        })
      {
        offset += period
      }
      previous = stamp
      if offset > 0 { result[index] = stamp + offset }
    }
    if first == nil { first = result.first { !$0.isNaN } }
    return result
  }
}
