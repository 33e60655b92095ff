import HiplineCore

/// The words by which the names of columns tell their quantity.
struct Vocabulary {
  private let words: [String]
  private let joined: String

  init(_ words: [String]) {
    self.words = words
    joined = words.joined()
  }

  /// What is written together with its axis, as in `accx`, and the word for it.
  static let stems: [String: ColumnMeaning.Quantity] = [
    "a": .acceleration, "ac": .acceleration, "acc": .acceleration, "accel": .acceleration,
    "acceleration": .acceleration, "accelerometer": .acceleration, "gf": .acceleration,
    "la": .linearAcceleration, "lacc": .linearAcceleration, "linacc": .linearAcceleration,
    "linaccel": .linearAcceleration, "lin": .linearAcceleration,
    "g": .angularRate, "gy": .angularRate, "gyr": .angularRate, "gyro": .angularRate,
    "gyroscope": .angularRate,
    "w": .angularRate, "omega": .angularRate, "rot": .angularRate, "av": .angularRate,
    "as": .angularRate, "rotationrate": .angularRate,
    "grav": .gravity, "gravity": .gravity,
    "m": .other("magnetometer"), "mag": .other("magnetometer"), "b": .other("magnetometer"),
    "h": .other("magnetometer"), "q": .other("orientation"), "quat": .other("orientation"),
    "angle": .other("orientation"), "euler": .other("orientation"),
    "roll": .other("orientation"),
  ]

  var isTime: Bool {
    words.contains(where: Self.times.contains) || joined == "t" || joined == "ts"
      || joined == "tms" || isUnitOfTimeAlone
      ? !isIndex : false
  }

  /// Whether the name is a unit of time and nothing else, as in `ms`; a letter alone may mean anything, and `Second` or `Millisecond`
  /// beside `Minute` is a part of a date.
  private var isUnitOfTimeAlone: Bool {
    joined.utf8.count > 1 && TimeUnit.spellings[joined] != nil
      && !Self.partsOfDates.contains(joined)
  }

  private static let partsOfDates: Set = [
    "sec", "second", "millisecond", "microsecond", "nanosec", "nanosecond", "sekunde", "segundo",
    "seconde", "hr", "hrs", "hour", "hours", "stunden", "day", "days", "tage", "min", "mins",
    "minute", "minutes", "minuten", "minuto", "minutos", "minuti",
  ]

  private static let times: Set = [
    "time", "timestamp", "timestamps", "datetime", "epoch", "epoc", "unixtime", "elapsed",
    "loggingtime", "timefine", "millis", "micros", "stamp", "datenum", "tick", "ticks", "tow",
    "itow",
    // German, Spanish, French, Italian and Portuguese, Dutch.
    "zeit", "zeitpunkt", "zeitstempel", "uhrzeit", "tiempo", "hora", "temps", "heure", "horodatage",
    "tempo", "ora", "tijd", "tijdstip", "tijdstempel",
    // Chinese, Japanese, Korean.
    "时间", "時間", "時刻", "시간",
  ]

  /// Whether times are those of a sensor that is not used.
  var isTimeOfOthers: Bool {
    words.contains { word in
      ["mag", "loc", "alti", "baro", "emg", "heart"].contains { word.hasPrefix($0) }
    }
  }

  var isIndex: Bool {
    words.contains(where: Self.indices.contains) || joined == "sample" || joined == "n"
      || joined == "loggingsample" || joined == "samplenumber"
  }

  private static let indices: Set = [
    "index", "counter", "packetcounter", "framenumber", "frame", "idx",
  ]

  var channel: Channel? {
    if isGyroscope { return .gyroscope }
    return isAcceleration ? .accelerometer : nil
  }

  /// Whether a part is in the words written together; hardly any name is long enough to have to be searched.
  private func holds(_ part: String) -> Bool {
    part.utf8.count <= joined.utf8.count && joined.contains(part)
  }

  private var isGyroscope: Bool {
    words.contains { Self.beginsAs(Self.gyroscopes, $0) } || holds("rotationrate")
      || holds("rotationsrate") || holds("angularvel") || holds("angularrate")
      || holds("angvel") || holds("angrate") || isSpeedOfTurning
  }

  private var isAcceleration: Bool {
    words.contains { Self.beginsAs(Self.accelerations, $0) || $0 == "gf" } || holds("accel")
      || holds("gforce")
  }

  /// How words for accelerometers and accelerations begin: English, French and Italian, then Spanish and Portuguese, German, Dutch,
  /// Chinese and Japanese, Korean.
  private static let accelerations = ["acc", "acel", "beschl", "versnel", "加速度", "가속도"]
  /// The same for gyroscopes and angular rates.
  private static let gyroscopes = [
    "gyr", "giro", "drehrat", "drehgeschw", "winkelgeschw", "hoeksnel", "角速度", "각속도",
  ]
  /// The same for gravity.
  private static let gravities = ["grav", "schwerkraft", "zwaartekr"]

