import HiplineAnalysis
import HiplineCore

/// A session's result from the JSON that ``SessionDocument`` makes of it.
enum SessionReading {
  static func session(_ fields: JSONFields) throws(InputFailure) -> SessionResult {
    let profile = try profile(fields.fields("profile").fields("effective"))
    var result = SessionResult(
      id: try fields.text("id"), subject: try fields.optionalText("subject"),
      startedAt: try fields.optionalText("started_at"), exercise: try fields.text("exercise"),
      exerciseConfidence: try fields.number("exercise_confidence", in: 0...1),
      exerciseCandidates: try fields.list("exercise_candidates") {
        candidate throws(InputFailure) in
        ExerciseRecognition.Candidate(
          exercise: try candidate.text("exercise"),
          probability: try candidate.number("probability", in: 0...1))
      },
      side: try fields.optionalWord("side"),
      setup: try fields.optionalFields("setup").map(setup), profile: profile,
      recordings: try fields.list("recordings", recording),
      sets: try fields.list("sets", set),
      repetitions: try fields.list("repetitions") { fields throws(InputFailure) in
        try repetition(fields, profile: profile)
      },
      summary: try summary(fields.fields("summary")),
      findings: try fields.list("findings", FindingDocument.finding))
    result.study = try StudyDocument.study(fields)
    result.subjectProvenance = try fields.optionalWord("subject_source")
    result.startedAtProvenance = try fields.optionalWord("started_at_source")
    try check(result, fields)
    return result
  }

  /// What the parts of a result say of each other.
  private static func check(_ result: SessionResult, _ fields: JSONFields) throws(InputFailure) {
    let (sets, repetitions) = (result.sets, result.repetitions)
    guard sets.map({ $0.index }).isRising else {
      throw fields.failure("sets", "a list in which every `index` is larger than the one before")
    }
    guard repetitions.map({ $0.index }).isRising else {
      throw fields.failure(
        "repetitions", "a list in which every `index` is larger than the one before")
    }
    let whole = Dictionary(grouping: repetitions.filter { $0.isComplete }) { $0.set }
    guard Set(repetitions.map { $0.set }).isSubset(of: sets.map { $0.index }) else {
      throw fields.failure("repetitions", "a list whose every `set` is one of `sets`")
    }
    guard sets.allSatisfy({ $0.repetitions == whole[$0.index]?.count ?? 0 }) else {
      throw fields.failure("sets", "a list that counts the complete repetitions of each")
    }
    let summary = result.summary
    guard summary.repetitions == repetitions.count(where: { $0.isComplete }) else {
      throw fields.failure("summary", "an object that counts the complete repetitions")
    }
    let named =
      [
        summary.shakyMaxRepetition, summary.stopRepetition, summary.breakdown?.repetition,
      ].compactMap { $0 } + summary.shakyMaxCandidates
    guard Set(repetitions.map { $0.index }).isSuperset(of: named) else {
      throw fields.failure("summary", "an object that names repetitions of the session")
    }
  }

  private static func setup(_ fields: JSONFields) throws(InputFailure) -> SessionSetup {
    var candidates: Set<Posture> = []
    for name in try fields.texts("posture_candidates") {
      candidates.insert(
        try fields.required(Posture(rawValue: name), "posture_candidates", "known postures"))
    }
    return SessionSetup(
      posture: PostureEstimate(
        candidates: candidates,
        reason: try fields.optionalFields("not_measured")?.optionalText("posture")),
      values: try values(SessionSetup.definitions, fields))
  }

  // MARK: - Profile

  private static func profile(_ fields: JSONFields) throws(InputFailure) -> ExerciseProfile {
    let limits = try fields.fields("compensation")
    return ExerciseProfile(
      name: try fields.text("name"), components: try fields.list("components", component),
      compensation: CompensationLimits(
        isolationRatio: try limits.number("isolation_ratio", in: ProfileBounds.isolationRatio),
        pelvisDegrees: try limits.number("pelvis_deg", in: ProfileBounds.pelvisDegrees)),
      visibleTremorMetresPerSecondSquared: try fields.number(
        "visible_tremor_m_s2", in: ProfileBounds.visibleTremorMetresPerSecondSquared))
  }

  private static func component(_ fields: JSONFields) throws(InputFailure) -> ComponentTarget {
    let ends = try fields.values("target")
    guard ends.count == 2 else { throw fields.failure("target", "a list of two numbers") }
    let tolerance = try fields.number("tolerance", in: ProfileBounds.tolerance)
    let weight = try fields.number("weight", in: ProfileBounds.weight)
    let name = try fields.text("name")
    return ComponentTarget(
      name: name, metric: try metric(fields), lowest: try end(ends[0], fields),
      highest: try end(ends[1], fields), tolerance: tolerance, weight: weight,
      capsWhole: try fields.value("caps") == nil
        ? ComponentTarget.capsWhole(named: name) : fields.flag("caps"),
      evidence: try fields.optionalText("evidence") ?? "")
  }

