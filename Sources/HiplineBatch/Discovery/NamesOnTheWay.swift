import HiplineAnalysis
import HiplineIO

/// What the names of folders and files on the way to a recording say of the session: whose it is, and when it was.
struct NamesOnTheWay {
  /// From the folder that was named, whose own name is the first, to the file.
  private let names: [String]

  /// - Parameter root: The folder or archive that was named, or the folder of a file that was.
  init(to path: String, below root: String) {
    let place = Folders.standardPath(root)
    let inside =
      path.hasPrefix(root)
      ? FileName.parts(of: String(path.dropFirst(root.count))) : [FileName.name(of: path)]
    names = [FileName.name(of: place)] + inside
  }

  /// An app names the file or its folder; a place or a side may be a folder between.
  ///
  /// Chosen, not derived: a folder further up is of more than a session.
  private static let mostFoldersUp = 2

  /// ISO 8601, of the name that is nearest to the samples.
  var startedAt: String? {
    names.suffix(Self.mostFoldersUp + 1).reversed().lazy.compactMap { NamedDate($0)?.text }.first
  }

  /// A folder that is named for a person, as `sub-01`, `P3` or `participant 12`; or the folder right below the one that was named, where
  /// what it holds is named for days.
  var subject: String? {
    let folders = names.dropLast()
    if let marked = folders.last(where: Self.isOfPerson) { return marked }
    guard folders.count > 1, names.dropFirst(2).contains(where: { NamedDate($0) != nil }),
      NamedDate(folders[1]) == nil, !Self.isOfSomethingElse(folders[1])
    else { return nil }
    return RecordingNames.withoutArchiveEnding(folders[1])
  }

  private static let people: Set<String> = [
    "sub", "subj", "subject", "participant", "patient", "person", "proband", "client", "p",
  ]

  /// A word for a person, and a number or, behind a hyphen, a label.
  private static func isOfPerson(_ name: String) -> Bool {
    let word = name.lowercased().prefix { $0.isLetter }
    guard people.contains(String(word)) else { return false }
    let rest = name.dropFirst(word.count)
    if word == "sub", rest.first == "-" { return rest.count > 1 }
    let number = rest.drop { "-_ ".contains($0) }
    return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static let others: Set<String> = [
    "recording", "recordings", "data", "raw", "export", "exports", "session", "sessions", "week",
    "day", "month", "year", "visit", "test", "tests", "results", "left", "right", "before", "after",
    "baseline", "download", "downloads", "csv", "zip", "files", "measurement", "measurements",
    "training", "exercise", "exercises", "new", "old", "archive", "backup", "phone", "watch",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
  ]

  /// Whether a folder is named for a time, a place on the body, an exercise or what is kept in it.
  private static func isOfSomethingElse(_ name: String) -> Bool {
    let body = BodyWords(name)
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return body.placement != nil || body.side != nil || words.isEmpty
      || words.contains(where: others.contains) || Exercise.named(name) != nil
  }
}

extension SessionSource {
  /// The session with what the names on the way to it say, where nothing else does.
  func withNames(below root: String) -> SessionSource {
    guard let path = sensors.first?.path else { return self }
    let names = NamesOnTheWay(to: path, below: root)
    var copy = self
    copy.dated = dated ?? names.startedAt
    if subject == nil, let person = names.subject {
      (copy.subject, copy.subjectProvenance) = (person, .folder)
    }
    copy.apart = apart.map { $0.withNames(below: root) }
    return copy
  }
}
