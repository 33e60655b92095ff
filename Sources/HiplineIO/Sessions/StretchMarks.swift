import HiplineCore

/// What somebody noted while Sensor Logger recorded, from its `Annotation.csv`: where exercise begins and where it ends.
///
/// A note counts if one of its words says so; all others are nothing that Hipline reads.
struct StretchMarks: Sendable, Hashable {
  private struct Mark: Hashable {
    var unixSeconds: Double
    /// nil where its words do not tell.
    var begins: Bool?
  }

  /// In the order of time.
  private let marks: [Mark]

  /// - Returns: nil where the bytes are no such table, or hold no note.
  init?(_ bytes: [UInt8]) {
    guard let table = SmallTable(bytes), table.hasColumn("text") else { return nil }
    marks = table.rows.compactMap { row in
      guard let nanoseconds = table.number(row, "time"), nanoseconds.isFinite else { return nil }
      return Mark(
        unixSeconds: nanoseconds / 1e9, begins: Self.begins(table.text(row, "text") ?? ""))
    }.sorted { $0.unixSeconds < $1.unixSeconds }
    if marks.isEmpty { return nil }
  }

  /// English, German, Spanish and French.
  private static let beginnings: Set<Substring> = [
    "start", "begin", "beginn", "anfang", "inicio", "comienzo", "début",
  ]
  private static let endings: Set<Substring> = [
    "stop", "end", "finish", "pause", "break", "stopp", "ende", "fin", "pausa",
  ]

  private static func begins(_ text: String) -> Bool? {
    let words = Set(text.lowercased().split { !$0.isLetter })
    let (begins, ends) = (!words.isDisjoint(with: beginnings), !words.isDisjoint(with: endings))
    return begins == ends ? nil : begins
  }

  /// The recording without what lies before the first beginning, and from each end to the next beginning; unchanged where its
  /// clock is not known.
  func applied(to recording: Recording) -> Recording {
    guard case .absolute(let zero) = recording.clock else { return recording }
    var copy = recording
    let known = marks.filter { $0.begins != nil }
    guard let first = known.first else {
      copy.findings.append(
        Finding(
          .notesBeside, .info,
          "the app's notes of the recording were not used: none says where exercise begins or ends",
          hint: "note “start” and “stop” while recording, or give --from and --to"))
      return copy
    }
    var leftOutFrom: Double? = first.begins == true ? -.infinity : nil
    for mark in known {
      let seconds = mark.unixSeconds - zero
      if mark.begins == false {
        leftOutFrom = leftOutFrom ?? seconds
      } else if let from = leftOutFrom {
        if from < seconds { copy.leftOutSeconds.append(from..<seconds) }
        leftOutFrom = nil
      }
    }
    if let leftOutFrom { copy.leftOutSeconds.append(leftOutFrom..<(.infinity)) }
    copy.findings.append(
      Finding(
        .notesBeside, .info,
        "by the app's notes of the recording \(copy.leftOutSeconds.count == 1 ? "a stretch was" : "\(copy.leftOutSeconds.count) stretches were") "
          + "left out: repetitions are looked for from each “start” to the next “stop”",
        hint: "take Annotation.csv away to have all of the recording analysed"))
    return copy
  }
}
