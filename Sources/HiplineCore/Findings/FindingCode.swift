/// The stable name of a kind of finding; tools outside match on it.
public struct FindingCode: RawRepresentable, Sendable, Hashable {
  /// The name, in lower case with hyphens.
  public let rawValue: String

  /// A code by its name.
  public init(rawValue: String) { self.rawValue = rawValue }

  // What the file left open.
  public static let unitInferred = FindingCode(rawValue: "unit-inferred")
  public static let timeUnitInferred = FindingCode(rawValue: "time-unit-inferred")
  public static let scaleUnclear = FindingCode(rawValue: "scale-unclear")
  public static let gravityAbsent = FindingCode(rawValue: "gravity-absent")
  public static let signUnknown = FindingCode(rawValue: "sign-unknown")
  public static let gravityDespiteName = FindingCode(rawValue: "gravity-despite-name")
  public static let duplicateColumns = FindingCode(rawValue: "duplicate-columns")

  public static let orientationAlone = FindingCode(rawValue: "orientation-alone")
  public static let orientationAssumed = FindingCode(rawValue: "orientation-assumed")

  // The time base.
  public static let rateAssumed = FindingCode(rawValue: "rate-assumed")
  public static let rateDiffers = FindingCode(rawValue: "rate-differs")
  public static let gapFilled = FindingCode(rawValue: "gap-filled")
  public static let gapSplit = FindingCode(rawValue: "gap-split")
  public static let samplesLost = FindingCode(rawValue: "samples-lost")
  public static let duplicateTimestamps = FindingCode(rawValue: "duplicate-timestamps")
  public static let outOfOrder = FindingCode(rawValue: "out-of-order")
  public static let arrivalTimestamps = FindingCode(rawValue: "arrival-timestamps")
  public static let strayTimestamps = FindingCode(rawValue: "stray-timestamps")
  public static let partlyCovered = FindingCode(rawValue: "partly-covered")
  public static let clockUnsynchronised = FindingCode(rawValue: "clock-unsynchronised")

  // The sensor.
  public static let heldSamples = FindingCode(rawValue: "held-samples")
  public static let leadingZeros = FindingCode(rawValue: "leading-zeros")
  public static let malformedRows = FindingCode(rawValue: "malformed-rows")
  public static let missingValues = FindingCode(rawValue: "missing-values")
  public static let implausibleValues = FindingCode(rawValue: "implausible-values")
  public static let constantSensor = FindingCode(rawValue: "constant-sensor")
  public static let frozenSensor = FindingCode(rawValue: "frozen-sensor")
  public static let gyroscopeBias = FindingCode(rawValue: "gyroscope-bias")
  public static let gyroscopeScale = FindingCode(rawValue: "gyroscope-scale")
  public static let gyroscopeClipped = FindingCode(rawValue: "gyroscope-clipped")
  public static let accelerometerClipped = FindingCode(rawValue: "accelerometer-clipped")
  public static let stuckAxis = FindingCode(rawValue: "stuck-axis")
  public static let uncalibratedAccelerometer = FindingCode(rawValue: "uncalibrated-accelerometer")
  public static let accelerometerCalibrated = FindingCode(rawValue: "accelerometer-calibrated")
  public static let accelerometerGyroscopeDisagree =
    FindingCode(rawValue: "accelerometer-gyroscope-disagree")
  public static let orientationDisagrees = FindingCode(rawValue: "orientation-disagrees")
  public static let sensorSlipped = FindingCode(rawValue: "sensor-slipped")

  // The session.
  public static let inspectedInStretches = FindingCode(rawValue: "inspected-in-stretches")
  public static let boutOfRecording = FindingCode(rawValue: "bout-of-recording")
  public static let duplicateRecording = FindingCode(rawValue: "duplicate-recording")
  public static let duplicatePlacement = FindingCode(rawValue: "duplicate-placement")

  /// A sensor of the session of which nothing could be used.
  public static let sensorMissing = FindingCode(rawValue: "sensor-missing")

  // Which sensor was where.
  public static let setupDoubtful = FindingCode(rawValue: "setup-doubtful")

  // What no body does.
  public static let impossibleRange = FindingCode(rawValue: "impossible-range")

  // What was noted while recording.
  public static let notesBeside = FindingCode(rawValue: "notes-beside")

  // How the person lies.
  public static let postureDiffers = FindingCode(rawValue: "posture-differs")
  public static let hipsNotStacked = FindingCode(rawValue: "hips-not-stacked")

  // What the analysis could not do.
  public static let rateTooLowForTremor = FindingCode(rawValue: "rate-too-low-for-tremor")
  public static let rotationAxisVertical = FindingCode(rawValue: "rotation-axis-vertical")
  public static let jointAxisInclined = FindingCode(rawValue: "joint-axis-inclined")
  public static let headingUnknown = FindingCode(rawValue: "heading-unknown")
  public static let couldBeBreathing = FindingCode(rawValue: "could-be-breathing")
  public static let noRepetition = FindingCode(rawValue: "no-repetition")
  public static let exerciseUncertain = FindingCode(rawValue: "exercise-uncertain")
}
