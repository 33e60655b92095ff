/// Columns that are one rotation by their names.
struct NamedRotation {
  enum Kind: Hashable {
    case quaternion
    case matrix
    case angles(AngleUnit, isCompass: Bool)
  }

  var kind: Kind
  /// w, x, y and z; row by row; roll, pitch and yaw.
  var columns: [Int]
  /// The name of the sensor; empty where the columns have none.
  var sensor: String
  /// Whether the names are those of nothing else.
  var isCertain: Bool

  /// All rotations that the names of a table's columns make, in the order of their first columns.
  static func all(in names: [String]) -> [NamedRotation] {
    var order: [[String]] = []
    var groups: [[String]: [(column: Int, name: OrientationName)]] = [:]
    for (column, text) in names.enumerated() {
      guard let name = OrientationName(text) else { continue }
      if groups[name.words] == nil { order.append(name.words) }
      groups[name.words, default: []].append((column, name))
    }
    return order.compactMap { words in groups[words].flatMap(NamedRotation.init) }
  }

  private init?(_ group: [(column: Int, name: OrientationName)]) {
    guard let first = group.first?.name else { return nil }
    func columns(_ parts: [OrientationName.Part]) -> [Int]? {
      let found = parts.compactMap { part in group.first { $0.name.part == part }?.column }
      return found.count == parts.count ? found : nil
    }
    sensor = first.sensor
    isCertain = true
    if let four = Self.quaternions.lazy.compactMap(columns).first {
      self.columns = four
      kind = .quaternion
      isCertain = first.saysQuaternion
    } else if let nine = Self.matrices.lazy.compactMap(columns).first {
      self.columns = nine
      kind = .matrix
    } else if let three = columns([.roll, .pitch, .yaw(isCompass: false)])
      ?? (first.saysAngle ? columns([.letter("x"), .letter("y"), .letter("z")]) : nil)
    {
      self.columns = three
      kind = .angles(first.unit ?? .unknown, isCompass: false)
    } else if let three = columns([.roll, .pitch, .yaw(isCompass: true)]) {
      self.columns = three
      kind = .angles(first.unit ?? .unknown, isCompass: true)
    } else {
      return nil
    }
  }

  private static let quaternions: [[OrientationName.Part]] = [
    [.letter("w"), .letter("x"), .letter("y"), .letter("z")], (0...3).map { .digit($0) },
    (1...4).map { .digit($0) },
  ]

  /// Counted from 1 and from 0.
  private static let matrices: [[OrientationName.Part]] = [1, 0].map { first in
    (0...2).flatMap { row in (0...2).map { .element(row + first, $0 + first) } }
  }
}
