import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineSimulation

/// A simulated session as the bytes of its files.
struct WrittenSession: Sendable {
  let name: String
  let exercise: Exercise?
  let side: Side
  let files: [File]

  struct File: Sendable {
    let name: String
    let placement: Placement?
    let bytes: [UInt8]
  }

  init(_ scenario: Scenario) {
    let session = Simulator.run(scenario.parameters)
    name = scenario.name
    exercise = Exercise.named(session.truth.exercise.rawValue)
    side = session.truth.side
    files = session.recordings.map { recording in
      File(
        name: "\(recording.placement?.rawValue ?? "sensor").csv", placement: recording.placement,
        bytes: WrittenSession.bytes(of: recording))
    }
  }

  /// What the reader makes of the bytes, with the placements that the session knows.
  func recordings() throws(InputFailure) -> [Recording] {
    var recordings: [Recording] = []
    for file in files {
      for recording in try RecordingReader.read(bytes: file.bytes, name: file.name) {
        var placed = recording
        placed.placement = file.placement
        placed.side = side
        recordings.append(placed)
      }
    }
    return recordings
  }

  func input(_ recordings: [Recording]) -> SessionInput {
    SessionInput(id: name, exercise: exercise, side: side, recordings: recordings)
  }

  /// The result, with what its page draws.
  func analyzed() throws -> (result: SessionResult, traces: SessionTraces) {
    try Analyzer().analyzeWithTraces(input(try recordings()))
  }

  /// What `hipline simulate` writes: the text of an Axivity logger, or four decimals as many apps do.
  private static func bytes(of recording: Recording) -> [UInt8] {
    if recording.gyroscope == nil, case .absolute(let unixSeconds) = recording.clock {
      return RecordingWriter.axivity(recording, startUnixSeconds: unixSeconds)
    }
    return RecordingWriter.csv(recording, decimals: 4)
  }
}
