import HiplineCore
import HiplineKinematics

/// Whether the leg is let go on its way down: it then gains speed as a leg does that nobody holds.
///
///     rate   lowered            let go
///            ╭───────╮               ╱│
///           ╱         ╲      ╭──────╯ │
///     ─────╯           ╰──  ─╯        ╰──
enum LettingGo: Metric {
  static let fall = MetricDefinition(
    "fall_share", unit: "ratio",
    meaning:
      "Largest acceleration of the lowering, over 3° of its way at least, over that of a straight leg that falls freely; from 0.5 on most "
      + "of its weight is not held.",
    source: "gyroscope about the hinge axis; a rod of 0.9 m about its end, 1.5 g / length")

  static let definitions = [fall]

  /// The angular acceleration of a straight leg that falls from level, in °/s²: of an even rod of 0.9 m about its end.
  private static let freeFallDegreesPerSecondSquared = 937.0
  /// Speed is gained over so much of the way at least, in degrees. Chosen, not derived: what a leg that trembles strongly goes to and fro by.
  private static let shortestWayDegrees = 3.0
  /// What goes back at more than this share of the speed that was gained, within ``reboundSeconds``, trembles and does not fall. Chosen, not derived: a
  /// tremor goes back as fast as it came, and a heel that meets the floor hardly at all.
  private static let reboundShare = 0.5
  /// The longest half period of a tremor, in seconds: of 3 Hz.
  private static let reboundSeconds = 1.0 / 6
  /// The rate is averaged over this time, in seconds: a free leg takes twice as long for the shortest way.
  private static let averageSeconds = 0.04

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard let gyroscope = context.motion.gyroscope else {
      return [fall.unavailable("needs a gyroscope: a leg that falls hides gravity")]
    }
    let rate = context.sampleRateHertz
    let axis = context.set.angle.axis.direction
    let raw = context.repetition.eccentric.clamped(to: 0..<gyroscope.count).map {
      -gyroscope[$0].dot(axis) * Angle.degreesPerRadian
    }
    let half = Int(averageSeconds / 2 * rate)
    let speeds = raw.indices.map { index -> Double in
      let window = max(0, index - half)..<min(raw.count, index + half + 1)
      return raw[window].reduce(0, +) / Double(window.count)
    }
    return [fall.value(largestAcceleration(speeds, rate) / freeFallDegreesPerSecondSquared)]
  }

  /// The largest mean acceleration over a rise of the speed, by what it gains over its way, in °/s².
  private static func largestAcceleration(_ speeds: [Double], _ rate: Double) -> Double {
    var largest = 0.0
    var start = 0
    while start + 1 < speeds.count {
      var end = start
      var way = 0.0
      while end + 1 < speeds.count, speeds[end + 1] >= speeds[end] {
        end += 1
        way += max(0, speeds[end]) / rate
      }
      defer { start = max(end, start + 1) }
      let (slow, fast) = (max(0, speeds[start]), speeds[end])
      let after = speeds[end..<min(speeds.count, end + Int(reboundSeconds * rate) + 1)]
      guard end > start, way > 0, fast > slow,
        (after.min() ?? 0) > -reboundShare * fast
      else { continue }
      // Over less than the shortest way as if the rest of that had been gone at the same speed.
      largest = max(
        largest, (fast * fast - slow * slow) / 2 / max(way, shortestWayDegrees))
    }
    return largest
  }
}
