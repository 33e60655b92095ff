package import HiplineAnalysis
import HiplineCore

/// A session's traces as JSON: what its page draws, kept so that the page can be made anew without the recordings.
///
/// Numbers have all their digits: traces are rounded where they are made.
package struct TracesDocument {
  /// The version of this JSON.
  private static let schema = "hipline.traces/1"

  /// The session's name.
  private let id: String
  package let traces: SessionTraces

  package init(id: String, traces: SessionTraces) {
    (self.id, self.traces) = (id, traces)
  }

  /// The document as UTF-8, on one line, with sorted keys; what there is not has no key.
  package var encoded: String {
    let json = JSONValue.object([
      "schema": .text(Self.schema), "id": .text(id), "traces": Self.json(traces),
    ])
    return json.encoded(onOneLine: true) + "\n"
  }

  /// - Returns: nil where the bytes are no such document of this version.
  package init?(_ bytes: [UInt8]) {
    guard let json = JSONValue(bytes), let fields = try? JSONFields(json, path: ""),
      let schema = try? fields.text("schema"), schema == Self.schema,
      let id = try? fields.text("id"), let traces = try? SessionTraces(fields.fields("traces"))
    else { return nil }
    self.init(id: id, traces: traces)
  }
}

extension TracesDocument {
  private static func json(_ traces: SessionTraces) -> JSONValue {
    object([
      ("segment", traces.segment.map { .text($0.rawValue) }),
      ("sets", .array(traces.sets.map { json($0) })),
      ("holds", .array(traces.holds.map { json($0) })),
    ])
  }

  private static func json(_ set: SetTrace) -> JSONValue {
    object([
      ("index", .integer(set.index)), ("angle_deg", json(set.angle)),
      ("pelvis_deg", set.pelvis.map { json($0) }),
      ("gaps_s", .array(set.gaps.map { numbers([$0.lowerBound, $0.upperBound]) })),
      ("spectrogram", set.spectrogram.map { json($0) }),
    ])
  }

  private static func json(_ envelope: TraceEnvelope) -> JSONValue {
    object([
      ("start_s", .number(envelope.startSeconds)), ("step_s", .number(envelope.stepSeconds)),
      ("low", numbers(envelope.low)), ("high", numbers(envelope.high)),
    ])
  }

  private static func json(_ spectrogram: TremorSpectrogram) -> JSONValue {
    object([
      ("start_s", .number(spectrogram.startSeconds)), ("step_s", .number(spectrogram.stepSeconds)),
      ("lowest_hz", .number(spectrogram.lowestHertz)),
      ("resolution_hz", .number(spectrogram.resolutionHertz)),
      ("density_db", .array(spectrogram.decibels.map { .array($0.map { .integer($0) }) })),
      ("unit", .text(spectrogram.unit.rawValue)),
    ])
  }

  private static func json(_ hold: HoldSpectrum) -> JSONValue {
    object([
      ("repetition", .integer(hold.repetition)), ("unit", .text(hold.unit.rawValue)),
      ("lowest_hz", .number(hold.lowestHertz)), ("resolution_hz", .number(hold.resolutionHertz)),
      ("density_db", numbers(hold.decibels)),
      ("floor_db", hold.floorDecibels.map { numbers($0) }),
      ("sensor_noise_db", hold.sensorNoiseDecibels.map { .number($0) }),
      ("peak_hz", hold.peakHertz.map { .number($0) }),
    ])
  }

  private static func numbers(_ numbers: [Double]) -> JSONValue {
    .array(numbers.map { .number($0) })
  }

  /// An object without what there is not.
  private static func object(_ fields: [(String, JSONValue?)]) -> JSONValue {
    var object: [String: JSONValue] = [:]
    for (key, value) in fields { object[key] = value }
    return .object(object)
  }
}
