public import HiplineAnalysis
public import HiplineCore

/// What `inspect` found, as JSON and as text.
public enum InspectionDocument {
  public static func json(
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
      (recording.channels.map(\.rawValue) + recording.otherChannels).map(JSONValue.text))
    object["gravity"] = recording.holdsGravity.map(JSONValue.flag) ?? .null
    object["still_norm_m_s2"] = JSONValue(inspection.stillNorm)
    object["nominal_rate_hz"] = JSONValue(recording.nominalRateHertz)
    object["jitter_ms"] = JSONValue(inspection.jitterSeconds * 1000)
    object["lost_samples"] = .integer(inspection.lostSamples)
    object["gaps"] = .array(
      inspection.gaps.map {
        .object([
          "start_s": JSONValue($0.seconds.lowerBound), "end_s": JSONValue($0.seconds.upperBound),
          "lost_samples": .integer($0.lostSamples),
        ])
      })
    object["smallest_range_deg"] = JSONValue(inspection.smallestRangeDegrees)
    object["smallest_tremor_m_s2"] = JSONValue(inspection.smallestTremor)
    object["columns"] = .array(
      recording.columns.map {
        .object([
          "column": .integer($0.column), "name": .text($0.name), "quantity": .text($0.quantity),
          "unit": .text($0.unit),
        ])
      })
    object["findings"] = .array(inspection.findings.map(FindingDocument.json))
    return .object(object)
  }
}