  /// A number of this version, or what another one measured, of which nothing else is known.
  private static func metric(_ fields: JSONFields) throws(InputFailure) -> MetricDefinition {
    let key = try fields.text("metric")
    return Metrics.number(named: key) ?? MetricDefinition(key, unit: "", meaning: "", source: "")
  }

  private static func end(
    _ value: JSONValue, _ fields: JSONFields
  ) throws(InputFailure) -> Double? {
    let number: Double
    switch value {
    case .null: return nil
    case .integer(let integer): number = Double(integer)
    case .number(let read): number = read
    default: throw fields.failure("target", "a list of two numbers")
    }
    guard ProfileBounds.end.contains(number) else {
      throw fields.failure("target", "a list of two numbers of at most a million")
    }
    return number
  }

  // MARK: - Recordings and sets

  private static func recording(_ fields: JSONFields) throws(InputFailure) -> RecordingSummary {
    let noise = try fields.optionalFields("noise_floor")
    var channels: [Channel] = []
    for name in try fields.texts("channels") {
      channels.append(try fields.required(Channel(rawValue: name), "channels", "known channels"))
    }
    var units: [Channel: String] = [:]
    if let declared = try fields.optionalFields("declared_units") {
      for channel in Channel.allCases {
        units[channel] = try declared.optionalText(channel.rawValue)
      }
    }
    return RecordingSummary(
      path: try fields.text("path"), placement: try fields.optionalWord("placement"),
      format: try fields.text("format"), sha256: try fields.optionalText("sha256"),
      furtherFiles: try fields.list("further_files") { file throws(InputFailure) in
        SourceFile(path: try file.text("path"), sha256: try file.optionalText("sha256"))
      },
      sampleRateHertz: try fields.optionalNumber("sample_rate_hz"),
      durationSeconds: try fields.number("duration_s"), sampleCount: try fields.integer("samples"),
      channels: channels, declaredUnits: units,
      accelerometerNoise: try noise?.optionalNumber("accelerometer_m_s2"),
      gyroscopeNoiseDegreesPerSecond: try noise?.optionalNumber("gyroscope_deg_s"))
  }

  private static func set(_ fields: JSONFields) throws(InputFailure) -> SetResult {
    let times = try times(["start_s", "end_s"], fields)
    return SetResult(
      index: try fields.ordinal("index"), startSeconds: times[0], endSeconds: times[1],
      repetitions: try fields.integer("repetitions"),
      controlGrade: try grade(fields))
  }

  /// Times of which none is before another, in seconds.
  private static func times(
    _ keys: [String], _ fields: JSONFields
  ) throws(InputFailure) -> [Double] {
    var times: [Double] = []
    for key in keys {
      let time = try fields.number(key)
      if let last = times.last, time < last {
        throw fields.failure(key, "at or after `\(keys[times.count - 1])`")
      }
      times.append(time)
    }
    return times
  }

  // MARK: - Repetitions

  private static func repetition(
    _ fields: JSONFields, profile: ExerciseProfile
  ) throws(InputFailure) -> RepetitionResult {
    var basis: [RepetitionState.Basis] = []
    for name in try fields.texts("state_basis") {
      basis.append(
        try fields.required(RepetitionState.Basis(rawValue: name), "state_basis", "known words"))
    }
    let times = try times(["start_s", "top_start_s", "top_end_s", "end_s"], fields)
    let state: RepetitionState? = try fields.optionalWord("state")
    let reasons = try fields.optionalFields("not_measured")
    // Results of before shaking was told apart from the state have it there.
    let isShaking = try fields.optionalFlag("shaking") ?? (state == .shaking ? true : nil)
    return RepetitionResult(
      index: try fields.ordinal("index"), set: try fields.ordinal("set"),
      isComplete: try fields.flag("complete"), startSeconds: times[0], topStartSeconds: times[1],
      topEndSeconds: times[2], endSeconds: times[3],
      values: try values(Metrics.definitions, fields), state: state,
      stateProbability: try fields.optionalNumber("state_probability", in: 0...1),
      reasonWithoutState: try reasons?.optionalText("state"), stateBasis: basis,
      isShaking: isShaking,
      score: try fields.optionalFields("score").map { score throws(InputFailure) in
        try self.score(score, profile: profile)
      },
      cues: try fields.list("cues") { cue throws(InputFailure) in
        Cue(
          code: try cue.text("code"), text: try cue.text("text"),
          magnitude: try cue.optionalNumber("magnitude") ?? 0, part: try cue.optionalText("part"))
      })
  }

