import Crypto
import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport

/// What decides the result of a session before its files are read, as one number: sessions with equal ones have equal results as
/// long as their files hold the same bytes, which a ``WorkRecord`` knows of each.
///
/// The fields are listed here one by one, under names of their own: only a field that is added to them, or takes another value,
/// makes finished work unfinished.
///
/// - the version of the records, of Hipline and of FFTW;
/// - the session's name, subject, time, exercise with its profile, side, and the bytes of a profile of the trainer's own;
/// - the stretches that are left out, where there are any;
/// - of each sensor its files, its place and side, how it is strapped on, and what is said of its columns;
/// - the archives that hold files;
/// - the same of the sessions that it falls apart into.
enum WorkFingerprint {
  /// The SHA-256 of the fields, in hexadecimal.
  static func text(_ source: SessionSource) -> String {
    let fields = JSONValue.object([
      "schema": .text(WorkRecord.schema), "tool": ToolIdentity.json, "session": session(source),
    ])
    return hash(Array(fields.encoded(onOneLine: true).utf8))
  }

  /// What tells a recording from others: what its files hold, and which of their columns and stretches it is.
  ///
  /// - Returns: nil where a file could not be read, or none was.
  static func content(_ source: SessionSource, _ inputs: [InputLog.Input]) -> String? {
    let known = Dictionary(inputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    func file(_ path: String) -> JSONValue? {
      if let archive = source.archives.first(where: { $0.holds(path) }) {
        return known[archive.path]?.map {
          .array([.text($0), .text(String(path.dropFirst(archive.path.count)))])
        }
      }
      return known[path]?.map(JSONValue.text)
    }
    let sensors = source.sensors.compactMap { sensor -> JSONValue? in
      guard let first = file(sensor.path) else { return nil }
      return .object([
        "files": .array([first] + sensor.siblings.compactMap(file)),
        "columns": sensor.columns.map(columns) ?? .null,
      ])
    }
    guard !sensors.isEmpty, sensors.count == source.sensors.count else { return nil }
    let fields = JSONValue.object([
      "sensors": .array(sensors),
      "excluded": .array(
        source.excludedSeconds.map { .array([number($0.lowerBound), number($0.upperBound)]) }),
    ])
    return hash(Array(fields.encoded(onOneLine: true).utf8))
  }

  /// Where a file is, without telling it.
  static func place(_ path: String) -> String { hash(Array(absolute(path).utf8)) }

  /// Two folders may hold a file of the same path from either: from where it was named, tells them apart.
  private static func absolute(_ path: String) -> String {
    path == PipedFile.standardInput ? path : URL(filePath: path).standardizedFileURL.path
  }

  static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).hexadecimal
  }

  static func session(_ source: SessionSource) -> JSONValue {
    var fields: [String: JSONValue] = [
      "id": .text(source.id),
      "subject": JSONValue(source.subject),
      "started_at": JSONValue(source.startedAt ?? source.dated),
      "exercise": JSONValue(source.exercise?.name),
      "exercise_profile": JSONValue(source.exercise.map { ProfileDocument.hash($0.profile) }),
      "side": JSONValue(source.side?.rawValue),
      "profile": source.profile.map {
        .object(["path": .text($0.path), "sha256": .text(hash($0.bytes))])
      } ?? .null,
      "sensors": .array(source.sensors.map(sensor)),
      "archives": .array(source.archives.map { .text(absolute($0.path)) }),
      "apart": .array(source.apart.map(session)),
    ]
    if !source.study.isEmpty {
      fields["study"] = .array(
        source.study.map { .array([.text($0.name), .text($0.value)]) })
    }
    if !source.excludedSeconds.isEmpty {
      fields["excluded"] = .array(
        source.excludedSeconds.map {
          .array([number($0.lowerBound), number($0.upperBound)])
        })
    }
    return .object(fields)
  }

  private static func sensor(_ sensor: SensorFile) -> JSONValue {
    .object([
      "path": .text(absolute(sensor.path)),
      "siblings": .array(sensor.siblings.map { .text(absolute($0)) }),
      "placement": JSONValue(sensor.placement?.rawValue),
      "side": JSONValue(sensor.side?.rawValue),
      "axes": sensor.axes.map(axes) ?? .null,
      "columns": sensor.columns.map(columns) ?? .null,
      "mapping": sensor.mapping.map(mapping) ?? .null,
    ])
  }

  private static func axes(_ axes: StatedAxes) -> JSONValue {
    .object([
      "proximal": JSONValue(axes.proximal?.rawValue),
      "anterior": JSONValue(axes.anterior?.rawValue),
      "lateral": JSONValue(axes.lateral?.rawValue),
      "right": JSONValue(axes.right?.rawValue),
    ])
  }

  private static func columns(_ columns: StatedColumns) -> JSONValue {
    .object([
      "format": .text(columns.format),
      "names": .array(columns.names.map(JSONValue.text)),
      "sensors": .array(
        columns.sensors.map { sensor in
          .object([
            "label": .text(sensor.label),
            "placement": JSONValue(sensor.placement?.rawValue),
            "side": JSONValue(sensor.side?.rawValue),
            "accelerometer": sensor.accelerometer.map(vector) ?? .null,
            "gyroscope": sensor.gyroscope.map(vector) ?? .null,
          ])
        }),
      "time_column": JSONValue(columns.timeColumn),
      "rate_hz": number(columns.rateHertz),
      "started_at": JSONValue(columns.startedAt),
      "own_clock": .flag(columns.hasOwnClock),
    ])
  }

  private static func vector(_ vector: StatedColumns.Vector) -> JSONValue {
    .array([
      .integer(vector.x), .integer(vector.y), .integer(vector.z), JSONValue(vector.unit),
    ])
  }

  private static func mapping(_ mapping: ColumnMapping) -> JSONValue {
    .object([
      "time": mapping.time.map(column) ?? .null,
      "accelerometer": .array((mapping.accelerometer ?? []).map(column)),
      "gyroscope": .array((mapping.gyroscope ?? []).map(column)),
      "time_unit": JSONValue(mapping.timeUnit),
      "accelerometer_unit": JSONValue(mapping.accelerometerUnit),
      "gyroscope_unit": JSONValue(mapping.gyroscopeUnit),
      "rate_hz": number(mapping.rateHertz),
      "gravity": mapping.holdsGravity.map(JSONValue.flag) ?? .null,
      "rest_sign": JSONValue(mapping.restSign?.rawValue),
      "orientation": JSONValue(mapping.orientation?.rawValue),
      "header_line": JSONValue(mapping.headerLine),
    ])
  }

  private static func column(_ column: ColumnMapping.Column) -> JSONValue {
    switch column {
    case .name(let name): .text(name)
    case .number(let number): .integer(number)
    }
  }

  /// All digits: a rate that differs in the last one gives other times.
  private static func number(_ number: Double?) -> JSONValue { JSONValue(number.map { "\($0)" }) }
}
