/// One sensor's data as measured: irregular time stamps, SI units, the sensor's own axes.
///
/// A recording cannot be filtered; only a ``UniformRecording`` can. Accelerometer and gyroscope keep time
/// bases of their own, because many devices sample them apart.
public struct Recording: Sendable {
  /// Where the recording came from: a path, or a name given by the caller.
  public var name: String

  /// The name of the format that was read, as in `RecordingFormats`.
  public var format: String

  /// SHA-256 of the file's bytes in hexadecimal; nil for a recording that did not come from a file.
  public var sha256: String?

  /// Further files of the same device whose streams were joined to this recording.
  package var furtherFiles: [SourceFile] = []

  /// Where the sensor was strapped; nil where nobody said it.
  public var placement: Placement?
  /// The side of the body it was on; nil where nobody said it.
  public var side: Side?
  /// What ``placement`` is known from; nil without one.
  package var placementBasis: PlaceBasis?
  /// What ``side`` is known from; nil without one.
  package var sideBasis: PlaceBasis?

  /// What a sensor's place on the body is known from.
  package enum PlaceBasis: String, Sendable, Hashable {
    /// Somebody said it: an option, a session's file, a manifest, a data set's tables.
    case stated
    /// The name of the file, or of the folder or archive that holds it.
    case name
    /// The names in the file: of its columns, or of the sensors in its rows.
    case columns
  }

  /// How the sensor is strapped on; nil where nobody said it.
  package var statedAxes: StatedAxes?

  /// What zero seconds means on the recording's time axis.
  package var clock: Clock

  /// Stretches without exercise, as was noted while recording, in seconds on the recording's time axis; infinite where an end is open.
  package var leftOutSeconds: [Range<Double>] = []

  /// Specific force in m/s²: +g along the upward axis at rest; of a recording that ``isOrientationAlone`` gravity's part of it.
  public var accelerometer: TimedSeries?

  /// Angular rate in rad/s.
  public var gyroscope: TimedSeries?

  /// The orientation that the device itself made out, beside what it measured or instead of it; nil without one.
  package var orientation: DeviceOrientation?

  /// Whether no acceleration was measured, and ``accelerometer`` is gravity as the device's orientation has it.
  package var isOrientationAlone = false

  /// Whether the acceleration holds gravity; nil when that cannot be told.
  public var holdsGravity: Bool?

  /// The sign of the upward axis at rest in the file; nil where nothing is known and +g was taken.
  public var restSign: RestSign?

  /// The unit that the file names for a channel, as written there.
  package var declaredUnits: [Channel: String]

  /// The rate that the file claims, in hertz.
  package var nominalRateHertz: Double?

  /// What every column of the file was taken for.
  package var columns: [ColumnDecision]

  /// Channels present in the file which are not used, by the name of their quantity.
  package var otherChannels: [String]

  /// What is doubtful about the recording.
  public var findings: [Finding]

  package init(
    name: String,
    format: String,
    placement: Placement? = nil,
    side: Side? = nil,
    clock: Clock = .unknown,
    accelerometer: TimedSeries? = nil,
    gyroscope: TimedSeries? = nil,
    holdsGravity: Bool? = nil,
    restSign: RestSign? = nil,
    declaredUnits: [Channel: String] = [:],
    nominalRateHertz: Double? = nil,
    columns: [ColumnDecision] = [],
    otherChannels: [String] = [],
    findings: [Finding] = []
  ) {
    self.name = name
    self.format = format
    self.placement = placement
    self.side = side
    self.clock = clock
    self.accelerometer = accelerometer
    self.gyroscope = gyroscope
    self.holdsGravity = holdsGravity
    self.restSign = restSign
    self.declaredUnits = declaredUnits
    self.nominalRateHertz = nominalRateHertz
    self.columns = columns
    self.otherChannels = otherChannels
    self.findings = findings
  }

