import HiplineAnalysis
import HiplineCore
import HiplineIO

/// An accelerometer's recording and a gyroscope's of the same device as one.
///
/// Each stream keeps the times of its own samples; the gyroscope's are moved to the accelerometer's zero.
enum GyroscopeJoin {
  /// Where one stream lasts longer than the other by more than this, in seconds, the rest is cut off: nothing is known of
  /// the other sensor there. Less is bridged, as a gap is.
  static let longestOverhangSeconds = PreparedRecording.longestBridgedGapSeconds

  /// Streams of one recording share at least this part of the shorter one. Chosen, not derived: one device begins and ends both
  /// within seconds; as for sensors (``SharedMovement/smallestShare``).
  static let smallestShare = 0.5

  /// - Returns: The accelerometer's recording with the gyroscope's stream; without it, and with a finding that says so, where
  ///   the two cannot be brought onto one time axis.
  /// - Throws: `unit-contradicted`.
  static func joined(
    _ accelerometer: Recording, _ gyroscope: Recording
  ) throws(InputFailure) -> Recording {
    guard let forces = accelerometer.accelerometer, let rates = gyroscope.gyroscope else {
      return accelerometer
    }
    var copy = accelerometer
    let offset: Double
    let known = gyroscope.clock.offsetSeconds(from: accelerometer.clock)
    let isOfOtherTime = known.map { commonSpan(forces, rates.moved(bySeconds: $0)) == nil } ?? false
    if !isOfOtherTime, let shared = SharedMovement(ofGyroscope: rates, on: forces, against: known) {
      offset = shared.offsetSeconds
      copy.findings.append(
        .clockEstimated(
          shared, what: "the clocks of the device's files do not match; the gyroscope began"))
    } else if let known {
      offset = known
    } else {
      copy.findings.append(
        leftOut(
          "its clock does not match the accelerometer's, and the movement shows no one offset"))
      return copy
    }
    var moved = gyroscope
    moved.gyroscope = rates.moved(bySeconds: offset)
    guard let span = commonSpan(forces, moved.gyroscope) else {
      copy.findings.append(leftOut("it was hardly recorded at the same time as the accelerometer"))
      return copy
    }
    moved = try GyroscopeUnitCheck.checked(moved, against: forces)
    copy.mapSeries { $0.within(span) }
    copy.gyroscope = moved.gyroscope?.within(span)
    if let kept = copy.accelerometer?.count, kept < forces.count {
      copy.findings.append(cut(forces, to: span))
    }
    let said = Set(copy.findings)
    copy.findings += moved.findings.filter { !said.contains($0) }
    for (channel, unit) in moved.declaredUnits where copy.declaredUnits[channel] == nil {
      copy.declaredUnits[channel] = unit
    }
    copy.columns += moved.columns.map { column in
      var copy = column
      copy.file = moved.name
      return copy
    }
    copy.otherChannels += moved.otherChannels.filter { !accelerometer.otherChannels.contains($0) }
    copy.furtherFiles.append(SourceFile(path: moved.name, sha256: moved.sha256))
    return copy
  }

  /// The time that both streams cover, with the overhang on either side; nil where it is too short.
  private static func commonSpan(
    _ forces: TimedSeries, _ rates: TimedSeries?
  ) -> ClosedRange<Double>? {
    guard let rates, let first = forces.timestamps.first, let last = forces.timestamps.last,
      let begin = rates.timestamps.first, let end = rates.timestamps.last
    else { return nil }
    let start = max(first, begin)
    let stop = min(last, end)
    guard stop - start >= smallestShare * min(last - first, end - begin) else { return nil }
    return (start - longestOverhangSeconds)...(stop + longestOverhangSeconds)
  }

  private static func leftOut(_ reason: String) -> Finding {
    Finding(
      .clockUnsynchronised, .warning, "the gyroscope's file was left out: \(reason)",
      hint: "record both sensors in one file, or export absolute time stamps")
  }

  private static func cut(_ forces: TimedSeries, to span: ClosedRange<Double>) -> Finding {
    let lengths = [
      span.lowerBound - (forces.timestamps.first ?? 0),
      (forces.timestamps.last ?? 0) - span.upperBound,
    ]
    let seconds = lengths.reduce(0) { $0 + max(0, $1) }
    return Finding(
      .partlyCovered, .info,
      "\(seconds.text(decimals: 1)) s of the accelerometer without a gyroscope were cut off",
      hint: "start and stop both sensors together")
  }
}

extension TimedSeries {
  fileprivate func moved(bySeconds offset: Double) -> TimedSeries {
    TimedSeries(timestamps: timestamps.map { $0 + offset }, values: values)
  }

  fileprivate func within(_ span: ClosedRange<Double>) -> TimedSeries {
    let kept = timestamps.indices.filter { span.contains(timestamps[$0]) }
    if kept.count == count { return self }
    return TimedSeries(
      timestamps: kept.map { timestamps[$0] }, values: VectorSeries(kept.map { values[$0] }))
  }
}
