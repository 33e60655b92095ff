/// What was seen of the pelvis in a repetition.
package enum PelvisConduct: Sendable, Hashable {
  case still
  /// It helped, by a sensor on it or by a turn that no hip makes alone.
  case helped
  /// It is what the exercise moves, so that there is nothing it could help.
  case moves
  /// Nobody saw it, or the repetition is not complete.
  case unseen
}

extension RepetitionResult {
  package var pelvis: PelvisConduct {
    guard isComplete else { return .unseen }
    if state == .compensating { return .helped }
    if stateBasis.contains(.isolation) { return .still }
    // Without a look at the pelvis there is a state only where it is what moves.
    return state == nil ? .unseen : .moves
  }
}