  private static func beginsAs(_ beginnings: [String], _ word: String) -> Bool {
    beginnings.contains { word.hasPrefix($0) }
  }

  /// `velocidad angular`, `vitesse de rotation` and the like.
  private var isSpeedOfTurning: Bool {
    words.contains { Self.beginsAs(["veloci", "vites"], $0) }
      && words.contains { Self.beginsAs(["angul", "angol", "rota"], $0) }
  }

  /// The quantity that the words of a column with an axis name.
  func quantity(unit: MeasuringUnit?, name: String) -> ColumnMeaning.Quantity {
    if isGyroscope {
      let isAngle = words.contains {
        ["angle", "angles", "euler", "quat", "quaternion"].contains($0)
      }
      if case .angularRate? = unit { return .angularRate }
      return isAngle ? .other("orientation") : .angularRate
    }
    if unit == .angle { return .other("orientation") }
    let saysGravity = words.contains { Self.beginsAs(Self.gravities, $0) }
    if isAcceleration {
      let isLinear =
        words.contains {
          ($0.hasPrefix("lin") && $0 != "links") || $0 == "user" || $0 == "free"
            || Self.withouts.contains($0)
        } || holds("withoutg") || holds("nograv") || holds("freeacc")
      return isLinear ? .linearAcceleration : .acceleration
    }
    if saysGravity { return .gravity }
    if let other = Vocabulary.knownOther(words) { return .other(other) }
    let stem = words.last.flatMap { Vocabulary.stems[$0] }
    switch (stem, unit) {
    case (.angularRate, .acceleration): return .acceleration
    case (.other(let other), _): return .other(other)
    case (let quantity?, _): return quantity
    case (nil, .acceleration): return .triplet
    case (nil, .angularRate): return .angularRate
    case (nil, _): return words.allSatisfy(Vocabulary.isOfNoSensor) ? .triplet : .other(name)
    }
  }

  /// Whether a word says nothing about which sensor it is.
  static func isOfNoSensor(_ word: String) -> Bool { sensorWord(word) == nil }

  /// What a word says about which sensor it is: the word, the number of `acc2`, or nothing.
  static func sensorWord(_ word: String) -> String? {
    let number = word.reversed().prefix { $0.isASCII && $0.isNumber }
    let stem = String(word.dropLast(number.count))
    guard stem != "links" else { return word }
    let isOfQuantity =
      stems[stem] != nil || beginsAs(accelerations + gyroscopes + gravities, stem)
      || beginsAs(["lin", "rot"], stem)
    if isOfQuantity { return number.isEmpty ? nil : String(number.reversed()) }
    return plainWords.contains(word) ? nil : word
  }

  /// What goes before “g” where an acceleration is without it: German, Spanish, French, Italian, Portuguese, Dutch.
  private static let withouts: Set = ["ohne", "sin", "sans", "senza", "sem", "zonder"]

  /// Whether the word as it is, not only its beginning, is one of these.
  static func holds(word: String) -> Bool {
    stems[word] != nil || plainWords.contains(word) || times.contains(word)
      || indices.contains(word) || ["t", "ts", "sample", "n"].contains(word)
  }

  private static let plainWords: Set = [
    "sensor", "cal", "uncal", "calibrated", "uncalibrated", "raw", "ln", "wr", "motion", "imu",
    "data", "axis", "total", "user", "free", "angular", "velocity", "rate", "with", "without",
    "including", "g", "force", "corrected", "filtered", "device", "body", "value", "values",
    "achse",
    "velocidad", "velocidade", "velocita", "vitesse", "angulaire", "angolare", "de", "di", "da",
    "ohne", "sin", "sans", "senza", "sem", "zonder",
  ]

  /// The name of the quantity of a column without an axis.
  static func otherName(_ words: [String], name: String) -> String {
    knownOther(words) ?? name
  }

  private static func knownOther(_ words: [String]) -> String? {
    others.first { other in words.contains { $0.hasPrefix(other.prefix) } }?.name
  }

  private static let others: [(prefix: String, name: String)] = [
    ("mag", "magnetometer"), ("temp", "temperature"), ("tmp", "temperature"),
    ("quat", "orientation"),
    ("orient", "orientation"), ("euler", "orientation"), ("attitude", "orientation"),
    ("roll", "orientation"), ("pitch", "orientation"), ("yaw", "orientation"),
    ("angle", "orientation"), ("mat", "orientation"), ("press", "pressure"),
    ("baro", "pressure"), ("emg", "muscle activity"), ("ecg", "heart activity"),
    ("light", "light"), ("batt", "battery"), ("vel", "velocity"), ("dq", "orientation"),
    ("dv", "velocity"), ("heading", "orientation"),
  ]
}
