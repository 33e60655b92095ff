import HiplineCore

/// The rows of a table that are of one sensor, by the labels of the plan's columns.
struct RowGroup {
  /// The same in every piece of a table, and less for those that come first.
  var device: Int
  /// What to call the sensor: a label is a free text, of which only the words for places are kept.
  var name: String
  var words: BodyWords
  /// The rows of the acceleration, or of all values where no column tells what they are.
  var rows: [Int] = []
  /// The rows of the angular rate; nil where no column tells what values are.
  var rateRows: [Int]?

  /// The groups of a table; none where no column tells rows apart.
  static func groups(of table: Table, _ plan: ReadingPlan) -> [RowGroup] {
    let devices = plan.deviceColumns.compactMap { table.labels[$0] }
    let kinds = plan.kindColumn.flatMap { column in
      table.labels[column].map { Kinds($0, columnName: plan.layout.names[column]) }
    }
    guard !devices.isEmpty || kinds != nil else { return [] }
    var numbers = Array(repeating: 0, count: table.rowCount)
    for device in devices {
      let unnamed = device.names.firstIndex { FieldText.isMissing($0.utf8) }
      for row in numbers.indices {
        let label = Int(device.rows[row])
        numbers[row] =
          numbers[row] < 0 || label == unnamed
          ? -1 : numbers[row] * TableLabels.largestCount + label
      }
    }
    if let kinds {
      for row in numbers.indices where numbers[row] >= 0 {
        let sensor = kinds.sensors[Int(kinds.labels.rows[row])]
        numbers[row] = numbers[row] * TableLabels.largestCount + sensor
      }
    }
    var groups: [RowGroup] = []
    var places: [Int: Int] = [:]
    for row in numbers.indices where numbers[row] >= 0 {
      let place = places[numbers[row]] ?? groups.count
      if place == groups.count {
        places[numbers[row]] = place
        groups.append(RowGroup(numbers[row], row: row, devices: devices, kinds: kinds))
      }
      let channel: Channel? =
        kinds.map { $0.channels[Int($0.labels.rows[row])] } ?? .accelerometer
      switch channel {
      case .accelerometer: groups[place].rows.append(row)
      case .gyroscope: groups[place].rateRows?.append(row)
      case .orientation, nil: break
      }
    }
    return groups.filter { $0.rows.count > 1 || ($0.rateRows?.count ?? 0) > 1 }
      .sorted { $0.device < $1.device }
  }

  /// - Parameter row: The first of the group.
  private init(_ device: Int, row: Int, devices: [TableLabels], kinds: Kinds?) {
    self.device = device
    var numbers = devices.map { Int($0.rows[row]) }
    var labels = zip(devices, numbers).map { $0.names[$1] }
    if let kinds {
      let label = Int(kinds.labels.rows[row])
      if kinds.nameSensors { numbers.append(kinds.sensors[label]) }
      labels.append(LabelColumns.sensorName(ofLabel: kinds.labels.names[label]))
      rateRows = []
    }
    name =
      numbers.isEmpty ? "" : "device " + numbers.map { "\($0 + 1)" }.joined(separator: "-")
    words = BodyWords(labels.joined(separator: " "))
  }

  /// What the labels of a column say that the values of their rows are.
  private struct Kinds {
    var labels: TableLabels
    /// By label, the channel; nil where the values are not used.
    var channels: [Channel?]
    /// By label, the first label of the same sensor.
    var sensors: [Int]

    /// Whether labels name sensors as well.
    var nameSensors: Bool {
      Set(zip(sensors, channels).filter { $1 != nil }.map { $0.0 }).count > 1
    }

    init(_ labels: TableLabels, columnName: String) {
      self.labels = labels
      let kinds = labels.names.map { LabelColumns.kind(ofLabel: $0, inColumn: columnName) }
      let wanted: ColumnMeaning.Quantity =
        kinds.contains(.acceleration) ? .acceleration : .linearAcceleration
      let channels = kinds.map { kind -> Channel? in
        kind == wanted ? .accelerometer : kind == .angularRate ? .gyroscope : nil
      }
      self.channels = channels
      let names = labels.names.map(LabelColumns.sensorName)
      // One of each are one sensor, whatever the chips are called.
      let areOne = Channel.allCases.allSatisfy { channel in
        Set(zip(names, channels).filter { $1 == channel }.map { $0.0 }).count < 2
      }
      sensors = names.map { name in areOne ? 0 : names.firstIndex(of: name) ?? 0 }
    }
  }
}
