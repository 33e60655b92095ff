import HiplineAnalysis

/// Cues of one code, said once, in the words of the repetition where it mattered most.
struct CueGroup {
  /// The repetitions it was said of, from 1.
  var indices: [Int]
  var cue: Cue

  /// In the order in which they come up.
  static func groups(of repetitions: [RepetitionResult]) -> [CueGroup] {
    var groups: [CueGroup] = []
    for repetition in repetitions {
      for cue in repetition.cues {
        if let match = groups.firstIndex(where: { $0.cue.code == cue.code }) {
          groups[match].indices.append(repetition.index)
          if cue.magnitude > groups[match].cue.magnitude { groups[match].cue = cue }
        } else {
          groups.append(CueGroup(indices: [repetition.index], cue: cue))
        }
      }
    }
    return groups
  }

  /// What should change, what costs most points over the session first.
  static func faults(of session: SessionResult) -> [CueGroup] {
    groups(of: session.repetitions).filter { $0.cue.part != nil }.sorted {
      $0.magnitude(in: session) > $1.magnitude(in: session)
    }
  }

  /// The points that it stands for over the session, weighted.
  func magnitude(in session: SessionResult) -> Double {
    session.repetitions.flatMap { $0.cues }.filter { $0.code == cue.code }
      .reduce(0) { $0 + $1.magnitude }
  }
}
