import HiplineAnalysis
import HiplineCore

/// What is in a recording, put together from its stretches; where there is one, what is in that.
///
/// Samples, rate, jitter, gaps and clipping are those of the whole. The noise, and what follows from it, is that of the quieter
/// quarter of the stretches, and the length of gravity the median over their stillest seconds. A finding says in how many
/// stretches
/// it holds; one of severity `error` that does not hold in half of them does not hold for the whole. In memory is one stretch.
struct StretchedInspection {
  /// A stretch of less is not judged, in seconds: it has few windows of rest or movement, and what it says would weigh like half
  /// an hour.
  static let shortestJudgedSeconds = 10.0
  /// So many gaps are said one by one, the longest: more nobody reads, and all are in the time base.
  static let mostNamedGaps = 20

  private let stretchSeconds: Double
  /// That of the stretch with the most channels, without samples.
  private var header: RecordingInspection?
  private var streams: [Channel: Stream] = [:]
  private var startSeconds = Double.infinity
  private var endSeconds = -Double.infinity
  private var judged = 0
  /// What is in the only stretch so far; nil with none or several.
  private var only: RecordingInspection?
  private var stillNorms: [Double] = []
  private var ranges: [Double] = []
  private var tremors: [Double] = []
  private var accelerometerNoises: [Double] = []
  private var gyroscopeNoises: [Double] = []
  private var findings: [FindingCount] = []

  private struct Stream {
    var sampleCount = 0
    var timeBase = StretchedTimeBase()
    /// The largest reading of each axis.
    var peaks: [String: Double] = [:]
    /// The axes that ended flat in a stretch, and where.
    var clipped: [(axis: String, top: Double)] = []
  }

  /// Findings that differ in numbers only.
  private struct FindingCount {
    var pattern: String
    var first: Finding
    var areAlike = true
    var count = 0
    var stretches = 0
    var lastStretch = -1
    var last: Finding
  }

  init(stretchSeconds: Double) { self.stretchSeconds = stretchSeconds }

  /// Adds a stretch, on the time axis of those before.
  mutating func add(_ recording: Recording) {
    let inspection = RecordingInspection(recording)
    only = header == nil ? inspection : nil
    if header.map({ $0.recording.channels.count < recording.channels.count }) ?? true {
      header = inspection
      header?.recording = recording.withoutSamples
    }
    for channel in recording.channels {
      guard let series = recording.series(of: channel) else { continue }
      startSeconds = min(startSeconds, series.timestamps.first ?? .infinity)
      endSeconds = max(endSeconds, series.timestamps.last ?? -.infinity)
      var stream = streams[channel] ?? Stream()
      stream.sampleCount += series.count
      stream.timeBase.add(series.timestamps)
      for (axis, values) in zip(["x", "y", "z"], series.values.components) {
        let peak = values.reduce(0) { max($0, abs($1)) }
        stream.peaks[axis] = max(peak, stream.peaks[axis] ?? 0)
        if inspection.streams.first(where: { $0.channel == channel })?.clippedAxis == axis {
          stream.clipped.append((axis, peak))
        }
      }
      streams[channel] = stream
    }
    guard recording.durationSeconds >= Self.shortestJudgedSeconds else { return }
    stillNorms += [inspection.stillNorm].compactMap { $0 }
    ranges += [inspection.smallestRangeDegrees].compactMap { $0 }
    tremors += [inspection.smallestTremor].compactMap { $0 }
    accelerometerNoises += [inspection.summary.accelerometerNoise].compactMap { $0 }
    gyroscopeNoises += [inspection.summary.gyroscopeNoiseDegreesPerSecond].compactMap { $0 }
    for finding in inspection.findings where !Self.ofWhole.contains(finding.code) { add(finding) }
    judged += 1
  }

  /// What is told of the whole, and not stretch by stretch.
  ///
  /// Each bout of an analysis is calibrated by itself, so that a stretch's calibration says nothing of one.
  private static let ofWhole: Set<FindingCode> = [
    .gapFilled, .gapSplit, .samplesLost, .rateDiffers, .accelerometerCalibrated,
  ]

  private mutating func add(_ finding: Finding) {
    let pattern = finding.code.rawValue + finding.message.filter { !$0.isNumber && $0 != "." }
    let known = findings.firstIndex { $0.pattern == pattern }
    let index = known ?? findings.count
    if known == nil {
      findings.append(FindingCount(pattern: pattern, first: finding, last: finding))
    }
    findings[index].areAlike = findings[index].areAlike && findings[index].first == finding
    findings[index].count += 1
    findings[index].last = finding
    if findings[index].lastStretch != judged {
      findings[index].lastStretch = judged
      findings[index].stretches += 1
    }
  }

