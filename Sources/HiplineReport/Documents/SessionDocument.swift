package import HiplineAnalysis
import HiplineCore

/// A session's result as it is written: what terminal, page, table and database show, and the JSON that the contract describes.
///
/// It is made once for a session and handed to whoever writes, so that all of them have the same numbers.
package struct SessionDocument: Sendable {
  /// With every number to the digits that are written.
  package let result: SessionResult
  package let json: JSONValue

  package init(_ result: SessionResult) {
    self.result = result.rounded
    json = Self.json(self.result)
  }

  /// The same session under another name.
  package func named(_ name: String) -> SessionDocument {
    var copy = result
    copy.id = name
    return SessionDocument(copy)
  }

  private static func json(_ session: SessionResult) -> JSONValue {
    let profile = ProfileDocument.json(session.profile)
    var object: [String: JSONValue] = [
      "id": .text(session.id),
      "subject": JSONValue(session.subject),
      "subject_source": JSONValue(session.subjectProvenance?.rawValue),
      "started_at": JSONValue(session.startedAt),
      "started_at_source": JSONValue(session.startedAtProvenance?.rawValue),
      "exercise": .text(session.exercise),
      "exercise_confidence": JSONValue(session.exerciseConfidence),
      "side": JSONValue(session.side?.rawValue),
      "control_scale": scale(ControlScale(session)),
      "profile": .object([
        "name": .text(session.profile.name),
        "effective": profile,
        "hash": .text(ProfileDocument.hash(ofJSON: profile)),
      ]),
      "recordings": .array(session.recordings.map(recording)),
      "sets": .array(session.sets.map(set)),
      "repetitions": .array(session.repetitions.map(repetition)),
      "summary": summary(session.summary),
      "findings": .array(session.findings.map(FindingDocument.json)),
      "exercise_candidates": .array(
        session.exerciseCandidates.map {
          .object(["exercise": .text($0.exercise), "probability": JSONValue($0.probability)])
        }),
    ]
    if !session.study.isEmpty { object["study"] = StudyDocument.json(session.study) }
    if let setup = session.setup {
      object["posture"] = JSONValue(setup.posture.posture?.rawValue)
      object["setup"] = Self.setup(setup)
    }
    return .object(object)
  }

  private static func setup(_ setup: SessionSetup) -> JSONValue {
    var object: [String: JSONValue] = [
      "posture_candidates": .array(
        Posture.allCases.filter(setup.posture.candidates.contains).map { .text($0.rawValue) })
    ]
    var reasons: [String: JSONValue] = [:]
    if let reason = setup.posture.reason { reasons["posture"] = .text(reason) }
    for value in setup.values {
      object[value.definition.key] = json(value.reading)
      if case .unavailable(let reason) = value.reading {
        reasons[value.definition.key] = .text(reason)
      }
    }
    object["not_measured"] = .object(reasons)
    return .object(object)
  }

  private static func scale(_ scale: ControlScale) -> JSONValue {
    .object([
      "name": .text(scale.name),
      "accepted": .flag(scale.isAccepted),
      "clinical_test": scale.test.map {
        .object([
          "name": .text($0.name), "source": .text($0.source), "reach": .text($0.reach),
        ])
      } ?? .null,
    ])
  }

  static func recording(_ recording: RecordingSummary) -> JSONValue {
    var units: [String: JSONValue] = [:]
    for (channel, unit) in recording.declaredUnits { units[channel.rawValue] = .text(unit) }
    return .object([
      "path": .text(recording.path),
      "placement": JSONValue(recording.placement?.rawValue),
      "format": .text(recording.format),
      "sha256": JSONValue(recording.sha256),
      "further_files": .array(
        recording.furtherFiles.map {
          .object(["path": .text($0.path), "sha256": JSONValue($0.sha256)])
        }),
      "sample_rate_hz": JSONValue(recording.sampleRateHertz),
      "duration_s": JSONValue(recording.durationSeconds),
      "samples": .integer(recording.sampleCount),
      "channels": .array(recording.channels.map { .text($0.rawValue) }),
      "declared_units": .object(units),
      "noise_floor": .object([
        "accelerometer_m_s2": JSONValue(recording.accelerometerNoise),
        "gyroscope_deg_s": JSONValue(recording.gyroscopeNoiseDegreesPerSecond),
      ]),
    ])
  }

  private static func set(_ set: SetResult) -> JSONValue {
    .object([
      "index": .integer(set.index),
      "start_s": JSONValue(set.startSeconds),
      "end_s": JSONValue(set.endSeconds),
      "repetitions": .integer(set.repetitions),
      "control_grade": JSONValue(set.controlGrade),
    ])
  }

  private static func repetition(_ repetition: RepetitionResult) -> JSONValue {
    var object: [String: JSONValue] = [
      "index": .integer(repetition.index),
      "set": .integer(repetition.set),
      "complete": .flag(repetition.isComplete),
      "start_s": JSONValue(repetition.startSeconds),
      "top_start_s": JSONValue(repetition.topStartSeconds),
      "top_end_s": JSONValue(repetition.topEndSeconds),
      "end_s": JSONValue(repetition.endSeconds),
      "state": JSONValue(repetition.state?.rawValue),
      "state_probability": JSONValue(repetition.stateProbability),
      "shaking": repetition.isShaking.map(JSONValue.flag) ?? .null,
      "state_basis": .array(repetition.stateBasis.map { .text($0.rawValue) }),
      "score": repetition.score.map(score) ?? .null,
      "cues": .array(
        repetition.cues.map {
          .object([
            "code": .text($0.code), "text": .text($0.text), "magnitude": JSONValue($0.magnitude),
            "part": JSONValue($0.part),
          ])
        }),
    ]
    var reasons: [String: JSONValue] = [:]
    for value in repetition.values {
      object.set(json(value.reading), at: value.definition.key[...])
      if case .unavailable(let reason) = value.reading {
        reasons[value.definition.key] = .text(reason)
      }
    }
    if let reason = repetition.reasonWithoutState { reasons["state"] = .text(reason) }
    object["not_measured"] = .object(reasons)
    return .object(object)
  }

  private static func json(_ reading: MetricValue.Reading) -> JSONValue {
    switch reading {
    case .number(let number): JSONValue(number)
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .unavailable: .null
    }
  }

  private static func score(_ score: RepetitionScore) -> JSONValue {
    var components: [String: JSONValue] = [:]
    for component in score.components {
      components[component.target.name] = .object([
        "score": JSONValue(component.score),
        "value": JSONValue(component.value),
        "unit": .text(component.target.metric.unit),
        "metric": .text(component.target.metric.key),
        "target": ProfileDocument.range(component.target),
        "tolerance": JSONValue(component.target.tolerance),
        "evidence": .text(component.target.evidence),
        "weight": JSONValue(component.target.weight),
      ])
    }
    return .object([
      "overall": JSONValue(score.overall),
      "coverage": JSONValue(score.coverage),
      "components": .object(components),
    ])
  }

  private static func summary(_ summary: SessionSummary) -> JSONValue {
    .object([
      "repetitions": .integer(summary.repetitions),
      "score_mean": JSONValue(summary.scoreMean),
      "score_coverage": JSONValue(summary.scoreCoverage),
      "score_se": JSONValue(summary.scoreStandardError),
      "control_grade": JSONValue(summary.controlGrade),
      "rom_median_deg": JSONValue(summary.rangeMedianDegrees),
      "rom_cv": JSONValue(summary.rangeCoefficientOfVariation),
      "tempo_median_s": .object([
        "lift": JSONValue(summary.liftMedianSeconds),
        "hold": JSONValue(summary.holdMedianSeconds),
        "lower": JSONValue(summary.lowerMedianSeconds),
      ]),
      "shaky_max_repetition": JSONValue(summary.shakyMaxRepetition),
      "shaky_max_candidates": .array(summary.shakyMaxCandidates.map { .integer($0) }),
      "stop_repetition": JSONValue(summary.stopRepetition),
      "tremor_trend": trend(summary.tremorTrend),
      "rom_trend": trend(summary.rangeTrend),
      "clean_repetitions": JSONValue(summary.cleanWork?.repetitions),
      "clean_repetitions_uncertainty": JSONValue(summary.cleanWork?.repetitionsUncertainty),
      "held_range_deg_s": JSONValue(summary.cleanWork?.heldDegreeSeconds),
      "held_range_uncertainty_deg_s": JSONValue(summary.cleanWork?.heldUncertainty),
      "breakdown": summary.breakdown.map {
        .object([
          "repetition": .integer($0.repetition), "metric": .text($0.metric.key),
          "before": JSONValue($0.before), "after": JSONValue($0.after),
        ])
      } ?? .null,
    ])
  }

  private static func trend(_ trend: SessionSummary.Trend?) -> JSONValue {
    trend.map { .object(["slope": JSONValue($0.slope), "p": JSONValue($0.pValue)]) } ?? .null
  }
}

extension [String: JSONValue] {
  /// Puts a value at a path of keys with points between them, making the objects on the way.
  fileprivate mutating func set(_ value: JSONValue, at path: Substring) {
    guard let point = path.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      self[String(path)] = value
      return
    }
    let key = String(path[..<point])
    // Taken out while it is changed, so that it is not copied.
    var inner: [String: JSONValue] = [:]
    if case .object(let object)? = removeValue(forKey: key) { inner = object }
    inner.set(value, at: path[path.utf8.index(after: point)...])
    self[key] = .object(inner)
  }
}