  /// All that is defined; what an older result does not have was not measured then.
  private static func values(
    _ definitions: [MetricDefinition], _ fields: JSONFields
  ) throws(InputFailure) -> [MetricValue] {
    let reasons = try fields.optionalFields("not_measured")
    var values: [MetricValue] = []
    for definition in definitions {
      var inner: JSONFields? = fields
      let names = definition.key.split(separator: ".").map(String.init)
      for name in names.dropLast() { inner = try inner?.optionalFields(name) }
      let key = names.last ?? definition.key
      switch (inner?.value(key), definition.kind) {
      case (.number(let number), .number): values.append(definition.value(number))
      case (.integer(let integer), .number): values.append(definition.value(Double(integer)))
      case (.flag(let flag), .flag): values.append(definition.value(flag))
      case (.text(let text), .text): values.append(definition.value(text))
      case (.some, let kind): throw fields.failure(definition.key, "a \(kind.rawValue)")
      case (nil, _):
        let reason = try reasons?.optionalText(definition.key)
        values.append(definition.unavailable(reason ?? "not in the result"))
      }
    }
    return values
  }

  /// The parts in the order of the profile, which JSON does not keep.
  private static func score(
    _ fields: JSONFields, profile: ExerciseProfile
  ) throws(InputFailure) -> RepetitionScore {
    let parts = try fields.fields("components")
    var components: [ScoredComponent] = []
    for target in profile.components {
      let part = try parts.fields(target.name)
      components.append(
        ScoredComponent(
          target: target, value: try part.optionalNumber("value"),
          score: try part.optionalNumber("score", in: 0...100)))
    }
    return RepetitionScore(
      overall: try fields.optionalNumber("overall", in: 0...100),
      coverage: try fields.number("coverage", in: 0...1),
      components: components)
  }

  // MARK: - Summary and findings

  /// nil in results of before there were grades.
  private static func grade(_ fields: JSONFields) throws(InputFailure) -> Int? {
    try fields.optionalNumber("control_grade", in: 0...3).map { Int($0) }
  }

  private static func summary(_ fields: JSONFields) throws(InputFailure) -> SessionSummary {
    var summary = SessionSummary(repetitions: try fields.integer("repetitions"))
    summary.scoreCoverage = try fields.optionalNumber("score_coverage", in: 0...1)
    summary.scoreMean = try fields.optionalNumber("score_mean", in: 0...100)
    summary.scoreStandardError = try fields.optionalNumber("score_se")
    summary.controlGrade = try grade(fields)
    summary.rangeMedianDegrees = try fields.optionalNumber("rom_median_deg")
    summary.rangeCoefficientOfVariation = try fields.optionalNumber("rom_cv")
    if let tempo = try fields.optionalFields("tempo_median_s") {
      summary.liftMedianSeconds = try tempo.optionalNumber("lift")
      summary.holdMedianSeconds = try tempo.optionalNumber("hold")
      summary.lowerMedianSeconds = try tempo.optionalNumber("lower")
    }
    summary.shakyMaxRepetition = try fields.optionalOrdinal("shaky_max_repetition")
    summary.shakyMaxCandidates = try candidates(fields)
    summary.stopRepetition = try fields.optionalOrdinal("stop_repetition")
    summary.cleanWork = try cleanWork(fields)
    summary.tremorTrend = try trend(fields.optionalFields("tremor_trend"))
    summary.rangeTrend = try trend(fields.optionalFields("rom_trend"))
    if let breakdown = try fields.optionalFields("breakdown") {
      summary.breakdown = SessionSummary.Breakdown(
        repetition: try breakdown.ordinal("repetition"), metric: try metric(breakdown),
        before: try breakdown.number("before"), after: try breakdown.number("after"))
    }
    return summary
  }

  /// nil in results of before it was measured.
  private static func cleanWork(_ fields: JSONFields) throws(InputFailure) -> CleanWork? {
    guard let repetitions = try fields.optionalNumber("clean_repetitions", in: 0...1e9),
      let held = try fields.optionalNumber("held_range_deg_s")
    else { return nil }
    return CleanWork(
      repetitions: Int(repetitions),
      repetitionsUncertainty: try fields.optionalNumber("clean_repetitions_uncertainty") ?? 0,
      heldDegreeSeconds: held,
      heldUncertainty: try fields.optionalNumber("held_range_uncertainty_deg_s") ?? 0)
  }

  /// Empty in results of before it was said what the shaky maximum cannot be told from.
  private static func candidates(_ fields: JSONFields) throws(InputFailure) -> [Int] {
    let key = "shaky_max_candidates"
    var indices: [Int] = []
    for value in try fields.values(key) {
      guard case .integer(let index) = value, index >= 1 else {
        throw fields.failure(key, "whole numbers from 1 on")
      }
      indices.append(index)
    }
    return indices
  }

  private static func trend(
    _ fields: JSONFields?
  ) throws(InputFailure) -> SessionSummary.Trend? {
    guard let fields else { return nil }
    return SessionSummary.Trend(
      slope: try fields.number("slope"), pValue: try fields.number("p", in: 0...1))
  }
}

extension [Int] {
  /// Whether each is larger than the one before.
  fileprivate var isRising: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}

extension Optional {
  /// `map` with a typed error.
  fileprivate func map<Value>(
    _ transform: (Wrapped) throws(InputFailure) -> Value
  ) throws(InputFailure) -> Value? {
    guard let self else { return nil }
    return try transform(self)
  }
}
