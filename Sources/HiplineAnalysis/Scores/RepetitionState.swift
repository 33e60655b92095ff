import RealModule

/// What a repetition was, in a word.
public enum RepetitionState: String, Sendable, Hashable, CaseIterable {
  /// Isolated, not shaking.
  case controlled
  /// Isolated and shaking: what the exercise is for.
  case shaking
  /// The pelvis helps: the isolation is gone.
  case compensating

  /// What the state was judged from.
  public enum Basis: String, Sendable, Hashable {
    case tremor
    case isolation
    /// A turn that no hip makes alone.
    case anatomy
  }
}

/// The state of a repetition, or why it has none.
///
/// Two questions make a state. Whether the pelvis helps needs a sensor that sees it, as a leg's own sensor does not: in leg lift, side lift
/// and clamshell the pelvis rolls about the very line that the thigh turns about. Whether the leg shakes needs a hold long enough and
/// a rate high enough. Where the pelvis helps, the second question is moot; else both need an answer.
struct StateJudgement: Sendable, Hashable {
  /// nil where a question has no answer.
  let state: RepetitionState?
  /// The probability of the state, by the uncertainty of what was measured; nil without a state.
  let probability: Double?
  /// Why there is no state; nil with one.
  let reason: String?
  let basis: [RepetitionState.Basis]
  /// Whether the leg shook so that it can be seen, whatever the pelvis did; nil where that was not observable.
  let isShaking: Bool?

  /// An answer is given from this probability on, as a share of certainty: it is the likelier one of two.
  static let even = 0.5

  /// - Parameter pelvisMoves: Whether the pelvis is what the exercise moves, so that there is nothing it could help.
  init(
    _ repetition: MeasuredRepetition, profile: ExerciseProfile, compensation: Compensation?,
    pelvisMoves: Bool = false
  ) {
    let shaking = Self.shaking(repetition, profile: profile)
    isShaking = shaking.map { $0 >= Self.even }
    basis = (shaking == nil ? [] : [.tremor]) + (compensation?.basis ?? [])
    let helped = compensation?.probability ?? 0
    let isSeen = pelvisMoves || compensation?.basis.contains(.isolation) == true
    if compensation?.isHelping == true {
      (state, probability, reason) = (.compensating, helped, nil)
    } else if !isSeen {
      let missing = repetition.reasonNotMeasured(Isolation.pelvis) ?? "the pelvis was not measured"
      (state, probability) = (nil, nil)
      reason = missing + "; whether it kept still is not known"
    } else if let shaking, let isShaking {
      state = isShaking ? .shaking : .controlled
      probability = (1 - helped) * (isShaking ? shaking : 1 - shaking)
      reason = nil
    } else {
      let missing =
        repetition.reasonNotMeasured(HoldTremor.detected)
        ?? repetition.reasonNotMeasured(HoldTremor.acceleration) ?? "no tremor was looked for"
      (state, probability) = (nil, nil)
      reason = missing + "; whether the leg shook is not known"
    }
  }

  /// The probability of shaking that can be seen; nil where it could not be looked for, or its size in m/s² was not measured.
  private static func shaking(
    _ repetition: MeasuredRepetition, profile: ExerciseProfile
  ) -> Double? {
    guard let isDetected = repetition.flag(HoldTremor.detected) else { return nil }
    guard isDetected else { return 0 }
    guard let size = repetition.number(HoldTremor.acceleration) else { return nil }
    let beyond = size - profile.visibleTremorMetresPerSecondSquared
    guard let rate = repetition.number(HoldTremor.rate), rate > 0,
      let uncertainty = repetition.number(HoldTremor.rateUncertainty), uncertainty > 0
    else { return beyond >= 0 ? 1 : 0 }
    return Double.erfc(-beyond / (size * uncertainty / rate) / Double.sqrt(2)) / 2
  }
}
