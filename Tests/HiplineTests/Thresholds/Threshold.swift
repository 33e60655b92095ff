/// A constant of the sources that decides something, with what its comment says of it.
struct Threshold {
  /// The type and the name, such as `ExerciseBout.restSeconds`.
  var type: String
  var name: String
  /// As it is written.
  var value: String
  /// The comment, its lines joined.
  var comment: String
  /// Where it acts: the module and the folder in it.
  var place: String

  /// The comment's first statement.
  var meaning: String { parts.meaning }
  /// The rest of the comment: why it has this value.
  var evidence: String { parts.evidence }

  /// Split where the first statement ends, outside of brackets and code.
  private var parts: (meaning: String, evidence: String) {
    let text = Array(comment)
    var (depth, isCode) = (0, false)
    for (index, character) in text.enumerated() {
      switch character {
      case "`": isCode.toggle()
      case "(": depth += 1
      case ")": depth -= 1
      case ".", ":", ";":
        guard depth == 0, !isCode, index + 1 < text.count, text[index + 1] == " ",
          !String(text[..<index]).hasSuffix(" al")
        else { continue }
        return (String(text[..<index]), String(text[(index + 2)...]))
      default: continue
      }
    }
    return (comment.hasSuffix(".") ? String(comment.dropLast()) : comment, "")
  }

  /// The unit: that of the name's ending, or what follows “in” in the comment; `1` for a count or a share; nil where none is said.
  var unit: String? {
    for (ending, unit) in Self.endings where name.hasSuffix(ending) { return unit }
    if let match = comment.firstMatch(of: Self.said) {
      let word = String(match.1)
      return Self.words[word] ?? word
    }
    let isWhole = value.wholeMatch(of: /-?[0-9_]+/) != nil
    let text = (name + " " + comment).lowercased()
    return isWhole || Self.pure.contains { text.contains($0) } ? "1" : nil
  }

  private static let endings = [
    ("DegreesPerSecond", "°/s"), ("MetresPerSecondSquared", "m/s²"), ("PerSecond", "1/s"),
    ("Seconds", "s"), ("Hertz", "Hz"), ("Degrees", "°"), ("Metres", "m"),
    ("Samples", "samples"), ("Decibels", "dB"), ("Bytes", "bytes"), ("Bins", "bins"),
    ("ErrorG", "g"),
  ]
  private static let words = [
    "hertz": "Hz", "seconds": "s", "degrees": "°", "radians": "rad", "metres": "m",
    "decibels": "dB", "resolutions": "resolutions",
  ]
  private nonisolated(unsafe) static let said =
    /\bin (m\/s² per rad\/s|rad\/s|radians|m\/s²|°\/s|g|hertz|seconds|degrees|metres|samples|decibels|the file's unit|the metric's unit)\b/
  /// Words that only a number without a unit has.
  private static let pure = [
    "share", "ratio", "factor", "times", "chance", "probability", "standard deviations",
    "deviations", "cosine", "exponent", "so many", "how many", "weight",
  ]
}
