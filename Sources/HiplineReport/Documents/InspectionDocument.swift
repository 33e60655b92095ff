package import HiplineAnalysis
package import HiplineCore

/// What `inspect` found, as JSON and as text.
package enum InspectionDocument {
  package static func json(
    _ inspections: [RecordingInspection], failures: [InputFailure]
  ) -> JSONValue {
    .object([
      "schema": .text(ToolIdentity.inspectSchema),
      "tool": ToolIdentity.json,
      "recordings": .array(inspections.map(recording)),
      "failures": .array(failures.map(FindingDocument.json)),
    ])
  }

  private static func recording(_ inspection: RecordingInspection) -> JSONValue {
    guard case .object(var object) = SessionDocument.recording(inspection.summary) else {
      return .null
    }
    let recording = inspection.recording
    object["channels"] = .array(
      (recording.channels.map { $0.rawValue } + recording.otherChannels).map(JSONValue.text))
    object["gravity"] = recording.holdsGravity.map(JSONValue.flag) ?? .null
    object["still_norm_m_s2"] = JSONValue(inspection.stillNorm)
    object["placement_basis"] = JSONValue(recording.placementBasis?.rawValue)
    object["side"] = JSONValue(recording.side?.rawValue)
    object["side_basis"] = JSONValue(recording.sideBasis?.rawValue)
    object["nominal_rate_hz"] = JSONValue(recording.nominalRateHertz)
    object["clock"] = clock(recording.clock)
    object["frame_sign"] = JSONValue(recording.restSign?.rawValue)
    let timeBase = inspection.timeBase
    object["jitter_ms"] = JSONValue(timeBase.map { $0.jitterSeconds * 1000 })
    object["lost_samples"] = JSONValue(timeBase?.lostSamples)
    object["gaps"] = timeBase.map(gaps) ?? .null
    var streams: [String: JSONValue] = [:]
    for stream in inspection.streams { streams[stream.channel.rawValue] = json(stream) }
    object["streams"] = .object(streams)
    object["smallest_range_deg"] = JSONValue(inspection.smallestRangeDegrees)
    object["smallest_tremor_m_s2"] = JSONValue(inspection.smallestTremor)
    object["columns"] = .array(
      recording.columns.map {
        .object([
          "file": JSONValue($0.file), "column": .integer($0.column), "name": .text($0.name),
          "quantity": .text($0.quantity),
          "unit": .text($0.unit), "unit_basis": JSONValue($0.unitBasis?.rawValue),
        ])
      })
    object["findings"] = .array(inspection.findings.map(FindingDocument.json))
    return .object(object)
  }

  private static func json(_ stream: RecordingInspection.Stream) -> JSONValue {
    .object([
      "samples": .integer(stream.sampleCount),
      "sample_rate_hz": JSONValue(stream.timeBase?.sampleRateHertz),
      "jitter_ms": JSONValue(stream.timeBase.map { $0.jitterSeconds * 1000 }),
      "lost_samples": JSONValue(stream.timeBase?.lostSamples),
      "gaps": stream.timeBase.map(gaps) ?? .null,
      "clipped_axis": JSONValue(stream.clippedAxis),
    ])
  }

  private static func gaps(_ timeBase: TimeBase) -> JSONValue {
    .array(
      timeBase.gaps.map {
        .object([
          "start_s": JSONValue($0.seconds.lowerBound), "end_s": JSONValue($0.seconds.upperBound),
          "lost_samples": .integer($0.lostSamples),
        ])
      })
  }

  /// What zero seconds means. Seconds since 1970 are written whole: six digits would lose the day.
  private static func clock(_ clock: Clock) -> JSONValue {
    switch clock {
    case .absolute(let seconds):
      .object(["kind": .text("absolute"), "unix_s": seconds.isFinite ? .number(seconds) : .null])
    case .sinceStart(let seconds):
      .object(["kind": .text("since-start"), "start_s": JSONValue(seconds)])
    case .unknown: .object(["kind": .text("unknown")])
    }
  }
}
