/// A hold that sinks, which is no lowering yet.
///
///     angle    ╭╮                    a leg that tires sinks as soon as it is up: nothing stands still at the top,
///             ╱  ‾‾‾──___            and the lowering is where its speed is
///     ───────╯            ╲____
///           start  hold  end
///
/// The lowering's quick part, where its speed is at least half of the peak, tells where it begins: in a minimum-jerk movement it has
/// 0.54 of the duration and begins after 0.23 of it (Flash & Hogan 1985: 16 s²(1 − s)² = ½). An even lowering is quick throughout.
enum SinkingHold {
  /// The speed of the quick part, as a share of the peak. Chosen, not derived: a leg that sinks half as fast as it is lowered is being lowered.
  private static let quickShare = 0.5
  /// How long the quick part is, as a share of a minimum-jerk movement: from 0.229 of it to 0.771.
  private static let quickDuration = 0.541
  /// When it begins, as a share of a minimum-jerk movement: 16 s²(1 − s)² = ½ (Flash & Hogan 1985).
  private static let quickStart = 0.229
  /// What lasts for less is no hold but the shape of a movement, in seconds: five cycles of a tremor at 6 Hz. Chosen, not derived: in a
  /// shorter one most of what is seen is movement.
  static let shortestSeconds = 0.8
  /// How much of the way a hold may sink, as a share of it. Chosen, not derived: what sinks further is a lowering in two steps.
  private static let largestSink = 0.5

  /// Where a hold that sinks ends.
  ///
  /// - Parameters:
  ///   - lowering: From the top to the end of the repetition, in samples of `degrees` and `rate`.
  /// - Returns: nil where the lowering begins at the top.
  static func end(
    of lowering: Range<Int>, degrees: [Double], rate: [Double], sampleRateHertz: Double
  ) -> Int? {
    guard let fastest = lowering.min(by: { rate[$0] < rate[$1] }), rate[fastest] < 0 else {
      return nil
    }
    let quick = quickShare * rate[fastest]
    guard let first = lowering.first(where: { rate[$0] <= quick }),
      let last = (fastest..<lowering.upperBound).first(where: { rate[$0] > quick }),
      rate[first...fastest].allSatisfy({ $0 <= quick })
    else { return nil }
    let duration = Double(last - first) / quickDuration
    let end = first - Int(quickStart * duration)
    guard end > lowering.lowerBound,
      Double(end - lowering.lowerBound) >= shortestSeconds * sampleRateHertz
    else { return nil }
    let bottom = degrees[min(lowering.upperBound, degrees.count - 1)]
    let way = degrees[lowering.lowerBound] - bottom
    return degrees[lowering.lowerBound] - degrees[end] <= largestSink * way ? end : nil
  }
}
