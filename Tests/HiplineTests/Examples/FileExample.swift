import Hipline

/// Sessions from files.
enum FileExample {
  static func scores() throws -> [Double] {
    let recordings = try RecordingReader.read(path: "thigh.csv")
    let input = SessionInput(
      id: "monday", exercise: .clamshell, side: .right, recordings: recordings)
    let result = try Analyzer().analyze(input)
    let ranges = result.repetitions.compactMap { $0.number(RangeOfMotion.range) }
    return ranges
  }

  static func batch() async throws {
    let found = SessionDiscovery(exercise: .clamshell).sessions(at: ["recordings"])
    let content = try await Batch(found.sources, jobs: 4).collect()
    let text = TextFormat().render(content)
    print(text)
  }

  static func ownTarget() throws -> SessionResult {
    var profile = Exercise.clamshell.profile
    profile.components.removeAll { $0.name == "tempo" }
    let input = SessionInput(
      id: "monday", exercise: .clamshell, profile: profile,
      recordings: try RecordingReader.read(path: "thigh.csv"))
    return try Analyzer().analyze(input)
  }
}
