package import HiplineCore

extension SessionResult {
  /// The day, as its time is written; nil where nobody knows it.
  package var day: CivilDay? { startedAt.flatMap(CivilDay.init) }

  /// What tells that two results are of the same movement: the recordings, by what they hold, the side, and where the exercise begins in
  /// them; the name where the recordings did not come from files.
  var identity: [String] {
    let hashes = recordings.compactMap { $0.sha256 }.sorted()
    guard hashes.count == recordings.count, !hashes.isEmpty else { return [id] }
    let start = repetitions.first.map { $0.startSeconds.text(decimals: 1) } ?? ""
    return hashes + [exercise, side?.rawValue ?? "", start]
  }

  /// The name without the word for the side: `leg-lift-left` and `leg-lift-right` are both `leg-lift`.
  package var nameWithoutSide: String {
    let words = id.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.filter { !["left", "right", "l", "r"].contains($0) }.joined(separator: "-")
  }
}
