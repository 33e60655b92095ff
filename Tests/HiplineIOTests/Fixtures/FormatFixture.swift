/// A small table of our own making as one kind of recorder writes it.
///
/// All show the ``InventedMovement``. The tests of the formats, the mutation tests and the fuzzer's corpus share them.
struct FormatFixture: Sendable {
  /// The dialect, such as `movella-dot offline`: the format's name and what tells it from the format's others.
  let name: String
  let fileName: String
  let text: String
  var rateHertz: Double
  var holds: Content = .gravity
  var hasGyroscope = false
  /// How coarse the dialect writes its values, in g.
  var toleranceG = 0.002
  /// When the first sample was taken, in seconds of the movement.
  var firstSeconds = 0.0

  /// What the acceleration holds.
  enum Content: Sendable {
    case gravity
    case noGravity
    /// No acceleration: the gyroscope alone.
    case none
  }

  /// The name of the format that is to read it.
  var format: String { name.split(separator: " ").first.map(String.init) ?? "" }

  static let all: [FormatFixture] =
    PhoneFixtures.all + SensorFixtures.all + LoggerFixtures.all + LaboratoryFixtures.all
    + DialectFixtures.all

  /// The dialects of one format.
  static func of(_ format: String) -> [FormatFixture] { all.filter { $0.format == format } }

  /// - Precondition: There is a fixture of this name.
  static func named(_ name: String) -> FormatFixture {
    guard let found = all.first(where: { $0.name == name }) else {
      preconditionFailure("no fixture is named \(name)")
    }
    return found
  }
}

extension FormatFixture: CustomStringConvertible {
  var description: String { name }
}
