/// Stamps that cannot be the time of their row: a damaged cell makes a recording of years of one of minutes.
///
///     stamp              ·
///                                 ·  ·  ·        leaves the line of the others and is back on it after a row or three,
///           ·  ·  ·  ·     ·  ·                  and no row is missing where it leads to
enum StrayStamps {
  /// From so many steps on a stamp is far from those beside it. Chosen, not derived: packets are late by fewer samples, and a recorder
  /// that lost as many does not go back to where it was.
  private static let farSteps = 100.0
  /// So many rows in a row are stray at most. Chosen, not derived: a damaged cell is one; more are another clock.
  private static let mostTogether = 3
  /// Of so many stamps at least one can tell which are stray. Chosen, not derived: the others must be a line.
  private static let fewestStamps = 10
  /// The first or last stamps are stray from so many lengths of the others on. Chosen, not derived: a gap beside them is shorter.
  private static let farLengths = 100.0
  /// Two neighbours so many steps apart have a row missing between them: nearer to two steps than to one.
  private static let holeSteps = 1.5

  /// The rows, in order.
  ///
  /// - Parameters:
  ///   - stamps: In the file's unit; not a number where one is missing.
  ///   - before: The stamp before the first; nil where none is.
  static func rows(of stamps: [Double], before: Double?) -> [Int] {
    guard stamps.count >= fewestStamps else { return [] }
    let far = farSteps * TimeAxis.medianStep(stamps)
    guard far > 0, leaps(stamps, by: far, before: before) else { return [] }
    let known = stamps.indices.filter { !stamps[$0].isNaN }
    var stray: [Int] = []
    var last = before
    var place = 0
    while place < known.count {
      let stamp = stamps[known[place]]
      if let line = last, abs(stamp - line) > far,
        let back = (1...mostTogether).first(where: { ahead in
          place + ahead < known.count && abs(stamps[known[place + ahead]] - line) <= far
        })
      {
        stray += known[place..<(place + back)]
        place += back
        continue
      }
      // A first stamp after the next ones, which agree with each other.
      if last == nil, place + 2 < known.count {
        let next = [stamps[known[place + 1]], stamps[known[place + 2]]]
        if stamp > next[0] + far, abs(next[1] - next[0]) <= far {
          stray.append(known[place])
          place += 1
          continue
        }
      }
      last = stamp
      place += 1
    }
    let others = Set(stray)
    stray += atEnds(known.filter { !others.contains($0) }, of: stamps, isFirst: before == nil)
    guard Double(stray.count) <= max(1, MalformedRows.tolerableShare * Double(known.count)) else {
      return []
    }
    return withoutLate(stray, of: stamps, step: far / farSteps)
  }

  /// A row or a few at either end that lie many lengths of all others away: stamps from before a clock was set, or after it was lost.
  private static func atEnds(_ rows: [Int], of stamps: [Double], isFirst: Bool) -> [Int] {
    func leaps(_ place: Int, between first: Int, and last: Int) -> Bool {
      let length = abs(stamps[rows[last - 1]] - stamps[rows[first]])
      return length > 0
        && abs(stamps[rows[place]] - stamps[rows[place - 1]]) > farLengths * length
    }
    var rest = 0..<rows.count
    for together in 1...mostTogether where rows.count > 2 * mostTogether + 1 {
      let (first, last) = (together, rows.count - together)
      if isFirst, rest.lowerBound == 0, leaps(first, between: first, and: last) {
        rest = first..<rest.upperBound
      }
      if rest.upperBound == rows.count, leaps(last, between: first, and: last) {
        rest = rest.lowerBound..<last
      }
    }
    return Array(rows[..<rest.lowerBound]) + Array(rows[rest.upperBound...])
  }

  /// Whether any two neighbours are far from each other.
  private static func leaps(_ stamps: [Double], by far: Double, before: Double?) -> Bool {
    if let before, abs(stamps[0] - before) > far { return true }
    return stamps.withUnsafeBufferPointer { stamps in
      (1..<stamps.count).contains { abs(stamps[$0] - stamps[$0 - 1]) > far }
    }
  }

  /// Without those that fill a hole: packets that came late, which belong there.
  private static func withoutLate(_ stray: [Int], of stamps: [Double], step: Double) -> [Int] {
    guard !stray.isEmpty else { return [] }
    let others = Set(stray)
    let sorted = stamps.indices.filter { !others.contains($0) && !stamps[$0].isNaN }
      .map { stamps[$0] }.sorted()
    return stray.filter { row in
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < stamps[row] { low = middle + 1 } else { high = middle }
      }
      guard low > 0, low < sorted.count else { return true }
      return sorted[low] - sorted[low - 1] <= holeSteps * step
    }
  }
}
