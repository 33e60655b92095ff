extension MarkedSession {
  /// What the analysis found.
  public init(_ result: SessionResult) {
    self.init(
      id: result.id, repetitions: result.repetitions.map(MarkedRepetition.init),
      shakyMaxRepetition: result.summary.shakyMaxRepetition,
      stopRepetition: result.summary.stopRepetition)
  }
}

extension MarkedRepetition {
  fileprivate init(_ result: RepetitionResult) {
    func flag(_ key: String) -> Bool? {
      guard
        case .flag(let flag)? = result.values.first(where: { $0.definition.key == key })?.reading
      else { return nil }
      return flag
    }
    let hip = JointRange(.hip)
    self.init(
      index: result.index, isComplete: result.isComplete, startSeconds: result.startSeconds,
      endSeconds: result.endSeconds, topStartSeconds: result.topStartSeconds,
      topEndSeconds: result.topEndSeconds, rangeDegrees: result.number(RangeOfMotion.range.key),
      rangeUncertaintyDegrees: result.number(RangeOfMotion.uncertainty.key),
      pelvisRangeDegrees: result.number(Isolation.pelvis.key),
      hipRangeDegrees: result.number(hip.range.key),
      hipRangeUncertaintyDegrees: result.number(hip.uncertainty.key), state: result.state?.rawValue,
      tremor: MarkedTremor(
        isDetected: flag(HoldTremor.detected.key),
        frequencyHertz: result.number(HoldTremor.frequency.key),
        rmsDegreesPerSecond: result.number(HoldTremor.rate.key)))
  }
}
