/// What a repetition was, in a word.
public enum RepetitionState: String, Sendable, Hashable, CaseIterable {
  /// Isolated, not shaking.
  case controlled
  /// Isolated and shaking: what the exercise is for.
  case shaking
  /// The pelvis helps: the isolation is gone.
  case compensating

  /// What the state was judged from; without a pelvis sensor isolation is taken as kept, and this says so.
  public enum Basis: String, Sendable, Hashable {
    case tremor
    case isolation
  }

  /// - Returns: nil where neither tremor nor isolation could be measured.
  static func judge(
    _ repetition: MeasuredRepetition, profile: ExerciseProfile
  ) -> (state: RepetitionState, basis: [Basis])? {
    let pelvis = repetition.number(Isolation.pelvis)
    let ratio = repetition.number(Isolation.ratio)
    // A tremor whose size in m/s² was not measured may be seen or not.
    let isShaking = repetition.flag(HoldTremor.detected).flatMap { isDetected in
      isDetected
        ? repetition.number(HoldTremor.acceleration).map {
          $0 >= profile.visibleTremorMetresPerSecondSquared
        } : false
    }
    var basis: [Basis] = []
    if isShaking != nil { basis.append(.tremor) }
    if pelvis != nil { basis.append(.isolation) }
    guard !basis.isEmpty else { return nil }

    let limits = profile.compensation
    // A ratio of tiny angles is noise: a still pelvis sways by what any still segment does.
    let beyondSway = (pelvis ?? 0) > SensorResolution.bodySwayDegrees
    if beyondSway && (ratio ?? 0) >= limits.isolationRatio
      || (pelvis ?? 0) >= limits.pelvisDegrees
    {
      return (.compensating, basis)
    }
    return (isShaking == true ? .shaking : .controlled, basis)
  }
}
