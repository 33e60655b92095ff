public import HiplineAnalysis
public import HiplineCore
import HiplineIO

/// One session from its files to its result.
public enum SessionRunner {
  public struct Outcome: Sendable {
    /// nil where nothing of the session could be analysed.
    public var result: SessionResult?
    /// The files that could not be used; the others were.
    public var failures: [InputFailure]
  }

  public static func run(_ source: SessionSource) -> Outcome {
    var recordings: [Recording] = []
    var failures: [InputFailure] = []
    for sensor in source.sensors {
      do throws(InputFailure) {
        recordings += try RecordingReader.read(path: sensor.path, fingerprinted: true).map {
          recording in
          var copy = recording
          copy.placement = sensor.placement ?? recording.placement
          copy.side = sensor.side ?? recording.side
          return copy
        }
      } catch {
        failures.append(error)
      }
    }
    guard !recordings.isEmpty else { return Outcome(result: nil, failures: failures) }
    let input = SessionInput(
      id: source.id, subject: source.subject, startedAt: source.startedAt,
      exercise: source.exercise, side: source.side, recordings: recordings)
    do throws(InputFailure) {
      let result = try Analyzer().analyze(input)
      return Outcome(result: result, failures: failures + result.failures)
    } catch {
      return Outcome(result: nil, failures: failures + [error])
    }
  }
}
