import HiplineCore

/// When a phyphox experiment ran, from its `meta/time.csv`.
///
/// The experiment's time stops in pauses; the clock goes on. Every `START` gives both at one moment.
struct PhyphoxTimes: Sendable, Hashable {
  private struct Start: Hashable {
    var experimentSeconds: Double
    var unixSeconds: Double
  }

  private let starts: [Start]

  /// - Returns: nil where the bytes are no such table, or its clock was set back during the experiment.
  init?(_ bytes: [UInt8]) {
    guard let table = SmallTable(bytes) else { return nil }
    starts = table.rows.compactMap { row in
      guard table.text(row, "event")?.lowercased() == "start",
        let experiment = table.number(row, "experiment time"),
        let system = table.number(row, "system time")
      else { return nil }
      return Start(experimentSeconds: experiment, unixSeconds: system)
    }
    let areInOrder = zip(starts, starts.dropFirst()).allSatisfy { before, after in
      let experiment = after.experimentSeconds - before.experimentSeconds
      return experiment >= 0 && after.unixSeconds - before.unixSeconds >= experiment
    }
    guard !starts.isEmpty, areInOrder else { return nil }
  }

  /// The recording on the absolute clock, with its pauses as gaps; unchanged where it does not count from the start.
  func applied(to recording: Recording) -> Recording {
    guard case .sinceStart(let zero) = recording.clock else { return recording }
    var copy = recording
    let start = unixSeconds(zero)
    copy.clock = .absolute(unixSeconds: start)
    func moved(_ series: TimedSeries) -> TimedSeries {
      TimedSeries(
        timestamps: series.timestamps.map { seconds in
          // Where no pause lies between, nothing is added, and no digit lost.
          let extra = self.extra(zero + seconds) - self.extra(zero)
          return extra == 0 ? seconds : seconds + extra
        }, values: series.values)
    }
    copy.mapSeries(moved)
    return copy
  }

  private func unixSeconds(_ experiment: Double) -> Double {
    starts[0].unixSeconds + (experiment - starts[0].experimentSeconds) + extra(experiment)
  }

  /// The length of all pauses before a moment of the experiment.
  private func extra(_ experiment: Double) -> Double {
    let start = starts.last { $0.experimentSeconds <= experiment } ?? starts[0]
    return (start.unixSeconds - starts[0].unixSeconds)
      - (start.experimentSeconds - starts[0].experimentSeconds)
  }
}
