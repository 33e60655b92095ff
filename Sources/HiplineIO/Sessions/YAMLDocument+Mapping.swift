import HiplineCore
import Yams

extension YAMLDocument {
  /// The keys of a sensor that say what its columns are.
  static let mappingKeys = [
    "columns", "units", "rate_hz", "gravity", "rest_sign", "orientation", "header_line",
  ]

  /// What a sensor says of its columns, or nil where it says nothing.
  ///
  /// - Throws: `invalid-session-file` for unknown keys, columns that are not three, units that are none of the
  ///   quantity's, and rates that are not positive.
  func columnMapping(_ fields: [String: Node]) throws(InputFailure) -> ColumnMapping? {
    guard YAMLDocument.mappingKeys.contains(where: { fields[$0] != nil }) else { return nil }
    var mapping = ColumnMapping()
    if let node = fields["columns"] {
      let columns = try self.mapping(node, keys: ["time", "accelerometer", "gyroscope"])
      mapping.time = try columns["time"].map { node throws(InputFailure) in try column(node) }
      mapping.accelerometer = try axes(columns, "accelerometer")
      mapping.gyroscope = try axes(columns, "gyroscope")
      guard mapping.accelerometer != nil || mapping.gyroscope != nil else {
        throw failure(
          node, "`columns` names no accelerometer and no gyroscope",
          hint: "add `accelerometer: [x, y, z]` with the names of the columns")
      }
    }
    if let node = fields["units"] {
      let units = try self.mapping(node, keys: ["time", "accelerometer", "gyroscope"])
      mapping.timeUnit = try unit(units, "time", examples: "s, ms, us, ns") {
        if case .time = $0 { true } else { false }
      }
      mapping.accelerometerUnit = try unit(units, "accelerometer", examples: "m/s^2, g, mg") {
        if case .acceleration = $0 { true } else { false }
      }
      mapping.gyroscopeUnit = try unit(units, "gyroscope", examples: "rad/s, deg/s") {
        if case .angularRate = $0 { true } else { false }
      }
    }
    mapping.rateHertz = try number(fields, "rate_hz", within: 1...20_000)
    mapping.headerLine = try number(fields, "header_line", within: 0...200).map { Int($0) }
    let gravity: Gravity? = try choice(fields, "gravity")
    mapping.holdsGravity = gravity.map { $0 == .included }
    mapping.restSign = try choice(fields, "rest_sign")
    mapping.orientation = try choice(fields, "orientation")
    return mapping
  }

  private enum Gravity: String, CaseIterable {
    case included
    case removed
  }

  private func axes(
    _ columns: [String: Node], _ key: String
  ) throws(InputFailure) -> [ColumnMapping.Column]? {
    guard let node = columns[key] else { return nil }
    let nodes = try list(node, key: key)
    guard nodes.count == 3 else {
      throw failure(node, "`\(key)` has \(nodes.count) columns", hint: "name three: [x, y, z]")
    }
    var found: [ColumnMapping.Column] = []
    for node in nodes { found.append(try column(node)) }
    return found
  }

  /// A whole number is a column's number; anything in quotes is a name.
  private func column(_ node: Node) throws(InputFailure) -> ColumnMapping.Column {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      throw failure(
        node, "a column is a name or a number", hint: "write its name, or its number from 1")
    }
    if scalar.style == .plain || scalar.style == .any, let number = Int(scalar.string) {
      guard number >= 1 else {
        throw failure(node, "columns are numbered from 1", hint: "write its number from 1")
      }
      return .number(number)
    }
    return .name(scalar.string)
  }

  private func unit(
    _ units: [String: Node], _ key: String, examples: String, where fits: (MeasuringUnit) -> Bool
  ) throws(InputFailure) -> String? {
    guard let text = try text(units, key) else { return nil }
    guard let unit = MeasuringUnit(text), fits(unit) else {
      throw failure(
        units[key], "the unit of `\(key)` is not known", hint: "write one such as \(examples)")
    }
    return text
  }
}
