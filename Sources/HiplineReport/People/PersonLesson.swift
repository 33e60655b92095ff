import HiplineAnalysis

/// What a session has to tell the person who did it, for the sheet that they take home.
struct PersonLesson: Sendable {
  /// What a repetition was, for a picture.
  enum Sign: Sendable, Hashable {
    case clean
    case helped
    /// Not complete, or nobody saw the pelvis.
    case unknown
  }

  /// One a repetition.
  let signs: [Sign]
  /// Whether the leg shook in a repetition in which the pelvis kept still.
  let shook: Bool
  /// The fault that cost most points over the session, and how many.
  let fault: (cue: Cue, points: Double)?
  /// The repetition at which the set should have ended.
  let stop: Int?

  init(_ session: SessionResult) {
    let complete = session.repetitions.filter { $0.isComplete }
    signs = session.repetitions.map { repetition in
      switch repetition.pelvis {
      case .still, .moves: .clean
      case .helped: .helped
      case .unseen: .unknown
      }
    }
    isSeen = complete.allSatisfy { [.still, .helped].contains($0.pelvis) }
    isOfPelvis = complete.contains { $0.pelvis == .moves }
    shook = session.repetitions.contains { $0.state == .shaking }
    // Of a hip that is said to have kept still nobody is told to keep it still.
    let isolation = session.profile.components.filter { $0.metric == Isolation.ratio }.map {
      $0.name
    }
    let isHelped = signs.contains(.helped)
    fault = CueGroup.faults(of: session).first { group in
      isHelped || !isolation.contains { $0 == group.cue.part }
    }.map { ($0.cue, $0.magnitude(in: session)) }
    stop = session.summary.stopRepetition
  }

  func count(_ sign: Sign) -> Int { signs.count { $0 == sign } }

  /// Whether it was seen of every complete repetition what the pelvis did.
  let isSeen: Bool
  /// Whether the pelvis is what moved, so that there is nothing to say of how still it kept.
  let isOfPelvis: Bool
}
