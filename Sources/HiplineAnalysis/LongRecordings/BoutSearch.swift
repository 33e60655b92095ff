/// Stretches of a long recording in which something may be exercised.
///
///     sensor 1     ▂ ▂▂ ▂        ▂▂         ▂ ▂ ▂              slow turning, joined across rests
///     sensor 2       ▂▂              ▓▓▓▓▓▓   ▂▂               brisk movement, which is in no bout
///              [          bout       )     [   bout  )         with a margin on either side
///
/// What is found is meant to hold every exercise and much else; whether anything repeats is for the analysis to say.
package struct BoutSearch: Sendable, Hashable {
  /// A longer pause ends a bout, in seconds.
  ///
  /// Between sets of many repetitions people rest for one to two minutes: American College of Sports Medicine 2009, Med Sci
  /// Sports Exerc 41:687, <https://doi.org/10.1249/MSS.0b013e3181915670>. Default 120 s.
  var longestRestSeconds = 120.0

  /// A bout in which the segment turns for less time in all is none, in seconds. Default 6 s: three repetitions of two seconds,
  /// as quick as they are done; sitting down or turning over takes less.
  var shortestTurningSeconds = 6.0

  /// What is read before and after, in seconds: the pose from which an exercise begins has to be seen. Default 10 s, the rest by
  /// which ``ExerciseBout`` parts sets.
  package var marginSeconds = ExerciseBout.restSeconds

  /// A longer bout is cut, in seconds, so that memory is bounded whatever a person does. Default one hour: sessions of
  /// exercises for the hip last half of that.
  var longestSeconds = 3600.0

  package init() {}

  /// The bouts, in order, none reaching into another.
  ///
  /// - Parameters:
  ///   - courses: Of each sensor, on one time axis.
  ///   - span: What was recorded.
  package func bouts(_ courses: [MovementCourse.Runs], in span: Range<Double>) -> [Range<Double>] {
    let turning = Self.union(courses.flatMap { $0.turning }).map { $0.clamped(to: span) }
    let brisk = Self.union(courses.flatMap { $0.brisk })
    let groups = joined(turning.filter { !$0.isEmpty }, partedBy: brisk).flatMap(cut)
      .filter { runs in
        runs.reduce(0) { $0 + $1.upperBound - $1.lowerBound } >= shortestTurningSeconds
      }
      .compactMap { runs -> Range<Double>? in
        guard let first = runs.first, let last = runs.last else { return nil }
        return first.lowerBound..<last.upperBound
      }
    return groups.indices.map { index in
      let bout = groups[index]
      let next = brisk.partitioningIndex { $0.lowerBound >= bout.upperBound }
      let before = max(
        index > 0 ? groups[index - 1].upperBound : -.infinity,
        next > 0 ? brisk[next - 1].upperBound : -.infinity)
      let after = min(
        index + 1 < groups.count ? groups[index + 1].lowerBound : .infinity,
        next < brisk.count ? brisk[next].lowerBound : .infinity)
      let start = bout.lowerBound - min(marginSeconds, (bout.lowerBound - before) / 2)
      let end = bout.upperBound + min(marginSeconds, (after - bout.upperBound) / 2)
      return max(span.lowerBound, start)..<min(span.upperBound, end)
    }
  }

  /// Runs without overlap, in order.
  private static func union(_ runs: some Sequence<Range<Double>>) -> [Range<Double>] {
    var united: [Range<Double>] = []
    for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = united.last, run.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
      } else {
        united.append(run)
      }
    }
    return united
  }

  /// Runs of one bout together: parted neither by a long pause nor by brisk movement.
  private func joined(
    _ runs: [Range<Double>], partedBy brisk: [Range<Double>]
  ) -> [[Range<Double>]] {
    var groups: [[Range<Double>]] = []
    var steps = brisk[...]
    for run in runs {
      steps = steps.drop { $0.upperBound <= run.lowerBound }
      // What one sensor takes for turning another may know to be brisk.
      var parts: [Range<Double>] = []
      var start = run.lowerBound
      for step in steps.prefix(while: { $0.lowerBound < run.upperBound }) {
        if step.lowerBound > start { parts.append(start..<step.lowerBound) }
        start = max(start, step.upperBound)
      }
      if start < run.upperBound { parts.append(start..<run.upperBound) }
      for part in parts {
        if let last = groups.last?.last, part.lowerBound - last.upperBound <= longestRestSeconds,
          !Self.overlaps(brisk, last.upperBound..<part.lowerBound)
        {
          groups[groups.count - 1].append(part)
        } else {
          groups.append([part])
        }
      }
    }
    return groups
  }

  /// Whether any of the runs, in order and apart, overlaps a time.
  private static func overlaps(_ runs: [Range<Double>], _ time: Range<Double>) -> Bool {
    let index = runs.partitioningIndex { $0.upperBound > time.lowerBound }
    return index < runs.count && runs[index].lowerBound < time.upperBound
  }

  /// Cuts runs that last too long together, at the longest pause in the second half of what may be kept.
  private func cut(_ runs: [Range<Double>]) -> [[Range<Double>]] {
    var parts: [[Range<Double>]] = []
    var rest = runs[...]
    while let first = rest.first, let last = rest.last,
      last.upperBound - first.lowerBound > longestSeconds
    {
      let limit = first.lowerBound + longestSeconds
      let pauses = rest.indices.dropLast().filter { index in
        rest[index].upperBound > first.lowerBound + longestSeconds / 2
          && rest[index].upperBound <= limit
      }
      if let longest = pauses.max(by: { pause($0, in: rest) < pause($1, in: rest) }) {
        parts.append(Array(rest[...longest]))
        rest = rest[(longest + 1)...]
      } else {
        // Nobody pauses: what lies across the limit goes on in the next part.
        let across = rest.firstIndex { $0.upperBound > limit } ?? rest.startIndex
        var part = Array(rest[..<across])
        if rest[across].lowerBound < limit { part.append(rest[across].lowerBound..<limit) }
        parts.append(part)
        rest = rest[across...]
        rest[across] = max(limit, rest[across].lowerBound)..<rest[across].upperBound
      }
    }
    return parts + [Array(rest)]
  }

  private func pause(_ index: Int, in runs: ArraySlice<Range<Double>>) -> Double {
    runs[index + 1].lowerBound - runs[index].upperBound
  }
}

extension [Range<Double>] {
  /// The index of the first element for which `isAfter` holds, of which all that follow are.
  fileprivate func partitioningIndex(where isAfter: (Range<Double>) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
