import HiplineAnalysis
import HiplineCore

extension SessionResult {
  /// The result with every number to the digits that are written: what reading its JSON gives.
  var rounded: SessionResult {
    var copy = self
    copy.exerciseConfidence.toWritten()
    copy.exerciseCandidates = exerciseCandidates.map {
      .init(exercise: $0.exercise, probability: $0.probability.written)
    }
    copy.setup?.values = setup?.values.map { $0.rounded } ?? []
    copy.profile.toWritten()
    copy.recordings.forEachInPlace { $0.toWritten() }
    copy.sets.forEachInPlace { $0.toWritten() }
    copy.repetitions.forEachInPlace { $0.toWritten() }
    copy.summary.toWritten()
    copy.findings.forEachInPlace { $0.toWritten() }
    return copy
  }
}

extension RecordingSummary {
  fileprivate mutating func toWritten() {
    durationSeconds.toWritten()
    sampleRateHertz.toWritten()
    accelerometerNoise.toWritten()
    gyroscopeNoiseDegreesPerSecond.toWritten()
  }
}

extension SetResult {
  fileprivate mutating func toWritten() {
    startSeconds.toWritten()
    endSeconds.toWritten()
  }
}

extension RepetitionResult {
  fileprivate mutating func toWritten() {
    startSeconds.toWritten()
    topStartSeconds.toWritten()
    topEndSeconds.toWritten()
    endSeconds.toWritten()
    stateProbability.toWritten()
    values = values.map { $0.rounded }
    score?.toWritten()
    cues.forEachInPlace { $0.magnitude.toWritten() }
  }
}

extension MetricValue {
  fileprivate var rounded: MetricValue {
    guard case .number(let number) = reading else { return self }
    return definition.value(number.written)
  }
}

extension RepetitionScore {
  fileprivate mutating func toWritten() {
    coverage.toWritten()
    overall.toWritten()
    components.forEachInPlace { component in
      component.value.toWritten()
      component.score.toWritten()
      component.target.toWritten()
    }
  }
}

extension SessionSummary {
  fileprivate mutating func toWritten() {
    scoreMean.toWritten()
    scoreStandardError.toWritten()
    scoreCoverage.toWritten()
    rangeMedianDegrees.toWritten()
    rangeCoefficientOfVariation.toWritten()
    liftMedianSeconds.toWritten()
    holdMedianSeconds.toWritten()
    lowerMedianSeconds.toWritten()
    cleanWork?.repetitionsUncertainty.toWritten()
    cleanWork?.heldDegreeSeconds.toWritten()
    cleanWork?.heldUncertainty.toWritten()
    tremorTrend?.toWritten()
    rangeTrend?.toWritten()
    breakdown?.before.toWritten()
    breakdown?.after.toWritten()
  }
}

extension SessionSummary.Trend {
  fileprivate mutating func toWritten() {
    slope.toWritten()
    pValue.toWritten()
  }
}

extension ExerciseProfile {
  fileprivate mutating func toWritten() {
    visibleTremorMetresPerSecondSquared.toWritten()
    components.forEachInPlace { $0.toWritten() }
    compensation.isolationRatio.toWritten()
    compensation.pelvisDegrees.toWritten()
  }
}

extension ComponentTarget {
  fileprivate mutating func toWritten() {
    tolerance.toWritten()
    weight.toWritten()
    lowest.toWritten()
    highest.toWritten()
  }
}

extension Finding {
  fileprivate mutating func toWritten() {
    seconds = seconds.map { $0.lowerBound.written..<$0.upperBound.written }
  }
}

extension Double {
  /// To the digits that are written.
  fileprivate mutating func toWritten() { self = written }
}

extension Double? {
  /// To the digits that are written.
  fileprivate mutating func toWritten() { self = written }
}

extension MutableCollection {
  fileprivate mutating func forEachInPlace(_ change: (inout Element) -> Void) {
    for place in indices { change(&self[place]) }
  }
}
