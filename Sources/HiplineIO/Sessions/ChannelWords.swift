/// What the name of a file says about the quantity in it, such as `TotalAcceleration.csv`, `s01_thigh_gyr.csv` or
/// `…_Accelerometer_12.500Hz_1.4.4.csv`.
struct ChannelWords: Hashable {
  enum Quantity: Hashable {
    /// The name does not say.
    case unsaid
    case acceleration
    /// Gravity alone.
    case gravity
    case angularRate
    /// What is recorded beside a movement: a heart rate, a position, notes.
    case other
  }

  /// How an acceleration's name is read, in the order in which files of one device are preferred: those that hold gravity
  /// first.
  enum Variant: Int, Hashable, Comparable {
    case total
    case plain
    case uncalibrated
    case linear
    /// Without gravity, and in the axes of the earth.
    case earth
    /// Of a second, coarser accelerometer for impacts.
    case highRange

    /// Whether another acceleration of the device is better, whatever it is.
    var isLastResort: Bool { self >= .linear }

    static func < (a: Variant, b: Variant) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var quantity = Quantity.unsaid
  private(set) var variant = Variant.plain
  /// The words that do not tell the quantity, in lower case: the name of the device, the person, the place on the body.
  private(set) var others: [String] = []

  /// - Parameter name: A file's name without its folder and ending.
  init(fileName name: String) {
    var words = BodyWords.words(of: Self.withoutRates(name))
    // `HeartRate`, `rotation rate`, `without g`: words that mean something together only.
    for index in words.indices.dropLast().reversed() {
      let joined = words[index] + words[index + 1]
      if Self.pairs.contains(joined) {
        words[index] = joined
        words.remove(at: index + 1)
      }
    }
    let hasQuantity = words.contains { Self.quantities[$0] != nil }
    for word in words {
      if let named = Self.variants[word], hasQuantity {
        variant = max(variant == .plain ? named : variant, named)
        // `linear.csv`: the one word that says it all.
        if let said = Self.quantities[word], quantity == .unsaid { quantity = said }
      } else if let named = Self.quantities[word] {
        // `LinearAcceleration` and `gravity acceleration`: what is most special counts.
        if quantity == .unsaid || named == .gravity || named == .other { quantity = named }
      } else if !Self.plainWords.contains(word) {
        others.append(word)
      }
    }
    if quantity != .acceleration, quantity != .angularRate { variant = .plain }
  }

  private static let quantities: [String: Quantity] = {
    var quantities: [String: Quantity] = [
      "gravity": .gravity, "grav": .gravity, "linear": .acceleration, "lowg": .acceleration,
      "highg": .acceleration, "highgaccelerometer": .acceleration,
    ]
    for word in ["acc", "accel", "accl", "acceleration", "accelerations", "accelerometer"] {
      quantities[word] = .acceleration
    }
    for word in ["gyr", "gyro", "gyroscope", "angularvelocity", "angularrate", "rotationrate"] {
      quantities[word] = .angularRate
    }
    for word in others { quantities[word] = .other }
    return quantities
  }()

  private static let others = [
    "mag", "magn", "magneto", "magnetometer", "magneticfield", "orientation", "attitude", "quat",
    "quaternion", "quaternions", "euler", "matrix", "magnitudes", "compass", "heading", "hr",
    "heartrate", "ecg", "ppg", "ppi", "ibi", "rr", "bvp", "eda", "temp", "temperature", "pressure",
    "barometer", "altitude", "altimeter", "location", "gps", "light", "brightness", "pedometer",
    "steps", "activity", "microphone", "audio", "battery", "network", "bluetooth", "camera",
    "humidity", "rssi", "marker", "markers", "tags", "annotation", "annotations", "metadata",
    "notes", "events",
  ]

  private static let variants: [String: Variant] = [
    "total": .total, "uncalibrated": .uncalibrated, "uncal": .uncalibrated,
    "linear": .linear, "lin": .linear, "user": .linear, "free": .linear, "withoutg": .linear,
    "withoutgravity": .linear, "earth": .earth, "highg": .highRange,
    "highgaccelerometer": .highRange,
  ]

  private static let pairs: Set = [
    "angularvelocity", "angularrate", "rotationrate", "heartrate", "magneticfield", "withoutg",
    "withoutgravity", "withg", "highg", "highgaccelerometer", "lowg",
  ]

  /// Words that tell nothing apart.
  private static let plainWords: Set = [
    "sensor", "sensors", "data", "calibrated", "withg", "inertial",
  ]

  /// The name without rates such as `12.500Hz`, which differ between the channels of one device.
  private static func withoutRates(_ name: String) -> String {
    var result = ""
    var rest = Substring(name)
    while let hertz = rest.firstRange(of: "Hz") ?? rest.firstRange(of: "hz") {
      let before = rest[..<hertz.lowerBound]
      let number = before.reversed().prefix { $0.isNumber || $0 == "." || $0 == "," }.count
      result += before.dropLast(number)
      if number == 0 { result += rest[hertz] }
      rest = rest[hertz.upperBound...]
    }
    return result + rest
  }
}
