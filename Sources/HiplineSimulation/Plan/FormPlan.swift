/// How repetitions depart from one lift, one hold and one lowering.
///
///      pause on the way     second peak          sag
///            ________        __    __         ___
///         __/        \      /  \__/  \       /   ‾‾--__
///        /            \    /          \     /          \
///     __/              \__/            \___/            \__
///
/// Each departure happens by chance, repetition by repetition; by default none does.
package struct FormPlan: Sendable, Hashable {
  /// The probability that a lift, and that a lowering, is interrupted by a pause between a third and two thirds of the way.
  package var pauseProbability = 0.0
  /// The length of a pause, in seconds.
  var pauseSeconds = 0.5...1.5

  /// The probability that the leg dips at the top and comes up again; the dip is part of the hold.
  package var secondPeakProbability = 0.0
  /// The depth of a dip, as a share of the range.
  var dipShare = 0.1...0.3
  /// How long the dip takes down, and again up, in seconds.
  var dipSeconds = 0.4...1.0

  /// How far the leg sinks in the hold, as a share of the range; negative for a leg that creeps up. Nothing happens in a hold
  /// without length, or with a dip in it.
  package var sagShare = 0.0...0.0

  /// The height from which the leg is let go on its way down, as a share of the range; 0 for one that is lowered to the end.
  package var letGoShare = 0.0
  /// How long it then falls, in seconds: a straight leg falls by 19° in that time.
  private static let fallSeconds = 0.2

  init() {}

  /// The lift and the lowering of one repetition, in the moves that the leg makes.
  ///
  /// - Parameters:
  ///   - liftSeconds: Without the pause.
  ///   - lowerSeconds: Without the pause.
  func moves(
    startSeconds: Double, liftSeconds: Double, holdSeconds: Double, lowerSeconds: Double,
    from generator: inout SplitMix64
  ) -> RepetitionMoves {
    var moves = RepetitionMoves(startSeconds: startSeconds)
    // Every draw is made whatever its outcome, so that one departure does not change the chance of another.
    let pauses = [draw(pauseProbability, &generator), draw(pauseProbability, &generator)]
    let lengths = [draw(pauseSeconds, &generator), draw(pauseSeconds, &generator)]
    let heights = [draw(1.0 / 3...2.0 / 3, &generator), draw(1.0 / 3...2.0 / 3, &generator)]
    let dips = draw(secondPeakProbability, &generator)
    let dip = (depth: draw(dipShare, &generator), seconds: draw(dipSeconds, &generator))
    let sag = draw(sagShare, &generator)

    if pauses[0] {
      moves.move(to: heights[0], lasting: heights[0] * liftSeconds)
      moves.rest(lengths[0])
      moves.move(to: 1, lasting: (1 - heights[0]) * liftSeconds)
    } else {
      moves.move(to: 1, lasting: liftSeconds)
    }
    moves.topStartSeconds = moves.endSeconds
    if dips {
      moves.rest(holdSeconds / 2)
      moves.move(to: 1 - dip.depth, lasting: dip.seconds)
      moves.move(to: 1, lasting: dip.seconds)
      moves.rest(holdSeconds / 2)
    } else if sag != 0, holdSeconds > 0 {
      moves.move(to: 1 - sag, lasting: holdSeconds)
    } else {
      moves.rest(holdSeconds)
    }
    moves.topEndSeconds = moves.endSeconds
    let top = moves.share
    if pauses[1] {
      moves.move(to: heights[1] * top, lasting: (1 - heights[1]) * lowerSeconds)
      moves.rest(lengths[1])
      moves.move(to: 0, lasting: heights[1] * lowerSeconds)
    } else if letGoShare > 0 {
      moves.move(to: letGoShare * top, lasting: (1 - letGoShare) * lowerSeconds)
      moves.move(to: 0, lasting: Self.fallSeconds)
    } else {
      moves.move(to: 0, lasting: lowerSeconds)
    }
    return moves
  }

  private func draw(_ probability: Double, _ generator: inout SplitMix64) -> Bool {
    generator.nextUnit() < probability
  }

  private func draw(_ range: ClosedRange<Double>, _ generator: inout SplitMix64) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * generator.nextUnit()
  }
}
