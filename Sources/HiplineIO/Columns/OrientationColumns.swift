/// The columns of a table that are one rotation, by their names and, for a quaternion, by its length in the first rows.
struct OrientationColumns {
  var notation: OrientationNotation
  /// In the order that ``OrientationNotation`` states.
  var columns: [Int]
  /// The name of the sensor; empty where the columns have none.
  var sensor: String

  /// The lower the better: angles leave open how they are turned.
  var rank: Int {
    switch notation {
    case .quaternion: 0
    case .matrix: 1
    case .angles: 2
    }
  }

  /// The lengths in which chips give a quaternion: one, and whole numbers of 14 and of 30 bits (BNO055, MPU-6050).
  private static let lengths = [1, Double(1 << 14), Double(1 << 30)]

  /// All rotations of a table, in the order of their first columns.
  static func all(in layout: TableLayout) -> [OrientationColumns] {
    NamedRotation.all(in: layout.names).compactMap { OrientationColumns($0, in: layout) }
  }

  private init?(_ named: NamedRotation, in layout: TableLayout) {
    columns = named.columns
    sensor = named.sensor
    switch named.kind {
    case .quaternion:
      guard let length = Self.length(of: columns, in: layout, isNamed: named.isCertain) else {
        return nil
      }
      notation = .quaternion(length: length)
    case .matrix: notation = .matrix
    case .angles(let unit, let isCompass): notation = .angles(unit, isCompass: isCompass)
    }
  }

  /// The length of the quaternions in most of the first rows, if it is one of those there are.
  ///
  /// - Parameter isNamed: Whether their name is enough where no row shows it.
  private static func length(of columns: [Int], in layout: TableLayout, isNamed: Bool) -> Double? {
    let fields = columns.map { layout.contents(ofColumn: $0) }
    let norms = (0..<(fields.map { $0.count }.min() ?? 0)).compactMap { row -> Double? in
      var sum = 0.0
      for column in fields {
        guard case .number(let value) = column[row] else { return nil }
        sum += value * value
      }
      return sum.squareRoot()
    }.sorted()
    guard !norms.isEmpty else { return isNamed ? 1 : nil }
    return lengths.first {
      abs(norms[norms.count / 2] / $0 - 1) <= OrientationNotation.lengthTolerance
    }
  }
}
