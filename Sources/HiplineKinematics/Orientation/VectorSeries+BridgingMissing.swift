import HiplineCore

extension VectorSeries {
  /// Every missing sample of an accelerometer, exactly zero, replaced by the one before; at the start by the first that
  /// is not missing.
  func bridgingMissing() -> VectorSeries {
    guard indices.contains(where: { x[$0] == 0 && y[$0] == 0 && z[$0] == 0 }),
      var last = indices.lazy.map({ self[$0] }).first(where: { $0 != .zero })
    else { return self }
    return map { vector in
      if vector != .zero { last = vector }
      return last
    }
  }
}
