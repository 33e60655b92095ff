import HiplineCore

/// Why a recording shows no repetition, and what to do about it.
struct NothingFound {
  let message: String
  let hint: String

  /// A stretch that is shorter, in seconds, says nothing of whether anybody moved. Chosen, not derived: two slow repetitions with the rest
  /// beside them take as long.
  private static let tellingSeconds = 15.0

  /// - Parameter excludedSeconds: What was not looked at.
  init(
    in search: RepetitionSearch, _ prepared: PreparedRecording, excludedSeconds: [Range<Double>]
  ) {
    let uniform = prepared.uniform
    let excluded = excludedSeconds.map(uniform.samples(within:))
    let looked = (0..<uniform.count).count { sample in
      !excluded.contains { $0.contains(sample) }
    }
    let seconds = Double(looked) / uniform.sampleRateHertz
    let kinds = search.others.map { $0.kind }
    if looked == 0 {
      message = "no repetition: all that was recorded is left out"
      hint =
        "the recording has \(prepared.recording.durationSeconds.text(decimals: 0)) s; leave out less of it"
    } else if let longest = prepared.longestBetweenGapsSeconds, longest < Self.tellingSeconds {
      message =
        "no repetition that no gap interrupts: the longest stretch without a gap has \(longest.text(decimals: 1)) s"
      hint = "record closer to the phone, or on the sensor's own memory"
    } else if let breath = kinds.lazy.compactMap(Self.breath).first {
      message =
        "no repetition: what moves goes to and fro by \(breath.text(decimals: 1))° without a rest, and could be breathing"
      hint =
        "if it was the exercise, rest for some seconds before it and after it, or hold each repetition"
    } else if kinds.contains(.walking) {
      message = "no repetition: what moves is a leg that walks"
      hint =
        "check that the recording holds the exercise; if it does, name its time with --from and --to"
    } else if kinds.contains(.handling) || search.hasMoved {
      message =
        "no repetition: the sensor moves, but nothing goes there and back about one axis; it was handled, or the person changed position"
      hint =
        "check that the sensor was strapped to the moving leg, and that the recording holds the exercise"
    } else if seconds < Self.tellingSeconds {
      message =
        "no repetition in \(seconds.text(decimals: 1)) s, in which a slow one may not be over"
      hint = "record from some seconds before the first repetition to some after the last one"
    } else {
      message =
        "no repetition: no movement to and fro of more than "
        + "\(prepared.resolution.smallestRangeDegrees.text(decimals: 1))°, the smallest range this sensor can resolve"
      hint = "check that the sensor was on the moving leg; a finer sensor resolves smaller ranges"
    }
  }

  var finding: Finding { Finding(.noRepetition, .error, message, hint: hint) }

  private static func breath(_ kind: OtherMovement.Kind) -> Double? {
    guard case .breathing(let degrees, _) = kind else { return nil }
    return degrees
  }
}