  /// The channels that are present, in a fixed order.
  package var channels: [Channel] {
    var present: [Channel] = []
    if isOrientationAlone {
      present.append(.orientation)
    } else if accelerometer != nil {
      present.append(.accelerometer)
    }
    if gyroscope != nil { present.append(.gyroscope) }
    return present
  }

  /// The samples of a channel.
  package func series(of channel: Channel) -> TimedSeries? {
    switch channel {
    case .accelerometer: accelerometer
    case .gyroscope: gyroscope
    case .orientation: orientation?.series
    }
  }

  /// The number of samples of the stream that carries the analysis.
  public var sampleCount: Int { (accelerometer ?? gyroscope)?.count ?? 0 }

  /// The time from the first sample to the last one, in seconds.
  public var durationSeconds: Double {
    let streams = [accelerometer, gyroscope].compactMap { $0 }
    guard let first = streams.compactMap({ $0.timestamps.first }).min(),
      let last = streams.compactMap({ $0.timestamps.last }).max()
    else { return 0 }
    return last - first
  }
}

/// A file that data came from.
package struct SourceFile: Sendable, Hashable {
  package var path: String
  /// SHA-256 of the file's bytes in hexadecimal; nil where it is not known.
  package var sha256: String?

  package init(path: String, sha256: String? = nil) {
    self.path = path
    self.sha256 = sha256
  }
}

/// A quantity with three degrees of freedom that a recording has over time.
package enum Channel: String, Sendable, Hashable, CaseIterable {
  case accelerometer
  case gyroscope
  /// As the device has it, where no acceleration was measured: rotation vectors from sensor to earth, in radians.
  case orientation
}

/// What zero seconds means on a recording's time axis.
package enum Clock: Sendable, Hashable {
  /// Seconds since 1970-01-01 at the first sample, by the recorder's clock, whose zone may be unknown.
  case absolute(unixSeconds: Double)
  /// Seconds that an app counted from its own start, at the first sample.
  case sinceStart(seconds: Double)
  /// The file has a sample index only, or nothing is known of its clock.
  case unknown
}

/// Time stamps and the vectors measured at them.
public struct TimedSeries: Sendable, Hashable {
  /// Seconds from the recording's first sample, `[samples]`, never decreasing.
  public var timestamps: [Double]
  /// One vector for every time stamp, in the unit of what was measured.
  public var values: VectorSeries

  /// - Precondition: one time stamp for every vector.
  public init(timestamps: [Double], values: VectorSeries) {
    precondition(
      timestamps.count == values.count,
      "\(values.count) time stamps expected, got \(timestamps.count)")
    self.timestamps = timestamps
    self.values = values
  }

  /// The number of samples.
  @inlinable
  public var count: Int { timestamps.count }
}

/// What one column of a file was taken for.
package struct ColumnDecision: Sendable, Hashable {
  /// The file that the column is in, where that is not the recording's own.
  package var file: String?
  /// The column's number in the file, from 1.
  package var column: Int
  /// The column's name in the file; empty where the file has no header.
  package var name: String
  /// What it was taken for, such as `accelerometer x`, `time` or `not used`.
  package var quantity: String
  /// The unit it was taken to be in; empty where that means nothing.
  package var unit: String
  /// What the unit rests on; nil where there is none.
  package var unitBasis: UnitBasis?

  /// What a unit is known from.
  package enum UnitBasis: String, Sendable, Hashable {
    /// The file says so, or the session's description.
    case stated
    /// The format is known to use it.
    case format
    /// The samples show it.
    case samples
  }

  package init(
    column: Int, name: String, quantity: String, unit: String, unitBasis: UnitBasis? = nil
  ) {
    self.column = column
    self.name = name
    self.quantity = quantity
    self.unit = unit
    self.unitBasis = unitBasis
  }

  /// Takes the unit that the samples show, where it is another than was known.
  package mutating func settle(unit settled: String) {
    guard unit != settled else { return }
    unit = settled
    unitBasis = .samples
  }
}
