import HiplineAnalysis
import HiplineCore

extension SessionResult {
  /// The result with every number to the digits that are written: what reading its JSON gives.
  var rounded: SessionResult {
    var copy = self
    copy.exerciseConfidence = exerciseConfidence.written
    copy.exerciseCandidates = exerciseCandidates.map {
      .init(exercise: $0.exercise, probability: $0.probability.written)
    }
    copy.setup?.values = setup?.values.map(\.rounded) ?? []
    copy.profile = profile.rounded
    copy.recordings = recordings.map(\.rounded)
    copy.sets = sets.map { $0.rounding(\.startSeconds, \.endSeconds) }
    copy.repetitions = repetitions.map(\.rounded)
    copy.summary = summary.rounded
    copy.findings = findings.map(\.rounded)
    return copy
  }
}

extension RecordingSummary: RoundedFields {
  fileprivate var rounded: RecordingSummary {
    rounding(\.durationSeconds).rounding(
      \.sampleRateHertz, \.accelerometerNoise, \.gyroscopeNoiseDegreesPerSecond)
  }
}

extension SetResult: RoundedFields {}

extension RepetitionResult: RoundedFields {
  fileprivate var rounded: RepetitionResult {
    var copy = rounding(\.startSeconds, \.topStartSeconds, \.topEndSeconds, \.endSeconds)
      .rounding(\.stateProbability)
    copy.values = values.map(\.rounded)
    copy.score = score?.rounded
    copy.cues = cues.map { $0.rounding(\.magnitude) }
    return copy
  }
}

extension MetricValue {
  fileprivate var rounded: MetricValue {
    guard case .number(let number) = reading else { return self }
    return definition.value(number.written)
  }
}

extension RepetitionScore: RoundedFields {
  fileprivate var rounded: RepetitionScore {
    var copy = rounding(\.coverage).rounding(\.overall)
    copy.components = components.map { component in
      var copy = component.rounding(\.value, \.score)
      copy.target = component.target.rounded
      return copy
    }
    return copy
  }
}

extension ScoredComponent: RoundedFields {}

extension Cue: RoundedFields {}

extension SessionSummary: RoundedFields {
  fileprivate var rounded: SessionSummary {
    var copy = rounding(
      \.scoreMean, \.scoreStandardError, \.scoreCoverage, \.rangeMedianDegrees,
      \.rangeCoefficientOfVariation,
      \.liftMedianSeconds, \.holdMedianSeconds, \.lowerMedianSeconds)
    copy.cleanWork = cleanWork?.rounding(
      \.repetitionsUncertainty, \.heldDegreeSeconds, \.heldUncertainty)
    copy.tremorTrend = tremorTrend?.rounding(\.slope, \.pValue)
    copy.rangeTrend = rangeTrend?.rounding(\.slope, \.pValue)
    copy.breakdown = breakdown?.rounding(\.before, \.after)
    return copy
  }
}

extension SessionSummary.Trend: RoundedFields {}

extension CleanWork: RoundedFields {}

extension SessionSummary.Breakdown: RoundedFields {}

extension ExerciseProfile: RoundedFields {
  fileprivate var rounded: ExerciseProfile {
    var copy = rounding(\.visibleTremorMetresPerSecondSquared)
    copy.components = components.map(\.rounded)
    copy.compensation = compensation.rounding(\.isolationRatio, \.pelvisDegrees)
    return copy
  }
}

extension CompensationLimits: RoundedFields {}

extension ComponentTarget: RoundedFields {
  fileprivate var rounded: ComponentTarget {
    rounding(\.tolerance, \.weight).rounding(\.lowest, \.highest)
  }
}

extension Finding {
  fileprivate var rounded: Finding {
    var copy = self
    copy.seconds = seconds.map { $0.lowerBound.written..<$0.upperBound.written }
    return copy
  }
}

/// A part of a result some fields of which are numbers.
private protocol RoundedFields {}

extension RoundedFields {
  fileprivate func rounding(_ fields: WritableKeyPath<Self, Double>...) -> Self {
    var copy = self
    for field in fields { copy[keyPath: field] = copy[keyPath: field].written }
    return copy
  }

  fileprivate func rounding(_ fields: WritableKeyPath<Self, Double?>...) -> Self {
    var copy = self
    for field in fields { copy[keyPath: field] = copy[keyPath: field].written }
    return copy
  }
}
