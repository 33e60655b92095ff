import HiplineAnalysis
import HiplineCore
import HiplineIO

/// Sessions that somebody described, in a `session.yaml` or in a manifest.
extension SessionDiscovery {
  /// The sessions that a manifest lists; none, and all that is wrong with it, where something is.
  public func sessions(inManifest path: String) -> Found {
    do throws(InputMistakes) {
      let sessions = try SessionManifest.read(
        path: path, exercises: Exercise.all.flatMap { $0.names })
      if let mistake = Self.mistake(of: sessions.flatMap { $0.study }, path: path) {
        return Found(failures: [mistake])
      }
      return Found(sources: sessions.map(session))
    } catch {
      return Found(failures: error.failures)
    }
  }

  /// Nil where the names of a study's columns are none of the tables' own.
  static func mistake(of study: [StudyValue], path: String) -> InputFailure? {
    let tables = [
      ResultTable.repetitions([]), .sessions([]), .findings([]), .failures([]),
    ]
    let taken = Set(tables.flatMap { $0.columns }.map { $0.name.lowercased() })
    guard study.contains(where: { taken.contains($0.name.lowercased()) }) else { return nil }
    return InputFailure(
      .invalidSessionFile, path: path,
      "a column of the study has the name of one that the tables have already",
      hint: "give it another name, as with `study_` before it; dictionary.csv lists those there are"
    )
  }

  /// A session with what its description names beside it.
  ///
  /// - Parameter folder: Of the description.
  /// - Throws: Where the profile cannot be read.
  func session(
    _ description: SessionDescription, at folder: String, in tree: any FileStore
  ) throws(InputFailure) -> SessionSource {
    var source = session(description)
    guard let name = description.profile, profile == nil else { return source }
    if let exercise = Exercise.named(name) {
      // The profile of an exercise that Hipline has is written as one that begins with it.
      source.profile = ProfileText(path: name, bytes: Array("based_on: \(exercise.name)".utf8))
      return source
    }
    let path = name.hasPrefix("/") ? name : FileName.path(of: name, in: folder)
    source.profile = ProfileText(path: path, bytes: try tree.bytes(at: path))
    return source
  }

  /// A session that somebody described; the exercise is one that is known.
  private func session(_ description: SessionDescription) -> SessionSource {
    var source = SessionSource(
      id: description.id, subject: description.subject, startedAt: description.startedAt,
      exercise: exercise ?? description.exercise.flatMap(Exercise.named),
      side: side ?? description.side,
      sensors: description.sensors.map { sensor in
        let words = BodyWords(RecordingNames.withoutEnding(FileName.name(of: sensor.path)))
        var copy = sensor
        copy.placement = sensor.placement ?? placement
        if copy.placement == nil {
          (copy.placement, copy.placementBasis) = (words.placement, .name)
        }
        if copy.side == nil { (copy.side, copy.sideBasis) = (words.side, .name) }
        return copy
      }
    ).excluding(description.excludedSeconds)
    source.study = description.study
    return source
  }
}
