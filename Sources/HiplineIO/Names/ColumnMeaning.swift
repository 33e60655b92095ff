import HiplineCore

/// What a column's name says about the column.
struct ColumnMeaning: Sendable, Hashable {
  enum Quantity: Sendable, Hashable {
    case acceleration
    /// Gravity removed, as the name says.
    case linearAcceleration
    /// Gravity alone.
    case gravity
    case angularRate
    /// An axis of a quantity that the name does not tell.
    case triplet
    case time
    case sampleIndex
    /// Anything else, by the name of its quantity.
    case other(String)

    var isMotion: Bool {
      switch self {
      case .acceleration, .linearAcceleration, .gravity, .angularRate: true
      case .triplet, .time, .sampleIndex, .other: false
      }
    }

    /// Whether it may be a part of a vector.
    var isOfVector: Bool { isMotion || self == .triplet }
  }

  enum Axis: String, Sendable, Hashable, CaseIterable {
    case x
    case y
    case z
  }

  var quantity: Quantity
  var axis: Axis?
  /// The unit as written in the name, where one was recognised.
  var unitText: String?
  var unit: MeasuringUnit?
  /// The words that are left: the name of the sensor or of the body segment, in lower case.
  var sensor: String = ""
  /// All words besides axis and unit; the columns of one vector have them in common.
  var variant: String = ""
  /// The channel whose time stamps the column holds; nil for those of the whole row.
  var timeOf: Channel?

  /// A column of a quantity that is not used.
  init(other name: String) { quantity = .other(name) }

  /// A column that counts samples.
  static let sampleIndex = ColumnMeaning(quantity: .sampleIndex)

  /// One axis of a vector.
  init(quantity: Quantity, axis: Axis? = nil) {
    self.quantity = quantity
    self.axis = axis
  }

  /// Reads a name such as `Accelerometer X (g)`, `acc_x_m_s2`, `gFx`, `userAcceleration.x` or `epoch (ms)`.
  init(name: String) {
    var parts = NameParts(name)
    let vocabulary = Vocabulary(parts.words)
    if vocabulary.isTime || parts.isBareAxisWithTimeUnit {
      quantity = vocabulary.isTimeOfOthers ? .other("time of another sensor") : .time
      timeOf = vocabulary.channel
      (unitText, unit) = parts.timeUnit()
      return
    }
    if vocabulary.isIndex {
      quantity = .sampleIndex
      return
    }
    guard let (axis, stem) = parts.takeAxis() else {
      quantity = .other(Vocabulary.otherName(parts.words, name: name))
      return
    }
    self.axis = axis
    (unitText, unit) = parts.vectorUnit()
    let words = parts.words + (stem.map { [$0] } ?? [])
    quantity = Vocabulary(words).quantity(unit: unit, name: name)
    variant = words.joined(separator: " ")
    sensor = words.compactMap(Vocabulary.sensorWord).joined(separator: " ")
  }

  /// What the names of a table's columns say; beside a fourth part, `w`, three axes are a quaternion's and no rate.
  static func meanings(of names: [String]) -> [ColumnMeaning] {
    let names = NumberedAxes.lettered(names)
    let quaternions = Set(
      names.compactMap { name -> [String]? in
        guard name.contains(where: { $0 == "w" || $0 == "W" }) else { return nil }
        var parts = NameParts(name)
        guard let stem = parts.takeScalarPart() else { return nil }
        _ = parts.vectorUnit()
        return parts.words + [stem].compactMap { $0 }
      })
    return names.map { name in
      let meaning = ColumnMeaning(name: name)
      guard meaning.axis != nil, [.angularRate, .triplet].contains(meaning.quantity),
        meaning.unit == nil,
        quaternions.contains(meaning.variant.split(separator: " ").map(String.init))
      else { return meaning }
      return ColumnMeaning(other: "orientation")
    }
  }
}
