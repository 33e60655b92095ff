import Crypto
import HiplineAnalysis
import HiplineCore

/// The labels in the names of a Motion-BIDS tree, which hold letters and digits only.
struct MotionLabels {
  private var subjects: [String: String] = [:]
  private var taken: Set<String> = []
  private var withoutDay: Set<String> = []
  private var runs: [String: Int] = [:]

  /// - Parameter sources: Everything that is converted: people whose sessions all have a day get folders of days.
  init(_ sources: [SessionSource]) {
    for source in sources {
      for session in [source] + source.apart {
        if Self.day(of: session) == nil { withoutDay.insert(Self.person(session)) }
      }
    }
  }

  /// The names of one run.
  struct Run: Hashable {
    var subject: String
    /// nil where not every session of the subject has a day.
    var session: String?
    var task: String
    var acquisition: String?
    var number: Int

    /// `sub-01`, `ses-20260301`.
    private var parts: [String] { ["sub-\(subject)"] + (session.map { ["ses-\($0)"] } ?? []) }

    private var beginning: String { parts.joined(separator: "_") }

    /// `sub-01/ses-20260301`.
    var folder: [PlainName] { parts.map(PlainName.init(made:)) }

    var scans: [PlainName] { folder + [PlainName(made: "\(beginning)_scans.tsv")] }

    /// A file of a tracking system in the folder `motion`, without what it is:
    /// `sub-01_task-clamshell_tracksys-imu_acq-left_run-1`.
    func motion(tracking: String) -> String {
      let acquisition = acquisition.map { "_acq-\($0)" } ?? ""
      return "\(beginning)_task-\(task)_tracksys-\(tracking)\(acquisition)_run-\(number)"
    }
  }

  /// A session whose subject nobody named is a person of its own: nothing says that two of them are of one.
  mutating func run(of source: SessionSource) -> Run {
    let person = Self.person(source)
    var run = Run(
      subject: subject(person, named: source.subject ?? source.id),
      session: withoutDay.contains(person) ? nil : Self.day(of: source),
      task: Self.task(of: source),
      acquisition: source.side?.rawValue, number: 0)
    let name = run.motion(tracking: "")
    runs[name, default: 0] += 1
    run.number = runs[name] ?? 1
    return run
  }

  /// The exercise, or that nobody knows which.
  static func task(of source: SessionSource) -> String {
    plain(source.exercise?.name ?? ExerciseProfile.unknown.name)
  }

  /// The longest label of a person, in letters: a file's name has it beside the others, and stays below
  /// ``PlainName/longestBytes``.
  private static let mostLetters = 64

  private mutating func subject(_ person: String, named name: String) -> String {
    if let known = subjects[person] { return known }
    let plain = Self.plain(name)
    var stem = plain.isEmpty ? "unnamed" : plain
    if stem.count > Self.mostLetters {
      let fingerprint = SHA256.hash(data: Array(name.utf8)).prefix(4).hexadecimal
      stem = stem.prefix(Self.mostLetters - fingerprint.count) + fingerprint
    }
    var label = stem
    var number = 2
    // Some file systems do not tell capitals from small letters.
    while !taken.insert(label.lowercased()).inserted {
      label = "\(stem)x\(number)"
      number += 1
    }
    subjects[person] = label
    return label
  }

  private static func person(_ source: SessionSource) -> String {
    source.subject ?? "session \(source.id)"
  }

  /// `20260301`.
  private static func day(of source: SessionSource) -> String? {
    guard let startedAt = source.startedAt else { return nil }
    let digits = startedAt.prefix(10).filter { $0.isASCII && $0.isNumber }
    return digits.count == 8 ? digits : nil
  }

  private static func plain(_ text: String) -> String {
    text.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
