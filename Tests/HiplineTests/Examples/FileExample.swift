import Hipline

/// Sessions from files.
enum FileExample {
  static func scores(path: String) throws -> [Double] {
    let recordings = try RecordingReader.read(path: path)
    let input = SessionInput(
      id: "monday", exercise: .clamshell, side: .right, recordings: recordings)
    let result = try Analyzer().analyze(input)
    let ranges = result.repetitions.compactMap { $0.number(.range) }
    return ranges
  }

  static func batch(path: String) async throws -> String {
    let found = SessionDiscovery(exercise: .clamshell).sessions(at: [path])
    let content = try await Batch(found.sources, jobs: 4).collect()
    let text = content.text
    return text
  }

  static func page(path: String) throws -> String {
    let input = SessionInput(
      id: "monday", exercise: .clamshell, recordings: try RecordingReader.read(path: path))
    let page = try Analyzer().page(input)
    return page
  }

  static func ownTarget(path: String) throws -> SessionResult {
    var profile = Exercise.clamshell.profile
    profile.components.removeAll { $0.name == "tempo" }
    let input = SessionInput(
      id: "monday", exercise: .clamshell, profile: profile,
      recordings: try RecordingReader.read(path: path))
    return try Analyzer().analyze(input)
  }

  static func ownProfile(path: String) throws -> ExerciseProfile {
    let profile = try ProfileFile.read(path: path, for: .clamshell)
    return profile
  }
}
