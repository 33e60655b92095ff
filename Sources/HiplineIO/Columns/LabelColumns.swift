import HiplineCore

/// The columns of a table whose content tells which sensor a row is of.
///
///     time  name     x  y  z
///     0.00  thigh    …            rows of one label follow each other smoothly,
///     0.01  pelvis   …            rows as they stand do not
///     0.02  thigh    …
///
/// Which columns may be labels, their first fields tell (``ReadingPlan/withLabels()``); which are, all rows that are in hand
/// (``ReadingPlan/labelled(by:)``).
enum LabelColumns {
  /// Labels that follow their rows one by one have runs of so few rows at most, in samples. Chosen, not derived: packets have as many; what a person
  /// does lasts for longer.
  fileprivate static let longestRun = 16.0
  /// So many times as far apart are neighbouring rows of different labels as rows of one label, in the mean of squares, where two sensors
  /// take turns. Of one sensor they are nearer. Chosen, not derived: noise alone makes a ratio of one.
  fileprivate static let leastContrast = 4.0
  /// So many columns tell sensors apart at most. Chosen, not derived: a person, a side, a place and a number are four.
  fileprivate static let mostColumns = 4
  /// So often labels change at least. Chosen, not derived: less often is no rule.
  fileprivate static let fewestChanges = 8
  /// Words that say in a column's name that it tells sensors, devices or parts of the body apart.
  private static let hints: Set = [
    "sensor", "sensors", "sensorid", "sensorname", "device", "deviceid", "devicename", "imu",
    "node",
    "id", "segment", "mac", "address", "addr", "serial", "location", "placement", "position",
    "limb",
    "joint", "unit", "tag", "source", "site", "bodypart", "part", "body", "side", "channel",
    "board",
    "tracker", "sensornummer", "capteur", "sensore", "gerat", "geraet",
  ]
  /// Words that say that it tells states apart.
  private static let states: Set = [
    "status", "state", "flag", "valid", "quality", "accuracy", "mode", "error", "battery", "rssi",
  ]

  /// Whether a column's name says that it tells sensors apart.
  static func isHinted(_ name: String) -> Bool {
    let words = NameWords.words(of: name)
    return words.contains(where: hints.contains) && !words.contains(where: states.contains)
  }

  /// Whether a column's name says that it tells devices apart, of which each has rows of its own.
  static func isOfDevices(_ name: String) -> Bool {
    isHinted(name)
      && NameWords.words(of: name).contains { word in
        ["sensor", "device", "imu", "node", "tracker"].contains { word.hasPrefix($0) }
      }
  }

  /// Whether labels name different places on the body.
  static func namePlaces(_ labels: some Collection<String>) -> Bool {
    let places = labels.map { BodyWords($0) }
    return labels.count > 1 && places.allSatisfy { $0.placement != nil || $0.side != nil }
      && Set(places.map { [$0.placement?.rawValue, $0.side?.rawValue] }).count > 1
  }

  /// What a label says that the values of its rows are; nil where it does not say it.
  static func kind(ofLabel label: String, inColumn name: String) -> ColumnMeaning.Quantity? {
    if let number = Int(label) {
      // The numbers of Android's sensors.
      guard NameWords.words(of: name).contains("type") else { return nil }
      return androidTypes[number] ?? .other("another sensor")
    }
    let words = NameWords.words(of: label)
    let quantity = Vocabulary(words).quantity(unit: nil, name: "")
    switch quantity {
    case .acceleration, .linearAcceleration, .angularRate, .gravity: return quantity
    case .other(let other) where !other.isEmpty: return quantity
    case .other, .triplet, .time, .sampleIndex: return nil
    }
  }

  private static let androidTypes: [Int: ColumnMeaning.Quantity] = [
    1: .acceleration, 35: .acceleration, 4: .angularRate, 16: .angularRate, 9: .gravity,
    10: .linearAcceleration,
  ]

  /// Whether a column's name says that it tells kinds of values apart.
  static func isOfKinds(_ name: String) -> Bool {
    NameWords.words(of: name).contains {
      [
        "type", "kind", "sensor", "channel", "signal", "modality", "measurement", "quantity",
        "stream",
      ]
      .contains($0)
    }
  }

  /// The words of a label that do not say what its values are: the name of the sensor.
  static func sensorName(ofLabel label: String) -> String {
    NameWords.words(of: label).compactMap(Vocabulary.sensorWord).joined(separator: " ")
  }
}