  /// - Parameter counts: How many samples of each channel the file holds.
  /// - Returns: nil where nothing was added.
  func inspection(ofFile counts: [Channel: Int]) -> RecordingInspection? {
    if let only { return only }
    guard var whole = header else { return nil }
    // Nothing long enough to judge: what was found in the fullest stretch is all that is known.
    let unjudged = judged == 0 ? whole.findings.filter { !Self.ofWhole.contains($0.code) } : []
    whole.streams = whole.streams.map { known in
      guard let stream = streams[known.channel] else { return known }
      var copy = known
      copy.sampleCount = stream.sampleCount
      copy.timeBase = stream.timeBase.timeBase
      copy.clippedAxis =
        stream.clipped.first {
          $0.top >= (stream.peaks[$0.axis] ?? 0) * (1 - Clipping.topShare)
        }?.axis
      return copy
    }
    whole.stillNorm = Self.quantile(0.5, of: stillNorms)
    whole.smallestRangeDegrees = Self.quantile(SensorResolution.quietShare, of: ranges)
    whole.smallestTremor = Self.quantile(SensorResolution.quietShare, of: tremors)
    whole.summary.accelerometerNoise = Self.quantile(
      SensorResolution.quietShare, of: accelerometerNoises)
    whole.summary.gyroscopeNoiseDegreesPerSecond = Self.quantile(
      SensorResolution.quietShare, of: gyroscopeNoises)
    whole.summary.sampleRateHertz = whole.timeBase?.sampleRateHertz
    whole.summary.sampleCount = whole.streams.first?.sampleCount ?? 0
    whole.summary.durationSeconds = max(0, endSeconds - startSeconds)
    whole.findings = [inStretches(whole.summary.durationSeconds)]
    // Zeros before a sensor's first sample are counted as samples where there are many.
    let channel = Channel.allCases.first { counts[$0] != nil }
    let lost = channel.map { (counts[$0] ?? 0) - (streams[$0]?.sampleCount ?? 0) } ?? 0
    whole.findings += [Finding.clockSetBack(lostCount: lost)].compactMap { $0 }
    whole.findings += whole.timeBase.map { findings($0, of: whole.recording) } ?? []
    whole.findings += unjudged + findings.compactMap { finding($0, whole) }
    return whole
  }

  /// The value below which a share of all lie; nil for none.
  private static func quantile(_ share: Double, of values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return values.sorted()[Int(share * Double(values.count - 1))]
  }

  // MARK: - What is said

  private func inStretches(_ seconds: Double) -> Finding {
    Finding(
      .inspectedInStretches, .info,
      "the recording lasts \((seconds / 3600).text(decimals: 1)) hours and was looked at in \(judged == 1 ? "one stretch" : "\(judged) stretches") of "
        + "\((stretchSeconds / 60).text(decimals: 0)) minutes: samples, rate, gaps and clipping are of the whole, noise is that of "
        + "the quieter stretches, and whether the sensor changed over the hours is not told",
      hint: "nothing to do: `hipline analyze` says of each bout of exercise what is found in it")
  }

  private func finding(_ counted: FindingCount, _ whole: RecordingInspection) -> Finding? {
    // Flat tops below the largest reading of the whole are no end of a range.
    let clipping: [FindingCode: Channel] = [
      .accelerometerClipped: .accelerometer, .gyroscopeClipped: .gyroscope,
    ]
    if let channel = clipping[counted.first.code],
      whole.streams.first(where: { $0.channel == channel })?.clippedAxis == nil
    {
      return nil
    }
    var finding = counted.first
    // What makes a sensor useless is told by medians and large shares.
    if finding.severity == .error, 2 * counted.stretches < judged { return nil }
    if counted.stretches == judged, counted.areAlike { return finding }
    let hours = "\(counted.stretches) of \(judged) stretches"
    finding.message +=
      counted.count == 1 ? ", in one of \(judged) stretches" : ", and the like in \(hours)"
    if let first = counted.first.seconds, let last = counted.last.seconds {
      finding.seconds = first.lowerBound..<max(first.upperBound, last.upperBound)
    }
    return finding
  }

  private func findings(_ base: TimeBase, of recording: Recording) -> [Finding] {
    let open = base.gaps.filter { !$0.isBridged }
    let named = open.sorted { $0.lengthSeconds > $1.lengthSeconds }.prefix(Self.mostNamedGaps)
      .sorted { $0.seconds.lowerBound < $1.seconds.lowerBound }
    var findings = base.findings(openGaps: named, nominalRateHertz: recording.nominalRateHertz)
    if open.count > named.count {
      findings.append(
        Finding(
          .gapSplit, .warning, "\(open.count - named.count) more gaps are shorter than these",
          hint: "record closer to the phone, or on the sensor's own memory"))
    }
    return findings
  }
}

extension Finding {
  /// - Parameter lostCount: The samples of a file that are in none of its stretches.
  /// - Returns: nil for none.
  static func clockSetBack(lostCount: Int) -> Finding? {
    guard lostCount > 0 else { return nil }
    return Finding(
      .outOfOrder, .warning,
      "\(lostCount == 1 ? "1 sample was" : "\(lostCount) samples were") left out: the recorder's clock was set back over them, and "
        + "in a recording of hours each time counts once",
      hint: "cut the file where the clock was set, and give the parts")
  }
}
