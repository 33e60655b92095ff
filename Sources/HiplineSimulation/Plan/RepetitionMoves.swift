/// The moves and rests of one repetition, with heights as a share of its lift; times in seconds from the first sample.
struct RepetitionMoves: Hashable {
  struct Move: Hashable {
    var startSeconds: Double
    var lengthSeconds: Double
    /// The height at its end.
    var share: Double

    var endSeconds: Double { startSeconds + lengthSeconds }
  }

  private(set) var moves: [Move] = []
  let startSeconds: Double
  var topStartSeconds: Double
  var topEndSeconds: Double
  private(set) var endSeconds: Double

  init(startSeconds: Double) {
    self.startSeconds = startSeconds
    topStartSeconds = startSeconds
    topEndSeconds = startSeconds
    endSeconds = startSeconds
  }

  /// The height after the last move so far.
  var share: Double { moves.last?.share ?? 0 }

  mutating func move(to share: Double, lasting lengthSeconds: Double) {
    moves.append(Move(startSeconds: endSeconds, lengthSeconds: lengthSeconds, share: share))
    endSeconds += lengthSeconds
  }

  mutating func rest(_ seconds: Double) { endSeconds += seconds }
}
