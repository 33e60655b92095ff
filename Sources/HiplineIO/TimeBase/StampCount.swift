import HiplineCore

/// How far the stamps of a table are counted, and what its first ones settled for all that follow.
struct StampCount: Sendable {
  /// The first stamp that is not missing, in the file's unit.
  private(set) var first: Double?
  /// nil as long as no stamp told it.
  var unit: TimeUnit?
  /// What is said of the axis.
  var findings: [Finding] = []
  /// The rows so far.
  var rows = 0

  /// What a counter that began anew lacks.
  private var offset = 0.0
  private var previous = -Double.infinity
  private var areWithinHour = true

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
  mutating func unwrapped(_ stamps: [Double], at period: Double) -> [Double] {
    var result = stamps
    for index in stamps.indices {
      let stamp = stamps[index]
      guard !stamp.isNaN else { continue }
      if stamp < previous - Self.fallShare * period,
        stamp <= Self.edgeShare * period
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
