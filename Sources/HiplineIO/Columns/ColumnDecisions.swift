import HiplineCore

extension ColumnDecision {
  /// What every column of a table is taken for.
  static func list(for sensors: [SensorPlan], layout: TableLayout) -> [ColumnDecision] {
    var taken: [Int: (quantity: String, unit: String, basis: UnitBasis?)] = [:]
    for sensor in sensors {
      let label = sensor.label.map { "\($0) " } ?? ""
      for part in sensor.acceleration?.parts ?? [] {
        for (axis, column) in zip(["x", "y", "z"], part.indices) {
          taken[column] = (
            "\(label)accelerometer \(axis)", sensor.acceleration?.unit.name ?? "",
            sensor.acceleration?.unit.basis
          )
        }
      }
      if let gyroscope = sensor.gyroscope {
        for (axis, column) in zip(["x", "y", "z"], gyroscope.columns.indices) {
          taken[column] = (
            "\(label)gyroscope \(axis)", gyroscope.unit.name, gyroscope.unit.basis
          )
        }
      }
      if let orientation = sensor.orientation {
        for (name, column) in zip(orientation.notation.columnNames, orientation.columns) {
          taken[column] = ("\(label)orientation \(name)", orientation.notation.unitName, .stated)
        }
      }
      for source in sensor.times {
        if let column = source.column {
          let isStated = ColumnMeaning(name: layout.names[column]).unit != nil
          taken[column] = (source.quantityName, source.unitName, isStated ? .stated : .format)
        }
        for part in source.further {
          taken[part.column] = (source.quantityName, part.unit.name, .stated)
        }
      }
    }
    return layout.names.enumerated().map { column, name in
      ColumnDecision(
        column: column + 1, name: name, quantity: taken[column]?.quantity ?? "not used",
        unit: taken[column]?.unit ?? "",
        unitBasis: taken[column].flatMap { $0.unit.isEmpty ? nil : $0.basis })
    }
  }
}

extension UnitSource {
  fileprivate var basis: ColumnDecision.UnitBasis? {
    switch self {
    case .declared: .stated
    case .format: .format
    case .unknown: nil
    }
  }
}

extension UnitSource<AccelerationUnit> {
  var name: String {
    switch self {
    case .declared(let unit, _), .format(let unit): unit.name
    case .unknown: ""
    }
  }
}

extension UnitSource<AngularRateUnit> {
  var name: String {
    switch self {
    case .declared(let unit, _), .format(let unit): unit.name
    case .unknown: ""
    }
  }
}

extension OrientationNotation {
  var unitName: String {
    switch self {
    case .angles(.degrees, _): "°"
    case .angles(.radians, _): "rad"
    case .angles(.unknown, _), .quaternion, .matrix: ""
    }
  }
}

extension TimeSource {
  var quantityName: String {
    switch self {
    case .column, .parts: "time"
    case .index: "sample index"
    }
  }

  var unitName: String {
    switch self {
    case .column(_, .number(let unit, _)), .parts(_, .number(let unit, _), _): unit?.name ?? ""
    case .column(_, .calendar), .parts(_, .calendar, _), .index: ""
    }
  }
}
