extension MarkedSession {
  /// What the analysis found.
  package init(_ result: SessionResult) {
    self.init(
      id: result.id, repetitions: result.repetitions.map(MarkedRepetition.init),
      shakyMaxRepetition: result.summary.shakyMaxRepetition,
      stopRepetition: result.summary.stopRepetition)
  }
}

extension MarkedRepetition {
  fileprivate init(_ result: RepetitionResult) {
    self.init(
      index: result.index, isComplete: result.isComplete, startSeconds: result.startSeconds,
      endSeconds: result.endSeconds, topStartSeconds: result.topStartSeconds,
      topEndSeconds: result.topEndSeconds, rangeDegrees: result.number(RangeOfMotion.range),
      rangeUncertaintyDegrees: result.number(RangeOfMotion.uncertainty),
      pelvisRangeDegrees: result.number(Isolation.pelvis),
      hipRangeDegrees: result.number(HipRange.range),
      hipRangeUncertaintyDegrees: result.number(HipRange.uncertainty),
      state: result.state?.rawValue,
      tremor: MarkedTremor(
        isDetected: result.flag(HoldTremor.detected),
        frequencyHertz: result.number(HoldTremor.frequency),
        rmsDegreesPerSecond: result.number(HoldTremor.rate)))
  }
}
