import HiplineIO

extension [SessionSource] {
  /// The sessions with names of their own: the same name twice gets its parent folder's name before it, and a number where
  /// that is not enough. A name that a bout of another session may get counts as taken.
  func withUniqueNames() -> [SessionSource] {
    var counts: [String: Int] = [:]
    for source in self { counts[source.id, default: 0] += 1 }
    var used: Set<String> = []
    // The numbers that were given, so that many sessions of one name do not begin at 2 each.
    var last: [String: Int] = [:]
    func unique(_ source: SessionSource) -> SessionSource {
      var copy = source
      if counts[source.id, default: 0] > 1, let path = source.sensors.first?.path {
        let parts = path.split(separator: "/")
        if parts.count > 1 { copy.id = "\(parts[parts.count - 2])-\(source.id)" }
      }
      let base = copy.id
      var number = last[base] ?? 2
      while BoutName.session(ofBout: copy.id).map({ counts[$0] != nil }) == true
        || !used.insert(copy.id).inserted
      {
        copy.id = "\(base)-\(number)"
        number += 1
        last[base] = number
      }
      return copy
    }
    return map { source in
      var copy = unique(source)
      copy.apart = source.apart.map(unique)
      return copy
    }
  }
}
