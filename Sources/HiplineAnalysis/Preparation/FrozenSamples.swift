import HiplineCore
import HiplineKinematics

/// Stretches in which a reading does not change at all, although the sensor's noise changes it everywhere else.
///
/// A sensor that sleeps, or whose connection is lost, gives its last reading again and again, on one axis or on all; a repetition may
/// hide in there. Also a recorder on a table, where a coarse sensor reads the same for seconds. A sensor so coarse that it does so on a
/// body too is left as it is; so is an axis at the end of its range, which is ``Clipping``.
enum FrozenSamples {
  /// Nothing changes for longer than this, in seconds: shorter, it is bridged like a gap.
  private static let shortestSeconds = PreparedRecording.longestBridgedGapSeconds
  /// And for so many rows: with a chance of one half for each, once in a thousand million.
  private static let fewestRows = 30
  /// The share of the steps after which a noisy reading turns round: two of three for white noise alone, fewer in a movement; one
  /// of 25 and fewer in a movement without noise.
  private static let noisyShare = 0.25
  /// An accelerometer whose readings have larger steps, in m/s², reads the same at rest on a body, however much it is shaken elsewhere:
  /// two and a half times the noise of an MPU-6050 in a band of 50 Hz (400 µg per √Hz by its data sheet), which then keeps within a step
  /// for thirty rows.
  private static let largestForceStep = 0.07
  /// The same of a gyroscope, in rad/s: two and a half times 0.005 °/s per √Hz in a band of 50 Hz, by the same data sheet.
  private static let largestRateStep = 0.0015

  /// The recording without the rows of such stretches.
  static func without(_ recording: Recording) -> Recording {
    guard let forces = recording.accelerometer else { return recording }
    var copy = recording
    let frozen = forces.values.components.flatMap { axis in
      stretches(of: axis, at: forces.timestamps, largestStep: largestForceStep).filter {
        abs(axis[$0.lowerBound]) < Clipping.smallestAccelerometerRange
      }
    }
    if let finding = finding("acceleration", frozen, in: forces) {
      copy.accelerometer = forces.without(frozen)
      copy.findings.append(finding)
    }
    guard let rates = recording.gyroscope else { return copy }
    let dead = rates.values.components.flatMap { axis in
      stretches(of: axis, at: rates.timestamps, largestStep: largestRateStep).filter {
        // Many a device writes zero while it rests.
        axis[$0.lowerBound] != 0
          || turnsGravity(
            forces, rates.timestamps[$0.lowerBound]...rates.timestamps[$0.upperBound - 1])
      }
    }
    if let finding = finding("angular rate", dead, in: rates) {
      copy.gyroscope = rates.without(dead)
      copy.findings.append(finding)
    }
    return copy
  }

  private static func finding(
    _ quantity: String, _ stretches: [Range<Int>], in stream: TimedSeries
  ) -> Finding? {
    let joined = stretches.joined
    guard let first = joined.first, let last = joined.last else { return nil }
    let times = stream.timestamps
    let longest = joined.map { times[$0.upperBound - 1] - times[$0.lowerBound] }.max() ?? 0
    return Finding(
      .frozenSensor, .warning,
      "the \(quantity) does not change at all, on one axis or more, in \(counted(joined.count, "stretch", "stretches")) of up to "
        + "\(longest.text(decimals: 1)) s: asleep, disconnected, or not on a body; taken as missing",
      hint: "switch the recorder's sleep mode off, and check the connection",
      seconds: times[first.lowerBound]..<times[last.upperBound - 1])
  }

  /// The rows after the first of each long stretch of equal readings of one axis; none where the sensor is too coarse to tell.
  private static func stretches(
    of axis: [Double], at timestamps: [Double], largestStep: Double
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 1..<max(1, axis.count + 1) {
      if index < axis.count, axis[index] == axis[start] { continue }
      if index - start > fewestRows, timestamps[index - 1] - timestamps[start] > shortestSeconds {
        runs.append((start + 1)..<index)
      }
      start = index
    }
    return runs.isEmpty || step(axis) > largestStep || !isNoisy(axis, besides: runs) ? [] : runs
  }

  /// The smallest difference between two readings in a row that are not the same.
  private static func step(_ values: [Double]) -> Double {
    zip(values, values.dropFirst()).reduce(.infinity) { least, pair in
      pair.0 == pair.1 ? least : min(least, abs(pair.1 - pair.0))
    }
  }

  /// Whether a sensor's noise moves the readings outside, to and fro from row to row, in every stretch of them; a coarse sensor's changes
  /// by single steps now and then, and what has no noise goes on as it went.
  private static func isNoisy(_ values: [Double], besides runs: [Range<Int>]) -> Bool {
    let bounds = [0] + runs.flatMap { [$0.lowerBound, $0.upperBound] } + [values.count]
    var (turns, steps) = (0, 0)
    for index in stride(from: 0, to: bounds.count, by: 2) {
      var (repeats, rows) = (0, 0)
      for row in stride(from: bounds[index] + 2, to: bounds[index + 1], by: 1) {
        let (before, after) = (values[row - 1] - values[row - 2], values[row] - values[row - 1])
        turns += before * after < 0 ? 1 : 0
        steps += 1
        repeats += after == 0 ? 1 : 0
        rows += 1
        if rows == fewestRows {
          if Double(repeats) > HeldSamples.largestChance * Double(rows) { return false }
          (repeats, rows) = (0, 0)
        }
      }
    }
    return Double(turns) > noisyShare * Double(steps)
  }

  /// Whether the acceleration turns over a stretch by more than ``AccelerometerGyroscopeAgreement/limitDegrees``, from one part of it
  /// to another; a part is as long as the shortest stretch.
  private static func turnsGravity(_ forces: TimedSeries, _ seconds: ClosedRange<Double>) -> Bool {
    var parts: [Vector3] = []
    var end = -Double.infinity
    for index in forces.values.indices where seconds.contains(forces.timestamps[index]) {
      if forces.timestamps[index] >= end {
        parts.append(.zero)
        end = forces.timestamps[index] + shortestSeconds
      }
      parts[parts.count - 1] += forces.values[index]
    }
    guard let first = parts.first else { return false }
    return parts.contains {
      Angle.degrees(between: first, and: $0) > AccelerometerGyroscopeAgreement.limitDegrees
    }
  }
}

extension [Range<Int>] {
  /// In their order, those that touch as one.
  fileprivate var joined: [Range<Int>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
  }
}

extension TimedSeries {
  fileprivate func without(_ ranges: [Range<Int>]) -> TimedSeries {
    var kept: [Int] = []
    var next = 0
    for range in ranges.joined {
      kept += next..<range.lowerBound
      next = range.upperBound
    }
    kept += next..<count
    return TimedSeries(
      timestamps: kept.map { timestamps[$0] }, values: VectorSeries(kept.map { values[$0] }))
  }
}
