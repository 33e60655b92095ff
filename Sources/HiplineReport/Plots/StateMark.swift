import HiplineAnalysis

/// How a repetition's state looks: a colour, a pattern, a shape and a letter, each enough by itself.
enum StateMark: String, CaseIterable {
  case controlled
  case shaking
  case compensating
  /// Not complete, or nothing to judge by.
  case unjudged

  init(_ repetition: RepetitionResult) {
    switch repetition.isComplete ? repetition.state : nil {
    case .controlled: self = .controlled
    case .shaking: self = .shaking
    case .compensating: self = .compensating
    case nil: self = .unjudged
    }
  }

  var letter: String {
    switch self {
    case .controlled: "C"
    case .shaking: "S"
    case .compensating: "X"
    case .unjudged: "–"
    }
  }

  /// - Parameter seesPelvis: Whether a sensor on the pelvis tells how still the hip kept.
  func meaning(seesPelvis: Bool) -> String {
    let hip = seesPelvis ? "still hip" : "isolation not measured"
    return switch self {
    case .controlled: "\(hip), no visible shaking"
    case .shaking: "\(hip), and shaking: what the exercise is for"
    case .compensating: "the pelvis helps: the isolation is gone"
    case .unjudged: "not complete, or nothing to judge by"
    }
  }

  /// "Repetitions by state: controlled 1–3; shaking 4–7."
  static func summary(_ repetitions: [RepetitionResult]) -> String {
    let states = allCases.compactMap { mark -> String? in
      let these = repetitions.filter { StateMark($0) == mark }.map(\.index)
      return these.isEmpty ? nil : "\(mark.rawValue) \(RepetitionNumbers.text(these))"
    }
    return "Repetitions by state: " + states.joined(separator: "; ") + "."
  }
}
