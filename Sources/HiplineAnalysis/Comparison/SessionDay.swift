import HiplineCore

extension SessionResult {
  /// The day as whole days since 1970, as its time is written; nil where nobody knows it.
  package var day: Double? {
    guard let startedAt else { return nil }
    let parts = startedAt.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return Double(
      shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468)
  }

  /// What tells that two results are of the same movement: the recordings, by what they hold, the side, and where the exercise begins in
  /// them; the name where the recordings did not come from files.
  var identity: [String] {
    let hashes = recordings.compactMap(\.sha256).sorted()
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
