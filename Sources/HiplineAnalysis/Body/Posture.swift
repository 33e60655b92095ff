import HiplineCore

/// How a person lies, sits or stands.
package enum Posture: String, Sendable, Hashable, CaseIterable, Codable {
  /// On the back.
  case supine
  /// On the belly.
  case prone
  /// On the left side: the right leg is the upper one.
  case sideLyingLeft = "side-lying-left"
  /// On the right side.
  case sideLyingRight = "side-lying-right"
  case sitting
  case standing

  /// The name for people.
  package var title: String {
    switch self {
    case .supine: "supine"
    case .prone: "prone"
    case .sideLyingLeft: "lying on the left side"
    case .sideLyingRight: "lying on the right side"
    case .sitting: "sitting"
    case .standing: "standing"
    }
  }

  /// On the side with a leg of that side up.
  static func sideLying(upper side: Side) -> Posture {
    side == .right ? .sideLyingLeft : .sideLyingRight
  }

  var isSideLying: Bool { self == .sideLyingLeft || self == .sideLyingRight }
}

/// A posture that an exercise is done in, whichever leg does it.
enum ExercisePosture: Sendable, Hashable {
  case supine
  case prone
  /// On the side, the leg that moves up.
  case sideLying
  case sitting

  /// The postures that it is with a leg of that side.
  func postures(side: Side?) -> Set<Posture> {
    switch self {
    case .supine: [.supine]
    case .prone: [.prone]
    case .sitting: [.sitting]
    case .sideLying:
      side.map { [.sideLying(upper: $0)] } ?? [.sideLyingLeft, .sideLyingRight]
    }
  }
}
