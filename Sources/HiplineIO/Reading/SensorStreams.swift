import HiplineCore

/// The samples of one sensor, in the units of the file.
struct SensorStreams {
  var acceleration: DecodedStream?
  var rate: DecodedStream?
  /// Rotation vectors from sensor to earth, in radians.
  var orientation: DecodedStream?
  /// How the orientation was read.
  var orientationReading: OrientationReading?
  /// Whether rows lack values only because each of them belongs to one of the two streams.
  var areInterleaved: Bool
  /// Whether the orientation stands in for an acceleration that was not measured.
  var isOrientationAlone: Bool

  /// The stream that shows gravity.
  var carrier: DecodedStream? { isOrientationAlone ? orientation : acceleration }

  /// The samples that show gravity, at their times after a moment, in the unit of the file.
  func forces(since zero: StampedMoment) -> TimedSeries? {
    guard var series = carrier?.series(since: zero) else { return nil }
    if isOrientationAlone { series.values = DeviceOrientation.gravity(series.values) }
    return series
  }

  /// The stream with the earlier first sample, whose time is the recording's zero.
  var earlier: DecodedStream? {
    guard let carrier, let rate else { return carrier ?? rate }
    return rate.zero.seconds(after: carrier.zero) < 0 ? rate : carrier
  }

  /// The findings of both streams; what both have alike, as streams of one time column do, is said once.
  var findings: [Finding] {
    let missing =
      areInterleaved
      ? [] : [carrier, rate].compactMap { $0?.samples.missingValues }
    guard let first = carrier?.samples else { return missing + (rate?.samples.findings ?? []) }
    let codes = Set(first.findings.map { $0.code })
    let isShared = rate.map { $0.samples.seconds.count == first.seconds.count } ?? false
    let further = rate?.samples.findings.filter { !isShared || !codes.contains($0.code) } ?? []
    return missing + first.findings + further
  }

  /// When the last sample of either stream comes, in seconds after a moment.
  func latestSeconds(after zero: StampedMoment) -> Double {
    [carrier, rate].compactMap { $0 }.map {
      StampedMoment(origin: $0.originSeconds, seconds: $0.samples.seconds.last ?? 0)
        .seconds(after: zero)
    }.max() ?? 0
  }

  /// When the first sample of either stream at or after a moment comes; both in seconds after `zero`.
  func firstSeconds(from moment: Double, after zero: StampedMoment) -> Double? {
    [carrier, rate].compactMap { $0?.firstSeconds(from: moment, after: zero) }.min()
  }

  /// The samples within a span of time only, in seconds after a moment.
  func within(_ span: Range<Double>, after zero: StampedMoment) -> SensorStreams {
    var copy = self
    copy.acceleration = acceleration?.within(span, after: zero)
    copy.rate = rate?.within(span, after: zero)
    copy.orientation = orientation?.within(span, after: zero)
    return copy
  }
}

/// A moment on a file's own count of seconds, in two parts so that neither loses digits.
struct StampedMoment: Sendable {
  var origin: Double
  var seconds: Double

  func seconds(after zero: StampedMoment) -> Double {
    origin - zero.origin + (seconds - zero.seconds)
  }
}

/// The samples of one channel and what their time axis is.
struct DecodedStream {
  var samples: StreamCleaner
  var time: TimeSource
  /// What zero means on the stream's axis, in the file's own count of seconds.
  var originSeconds: Double
  var hasClock: Bool
  var isSinceEpoch: Bool
  /// See ``TimeAxis/takenUnit``.
  let takenUnit: TimeUnit?
  /// See ``TimeAxis/inferred``.
  var inferred: InferredTimeUnit?
  var findings: [Finding]
  /// The first sample.
  private(set) var zero: StampedMoment

  init(_ samples: StreamCleaner, time: TimeSource, axis: TimeAxis) {
    self.samples = samples
    self.time = time
    originSeconds = axis.originSeconds
    hasClock = axis.hasClock
    isSinceEpoch = axis.isSinceEpoch
    takenUnit = axis.takenUnit
    inferred = axis.inferred
    findings = axis.findings
    zero = StampedMoment(origin: axis.originSeconds, seconds: samples.seconds[0])
  }

  /// Rows may share a stamp, so many as a packet or a second has, and are told apart by their order; no sensor on a body is faster.
  private static let mostRowsOfStamp = 256
  /// And so many different ones tell how far apart rows are. Chosen, not derived: to a fortieth, as each is late by less than one.
  private static let fewestStamps = 20

  /// - Throws: `no-time-base` where hardly any two rows have different stamps, as with whole minutes.
  func checkStamps(path: String, line: Int?) throws(InputFailure) {
    let count = samples.seconds.count
    guard count > 1 else { return }
    let different = count - samples.duplicates
    let isCoarse = different * 10 < count
    guard
      different < 2 || different * Self.mostRowsOfStamp < count
        || (isCoarse && different < Self.fewestStamps)
    else { return }
    throw InputFailure(
      .noTimeBase, path: path, "the time column is too coarse: it hardly changes from row to row",
      hint: "export the time with fractions of a second", line: line,
      column: time.column.map { $0 + 1 })
  }

  /// Takes the samples' times after a moment out of the stream.
  mutating func takeSeconds(since zero: StampedMoment) -> [Double] {
    let shift = originSeconds - zero.origin - zero.seconds
    var seconds = samples.takeSeconds()
    if shift != 0 {
      for index in seconds.indices { seconds[index] += shift }
    }
    return seconds
  }

  /// Takes the samples out of the stream, at their times after a moment and times `factor`.
  mutating func take(since zero: StampedMoment, factor: Double) -> TimedSeries {
    var series = TimedSeries(
      timestamps: takeSeconds(since: zero), values: samples.takeValues())
    series.values.scale(by: factor)
    return series
  }

  /// The samples at their times after a moment, in the unit of the file.
  func series(since zero: StampedMoment) -> TimedSeries {
    var copy = self
    return TimedSeries(
      timestamps: copy.takeSeconds(since: zero), values: copy.samples.takeValues())
  }

  /// When the first sample at or after a moment comes; both in seconds after `zero`.
  fileprivate func firstSeconds(from moment: Double, after zero: StampedMoment) -> Double? {
    let shift = originSeconds - zero.origin - zero.seconds
    let index = samples.firstIndex { $0 + shift < moment }
    return index < samples.seconds.count ? samples.seconds[index] + shift : nil
  }

  /// - Returns: nil where no sample is within the span.
  fileprivate func within(_ span: Range<Double>, after zero: StampedMoment) -> DecodedStream? {
    var copy = self
    let shift = originSeconds - zero.origin - zero.seconds
    let start = samples.firstIndex { $0 + shift < span.lowerBound }
    let end = samples.firstIndex { $0 + shift < span.upperBound }
    copy.samples.keep(start..<max(start, end))
    guard let first = copy.samples.seconds.first else { return nil }
    copy.zero.seconds = first
    return copy
  }
}
