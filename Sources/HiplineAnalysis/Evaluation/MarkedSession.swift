/// A session's repetitions with their times and sizes, whoever marked them: a simulation, a person, or the analysis.
///
/// It decodes from a `truth.json`; what that lacks is nil.
package struct MarkedSession: Sendable, Hashable {
  package var id: String
  package var repetitions: [MarkedRepetition]
  package var shakyMaxRepetition: Int?
  package var stopRepetition: Int?

  package init(
    id: String, repetitions: [MarkedRepetition], shakyMaxRepetition: Int? = nil,
    stopRepetition: Int? = nil
  ) {
    self.id = id
    self.repetitions = repetitions
    self.shakyMaxRepetition = shakyMaxRepetition
    self.stopRepetition = stopRepetition
  }
}

/// One marked repetition; times in seconds from the session's first sample, angles in degrees.
package struct MarkedRepetition: Sendable, Hashable {
  package var index: Int
  /// Whether it was carried out whole; nil where the marks do not say.
  var isComplete: Bool?
  package var startSeconds: Double
  package var endSeconds: Double
  var topStartSeconds: Double?
  var topEndSeconds: Double?
  package var rangeDegrees: Double?
  /// The standard uncertainty that a result states for its range.
  var rangeUncertaintyDegrees: Double?
  package var pelvisRangeDegrees: Double?
  /// The range of the thigh against the pelvis, and the standard uncertainty that a result states for it.
  package var hipRangeDegrees: Double?
  var hipRangeUncertaintyDegrees: Double?
  package var state: String?
  /// nil where the marks say nothing of tremor.
  package var tremor: MarkedTremor?

  package init(
    index: Int, isComplete: Bool? = nil, startSeconds: Double, endSeconds: Double,
    topStartSeconds: Double? = nil, topEndSeconds: Double? = nil, rangeDegrees: Double? = nil,
    rangeUncertaintyDegrees: Double? = nil, pelvisRangeDegrees: Double? = nil,
    hipRangeDegrees: Double? = nil, hipRangeUncertaintyDegrees: Double? = nil, state: String? = nil,
    tremor: MarkedTremor? = nil
  ) {
    self.index = index
    self.isComplete = isComplete
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
    self.topStartSeconds = topStartSeconds
    self.topEndSeconds = topEndSeconds
    self.rangeDegrees = rangeDegrees
    self.rangeUncertaintyDegrees = rangeUncertaintyDegrees
    self.pelvisRangeDegrees = pelvisRangeDegrees
    self.hipRangeDegrees = hipRangeDegrees
    self.hipRangeUncertaintyDegrees = hipRangeUncertaintyDegrees
    self.state = state
    self.tremor = tremor
  }
}

/// The trembling in a hold.
package struct MarkedTremor: Sendable, Hashable {
  /// Whether there is one: what the analysis says, and true of a tremor that a truth describes.
  var isDetected: Bool?
  package var frequencyHertz: Double?
  /// Of the angular rate about the hinge.
  var rmsDegreesPerSecond: Double?

  package init(
    isDetected: Bool? = nil, frequencyHertz: Double? = nil, rmsDegreesPerSecond: Double? = nil
  ) {
    self.isDetected = isDetected
    self.frequencyHertz = frequencyHertz
    self.rmsDegreesPerSecond = rmsDegreesPerSecond
  }
}
