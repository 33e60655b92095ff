import HiplineCore
import HiplineIO

extension [Recording] {
  /// The sides of the body from which sensors of one place come; fewer than two where a session holds no place twice.
  var sides: [Side] {
    let both = filter { recording in
      contains { $0.placement == recording.placement && $0.isAcross(from: recording) }
    }
    return Side.allCases.filter { side in both.contains { $0.side == side } }
  }

  /// Without those whose counterpart is on the side that moves.
  func onSide(_ side: Side?) -> [Recording] {
    guard let side else { return self }
    return filter { recording in
      recording.side == nil || recording.side == side
        || !contains { $0.placement == recording.placement && $0.side == side }
    }
  }
}

extension Recording {
  fileprivate func isAcross(from other: Recording) -> Bool {
    side != nil && other.side != nil && side != other.side
  }
}

extension SessionSource {
  /// The session of one side.
  func onSide(_ side: Side) -> SessionSource {
    var copy = self
    copy.side = side
    copy.id += "-\(side.rawValue)"
    return copy
  }
}