extension ReadingPlan {
  /// The plan with the columns that may tell the sensor of a row, and with the one that tells what the values of a row are.
  func withLabels() -> ReadingPlan {
    guard deviceColumns.isEmpty, !sensors.isEmpty else { return self }
    var plan = self
    let uses = usesOfColumns
    // Most columns are numbers with decimals: two rows tell.
    let ends = [layout.sample.first, layout.sample.last].compactMap { $0 }
    for column in layout.names.indices where uses[column] == 0 {
      guard ends.allSatisfy({ $0.indices.contains(column) && mayBeLabel($0[column]) }) else {
        continue
      }
      let fields = layout.sample.fields(ofColumn: column)
      let labels = Set(fields)
      guard fields.count > 1, labels.count <= TableLabels.largestCount,
        labels.allSatisfy(mayBeLabel)
      else { continue }
      if kindColumn == nil, plan.takeKinds(labels, ofColumn: column) { continue }
      let name = layout.names[column]
      let isHinted = LabelColumns.isHinted(name)
      let quantity = ColumnMeaning(name: name).quantity
      guard quantity == .other(name) || (isHinted && quantity == .sampleIndex) else { continue }
      let runs = fields.indices.filter { $0 == 0 || fields[$0] != fields[$0 - 1] }
      if runs.count > labels.count || isHinted || LabelColumns.namePlaces(labels) {
        plan.candidateColumns.append(column)
      }
    }
    return plan
  }

  private func mayBeLabel(_ field: String) -> Bool {
    switch FieldText(field, decimalMark: layout.dialect.decimalMark) {
    case .missing: false
    case .number(let value): value == value.rounded() && abs(value) < 1e15
    case .words, .calendarTime: true
    }
  }

  /// Takes a column for the one that tells what the values of a row are, where its labels do: of a table with one vector.
  private mutating func takeKinds(_ labels: Set<String>, ofColumn column: Int) -> Bool {
    let name = layout.names[column]
    let kinds = labels.map { LabelColumns.kind(ofLabel: $0, inColumn: name) }
    guard sensors.count == 1, let vector = sensors[0].vectors.first, sensors[0].vectors.count == 1,
      !kinds.contains(nil), kinds.contains(where: { $0?.isMotion ?? false }),
      Set(kinds).count > 1 || LabelColumns.isOfKinds(name),
      // A device may be called A; beside G it is an accelerometer.
      labels.contains(where: { $0.count > 1 })
        || Set(kinds).isSuperset(of: [.acceleration, .angularRate])
    else { return false }
    guard let time = sensors[0].acceleration?.time ?? sensors[0].gyroscope?.time else {
      return false
    }
    let isLinear = kinds.contains(.linearAcceleration) && !kinds.contains(.acceleration)
    sensors[0].acceleration =
      sensors[0].acceleration ?? AccelerationPlan(parts: [vector], unit: .unknown, time: time)
    sensors[0].acceleration?.isLinear = isLinear
    sensors[0].gyroscope =
      sensors[0].gyroscope ?? GyroscopePlan(columns: vector, unit: .unknown, time: time)
    kindColumn = column
    for (axis, place) in zip(["x", "y", "z"], vector.indices) {
      decisions[place].quantity = "accelerometer \(axis) or gyroscope \(axis)"
    }
    decisions[column].quantity = "kind of each row"
    otherChannels.removeAll { $0 == name }
    return true
  }

