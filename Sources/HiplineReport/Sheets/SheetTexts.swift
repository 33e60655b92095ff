import HiplineCore

/// The words of the patient's sheet in one language.
package struct SheetTexts: Sendable, Hashable {
  private let texts: [String: String]

  /// The languages that Hipline has, each a file in `Resources`.
  package static let languages: [(name: String, bytes: [UInt8])] = [
    ("en", PackageResources.sheet_en_yaml), ("de", PackageResources.sheet_de_yaml),
    ("es", PackageResources.sheet_es_yaml),
  ]

  /// Hipline's own words; nil for a language that it does not have.
  ///
  /// Its files have a text a line, `name: words`, bare or between quotation marks: less than what YAML allows others.
  package static func own(_ language: String) -> SheetTexts? {
    guard let file = languages.first(where: { $0.name == language }) else { return nil }
    var texts: [String: String] = [:]
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, !line.hasPrefix("#") else { continue }
      let words = parts[1].dropFirst()
      texts[String(parts[0])] = String(
        words.hasPrefix("\"") ? words.dropFirst().dropLast() : words)
    }
    return try? SheetTexts(texts)
  }

  /// What a file has to say.
  package static let keys = SheetKey.allCases.map { $0.rawValue }

  /// Why words are none.
  package enum Mistake: Error, Equatable {
    case missing(String)
    /// The text lacks a name in braces without which it would say something else.
    case lacks(key: String, name: String)
    case months
    /// A language is a word of letters and hyphens: it stands in names of files.
    case language
  }

  package init(_ texts: [String: String]) throws(Mistake) {
    for key in SheetKey.allCases {
      guard let text = texts[key.rawValue], !text.isEmpty else { throw .missing(key.rawValue) }
      for name in key.names where !text.contains("{\(name)}") {
        throw .lacks(key: key.rawValue, name: name)
      }
    }
    self.texts = texts
    guard months.count == 12 else { throw .months }
    guard language.allSatisfy({ $0.isASCII && $0.isLetter || $0 == "-" }) else { throw .language }
  }

  /// The code of the language, `en`, as a page says it, and as it stands in names of files.
  package var language: String { self[.language] }

  subscript(_ key: SheetKey) -> String { texts[key.rawValue] ?? "" }

  /// The text with every name in braces replaced.
  func text(_ key: SheetKey, _ values: KeyValuePairs<String, String>) -> String {
    values.reduce(self[key]) { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
  }

  /// The text of a cue, or of an exercise; nil for one that no file has, of a profile of somebody's own.
  func text(named name: String) -> String? { texts[name] }

  private var months: [String] {
    self[.months].split(separator: " ").map(String.init)
  }

  /// "2. März 2026".
  func date(_ day: CivilDay) -> String {
    text(
      .date,
      ["day": "\(day.day)", "month": months[day.month - 1], "year": "\(day.year)"])
  }

  /// "2 Mär", for a picture.
  func shortDate(_ day: CivilDay) -> String { "\(day.day) \(months[day.month - 1].prefix(3))" }
}

/// What a file of words has to say.
enum SheetKey: String, CaseIterable {
  case language, title, date, months, left, right, unsided
  case clamshell
  case legLift = "leg-lift"
  case sideLegLift = "side-leg-lift"
  case proneLegLift = "prone-leg-lift"
  case kneeExtension = "knee-extension"
  case pelvicTilt = "pelvic-tilt"
  case footSlide = "foot-slide"
  case unknown
  case well
  case wellClean = "well-clean"
  case wellDone = "well-done"
  case wellNone = "well-none"
  case wellShook = "well-shook"
  case change
  case changeNothing = "change-nothing"
  case pelvisMoves = "pelvis-moves"
  case rangeShrinks = "range-shrinks"
  case rangeGrows = "range-grows"
  case tempoTooFast = "tempo-too-fast"
  case liftTooFast = "lift-too-fast"
  case lowerTooFast = "lower-too-fast"
  case lowerLetGo = "lower-let-go"
  case holdTooShort = "hold-too-short"
  case holdSags = "hold-sags"
  case liftJerky = "lift-jerky"
  case lowerJerky = "lower-jerky"
  case stop
  case stopAt = "stop-at"
  case stopFirst = "stop-first"
  case stopFree = "stop-free"
  case stopMixed = "stop-mixed"
  case stopUnknown = "stop-unknown"
  case stopPain = "stop-pain"
  case weeks
  case weeksUp = "weeks-up"
  case weeksDown = "weeks-down"
  case weeksSame = "weeks-same"
  case weeksFew = "weeks-few"
  case picture, footer

  /// The names in braces that its text has to have.
  var names: [String] {
    switch self {
    case .date: ["day", "month", "year"]
    case .wellClean: ["side", "clean", "count"]
    case .wellDone: ["side", "count"]
    case .wellNone, .stopFirst, .stopFree, .stopMixed, .stopUnknown, .weeksSame: ["side"]
    case .stopAt: ["side", "before"]
    case .weeksUp, .weeksDown: ["side", "from", "to", "since"]
    case .weeksFew: ["side", "days", "needed"]
    default: []
    }
  }
}
