import HiplineAnalysis

/// How a repetition's state looks: a colour, a pattern, a shape and a letter, each enough by itself.
enum StateMark: String, CaseIterable {
  case controlled
  case shaking
  case compensating
  /// Without a state, and shaking: whether the pelvis kept still is not known.
  case shakes
  /// Not complete, or whether the pelvis helped or the leg shook was not observable.
  case unjudged

  init(_ repetition: RepetitionResult) {
    switch repetition.isComplete ? repetition.state : nil {
    case .controlled: self = .controlled
    case .shaking: self = .shaking
    case .compensating: self = .compensating
    case nil: self = repetition.isComplete && repetition.isShaking == true ? .shakes : .unjudged
    }
  }

  /// The state in a word.
  var label: String {
    switch self {
    case .controlled, .shaking, .compensating: rawValue
    case .shakes: "no state, shaking"
    case .unjudged: "no state"
    }
  }

  var letter: String {
    switch self {
    case .controlled: "C"
    case .shaking: "S"
    case .compensating: "X"
    case .shakes: "~"
    case .unjudged: "–"
    }
  }

  var meaning: String {
    switch self {
    case .controlled: "still hip, no visible shaking"
    case .shaking: "still hip, and shaking: what the exercise is for"
    case .compensating: "the pelvis helps: the isolation is gone"
    case .shakes: "shaking, but whether the hip kept still was not measured"
    case .unjudged:
      "not complete, or whether the pelvis helped or the leg shook could not be measured"
    }
  }

  /// "Repetitions by state: controlled 1–3; shaking 4–7."
  static func summary(_ repetitions: [RepetitionResult]) -> String {
    let states = allCases.compactMap { mark -> String? in
      let these = repetitions.filter { StateMark($0) == mark }.map { $0.index }
      return these.isEmpty ? nil : "\(mark.label) \(RepetitionNumbers.text(these))"
    }
    return "Repetitions by state: " + states.joined(separator: "; ") + "."
  }
}