  /// The plan with the columns that tell the sensor of each row, as far as the rows show it.
  ///
  /// - Parameters:
  ///   - table: All rows, or the first ones.
  ///   - goesOn: Whether rows follow; a column that is called after devices then counts, though it has named one of them only so far.
  func labelled(by table: Table, goesOn: Bool = false) -> ReadingPlan {
    guard !candidateColumns.isEmpty else { return self }
    var plan = self
    plan.candidateColumns = []
    let candidates = candidateColumns.compactMap { column in
      table.labels[column].map { labels in
        LabelledRows(
          column: column, labels: labels,
          isTold: LabelColumns.isHinted(layout.names[column])
            || LabelColumns.namePlaces(labels.names))
      }
    }
    let stamps = timeColumn.flatMap { table.columns[$0] }
    let vector = sensors.first?.vectors.first?.indices.compactMap { table.columns[$0] } ?? []
    // Rows of other kinds have labels too.
    let filled = (0..<table.rowCount).filter { row in vector.allSatisfy { !$0[row].isNaN } }
    var splitting = candidates.filter { $0.isTold && $0.takeTurns(filled, stamps) }
    if splitting.isEmpty {
      splitting = candidates.filter {
        !$0.isTold && $0.takeTurns(filled, stamps) && $0.differ(in: vector)
      }
    }
    // Columns that tell apart more than a table may have are no names of sensors.
    var sensors = 1
    for rows in splitting {
      // Of a sensor's number and its name one is enough: the name, where it tells the place.
      if let same = plan.deviceColumns.firstIndex(where: { column in
        candidates.contains { $0.column == column && $0.isSame(as: rows) }
      }) {
        if LabelColumns.namePlaces(rows.labels.names) { plan.deviceColumns[same] = rows.column }
      } else if sensors * rows.labels.names.count <= TableLabels.largestCount,
        plan.deviceColumns.count < LabelColumns.mostColumns
      {
        sensors *= rows.labels.names.count
        plan.deviceColumns.append(rows.column)
      }
    }
    for column in plan.deviceColumns {
      plan.decisions[column].quantity = "sensor of each row"
      plan.otherChannels.removeAll { $0 == layout.names[column] }
    }
    if goesOn, plan.deviceColumns.isEmpty {
      plan.deviceColumns = candidates.filter { rows in
        rows.labels.names.count == 1
          && (LabelColumns.isOfDevices(layout.names[rows.column])
            || BodyWords(rows.labels.names[0]).isPlaceAlone)
      }.prefix(1).map { $0.column }
    }
    return plan
  }
}

/// The rows of a table by the labels in one column.
private struct LabelledRows {
  var column: Int
  var labels: TableLabels
  /// Whether the column's name, or the labels themselves, say that they tell sensors apart.
  var isTold: Bool

  /// Whether the rows of different labels come in turn: one by one or in packets; or one label's after the other's, at the same times.
  ///
  /// - Parameters:
  ///   - filled: The rows with a sample.
  ///   - stamps: nil where no column holds times.
  func takeTurns(_ filled: [Int], _ stamps: [Double]?) -> Bool {
    let rows = labels.rows
    guard labels.names.count > 1, let first = filled.first else { return false }
    var runs = Array(repeating: 0, count: labels.names.count)
    var (changes, falls) = (0, 0)
    runs[Int(rows[first])] = 1
    for (row, before) in zip(filled.dropFirst(), filled) where rows[row] != rows[before] {
      changes += 1
      runs[Int(rows[row])] += 1
      if let stamps, stamps[row] < stamps[before] { falls += 1 }
    }
    if changes < runs.count(where: { $0 > 0 }) { return isTold && changes > 0 && falls == changes }
    guard runs.count(where: { $0 > 1 }) > 1, isTold || changes >= LabelColumns.fewestChanges else {
      return false
    }
    return Double(filled.count) <= LabelColumns.longestRun * Double(changes + 1)
      || 2 * falls >= changes
  }

  /// Whether neighbouring rows of different labels are much farther apart than rows of one label.
  func differ(in vector: [[Double]]) -> Bool {
    let rows = labels.rows
    var latest = Array(repeating: -1, count: labels.names.count)
    var (across, within) = (0.0, 0.0)
    var count = 0
    for row in rows.indices {
      let label = Int(rows[row])
      let own = latest[label]
      latest[label] = row
      guard own >= 0, rows[row] != rows[row - 1] else { continue }
      var (toOther, toOwn) = (0.0, 0.0)
      for values in vector {
        toOther += (values[row] - values[row - 1]) * (values[row] - values[row - 1])
        toOwn += (values[row] - values[own]) * (values[row] - values[own])
      }
      guard toOther.isFinite, toOwn.isFinite else { continue }
      across += toOther
      within += toOwn
      count += 1
    }
    return count >= LabelColumns.fewestChanges && across > LabelColumns.leastContrast * within
  }

  /// Whether another column parts the rows alike.
  func isSame(as other: LabelledRows) -> Bool {
    let pairs = Set(zip(labels.rows, other.labels.rows).map { Int($0) << 8 | Int($1) })
    return pairs.count == labels.names.count && pairs.count == other.labels.names.count
  }
}
