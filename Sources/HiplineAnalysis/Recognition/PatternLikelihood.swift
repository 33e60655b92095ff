import HiplineCore
import HiplineKinematics
import RealModule

/// How well a movement pattern explains what the sensors saw.
///
/// Without stated axes only what no strapping changes is used: how far each segment turns, and how far its axis is from level.
/// With them, the vertical at rest and the axis are compared with those of each pose of the pattern; what a statement leaves
/// open, such as how a sensor is turned about the leg, is averaged over.
///
/// The spreads are inference.
enum PatternLikelihood {
  /// The standard deviation of a stated direction from that of its pose, in degrees. Inference: sensors are strapped on 10°
  /// askew, and people lie 10 to 15° off the book's pose.
  static let directionSpreadDegrees = 18.0
  /// The standard deviation of an axis from level, in degrees. Inference: people lie 10 to 15° off the book's pose; no strap has
  /// a part in it.
  static let inclinationSpreadDegrees = 12.0
  /// The share of directions and turns that no pose explains. Chosen, not derived: so that one sensor that slipped does not rule
  /// an exercise out.
  static let outlierShare = 0.02
  /// The probability that rest and top are taken for one another. Chosen, not derived: ``Polarity`` is seldom wrong in recordings
  /// that begin at rest.
  static let reversedShare = 0.03
  /// Turns below this are taken for it, in degrees: no sensor tells them apart, and their logarithm has to stay finite.
  static let smallestTurnDegrees = 0.05
  /// A segment that moves turns by at least this, in degrees. Chosen, not derived: about what a still one sways by.
  static let smallestMoveDegrees = 1.0
  /// How softly the limits of a turn end, as a standard deviation of its logarithm, a share. Chosen, not derived: 15 %
  /// beyond a limit a turn is 0.6 times as likely as within it.
  static let limitSpread = 0.15
  /// The ratio of the largest turn to the smallest where nothing is known of it: from ``smallestTurnDegrees`` to 120°, which no
  /// segment exceeds.
  static let turnRatio = 2_400.0
  /// The steps of an unknown angle that is averaged over: 10° each, less than any spread.
  private static let steps = 36

  /// The density of the evidence with the leg of `side` moving.
  ///
  /// - Parameter pattern: nil for a movement of which nothing is known.
  static func density(
    of evidence: MovementEvidence, _ pattern: MovementPattern?, side: Side
  ) -> Double {
    turns(evidence, pattern) * directions(evidence, pattern, side)
  }

  // MARK: - Turns

  private static func turns(_ evidence: MovementEvidence, _ pattern: MovementPattern?) -> Double {
    evidence.segments.reduce(1) { product, entry in
      let any = turn(entry.value.turnDegrees, .any, mover: 0)
      guard let pattern else { return product * any }
      let alternatives = pattern.turns[entry.key] ?? [.any]
      let mean =
        alternatives.reduce(0) { sum, alternative in
          sum + turn(entry.key, alternative, evidence, pattern)
        } / Double(alternatives.count)
      return product * ((1 - outlierShare) * mean + outlierShare * any)
    }
  }

  private static func turn(
    _ segment: BodySegment, _ kind: MovementPattern.Turn, _ evidence: MovementEvidence,
    _ pattern: MovementPattern
  ) -> Double {
    let degrees = evidence.segments[segment]?.turnDegrees ?? 0
    if let mover = evidence.segments[pattern.mover] {
      return turn(degrees, kind, mover: mover.turnDegrees)
    }
    guard case .moves(let limit)? = pattern.turns[pattern.mover]?.first else { return 0 }
    // A shank that follows a thigh without a sensor is the mover itself.
    if case .follows = kind { return turn(degrees, .moves(upToDegrees: limit), mover: degrees) }
    let movers = [limit / 6, limit / 3, limit / 1.5]
    return movers.reduce(0) { $0 + turn(degrees, kind, mover: $1) } / Double(movers.count)
  }

  /// The density of a turn, over its logarithm.
  private static func turn(
    _ degrees: Double, _ kind: MovementPattern.Turn, mover: Double
  ) -> Double {
    let degrees = max(degrees, smallestTurnDegrees)
    switch kind {
    case .moves(let limit):
      // Any size that people choose, small ones as gladly as large ones.
      let beyond =
        max(0, Double.log(degrees / limit), Double.log(smallestMoveDegrees / degrees))
        / limitSpread
      return Double.exp(-beyond * beyond / 2) / Double.log(limit)
    case .follows(let spread):
      let distance = Double.log(degrees / max(mover, smallestTurnDegrees)) / spread
      return Double.exp(-distance * distance / 2) / (spread * (2 * Double.pi).squareRoot())
    case .keepsStill(let share):
      let mean = share * mover + SensorResolution.bodySwayDegrees
      return degrees / mean * Double.exp(-degrees / mean)
    case .any:
      return 1 / Double.log(turnRatio)
    }
  }

  // MARK: - Directions

  private static func directions(
    _ evidence: MovementEvidence, _ pattern: MovementPattern?, _ side: Side
  ) -> Double {
    guard let pattern else {
      return evidence.segments.values.reduce(1) { product, segment in
        product * uniform(segment)
      }
    }
    let weights = pattern.poses.reduce(0) { $0 + $1.weight }
    return pattern.poses.reduce(0) { sum, pose in
      let product = evidence.segments.reduce(pose.weight / weights) { product, entry in
        guard let expected = pose.segments[entry.key] else { return product * uniform(entry.value) }
        return product
          * density(
            entry.value, expected: side == .right ? expected : expected.mirrored, side: side)
      }
      return sum + product
    }
  }

  /// The density without a pattern, in the measure of ``density(_:expected:side:)``.
  private static func uniform(_ segment: MovementEvidence.Segment) -> Double {
    if segment.axes != nil {
      return segment.axis == nil ? sphere : sphere * sphere
    }
    return segment.inclinationDegrees.map(anyInclination) ?? 1
  }

  /// The probability density of a direction of which nothing is known: one over the area of the unit sphere.
  private static let sphere = 1 / (4 * Double.pi)

  /// Axes evenly over all directions, per degree.
  private static func anyInclination(_ degrees: Double) -> Double {
    Double.cos(degrees / Angle.degreesPerRadian) / Angle.degreesPerRadian
  }

  private static func density(
    _ segment: MovementEvidence.Segment, expected: MovementPattern.SegmentPose, side: Side
  ) -> Double {
    guard let axes = segment.axes else {
      guard let inclination = segment.inclinationDegrees else { return 1 }
      guard let axis = expected.axis else { return anyInclination(inclination) }
      let level = Double.asin(min(1, abs(axis.dot(expected.up)))) * Angle.degreesPerRadian
      return (1 - outlierShare) * folded(inclination, about: level)
        + outlierShare * anyInclination(inclination)
    }
    let frames = frames(axes.segmentAxes(side: segment.axes?.side ?? segment.side ?? side))
    guard !frames.isEmpty else { return uniform(segment) }
    return frames.reduce(0) { sum, frame in
      guard let up = frame.inSegment(segment.up) else { return sum }
      var density = direction(up, about: expected.up)
      if let axis = segment.axis {
        guard let axis = frame.inSegment(axis) else { return sum }
        density *=
          expected.axis.map {
            (1 - reversedShare) * direction(axis, about: $0)
              + reversedShare * direction(-axis, about: $0)
          } ?? sphere
      }
      return sum + density
    } / Double(frames.count)
  }

  private static func folded(_ degrees: Double, about mean: Double) -> Double {
    let spread = inclinationSpreadDegrees
    func normal(_ distance: Double) -> Double {
      Double.exp(-distance * distance / (2 * spread * spread))
        / (spread * (2 * Double.pi).squareRoot())
    }
    return normal(degrees - mean) + normal(degrees + mean)
  }

  /// The density of directions about a mean one, after von Mises and Fisher, with outliers.
  private static func direction(_ vector: Vector3, about mean: Vector3) -> Double {
    let spread = directionSpreadDegrees / Angle.degreesPerRadian
    let concentration = 1 / (spread * spread)
    let fisher =
      concentration / (2 * Double.pi * (1 - Double.exp(-2 * concentration)))
      * Double.exp(concentration * (vector.dot(mean) - 1))
    return (1 - outlierShare) * fisher + outlierShare * sphere
  }

  /// The frames that a statement allows: one, or a turn about the axis that it names.
  private static func frames(_ known: SegmentAxes) -> [SegmentAxes] {
    if known.inSegment(.zero) != nil { return [known] }
    func turned(_ axis: Vector3, _ make: (Vector3, Vector3) -> SegmentAxes) -> [SegmentAxes] {
      let first = axis.anyPerpendicular
      let second = axis.cross(first)
      return (0..<steps).map { step in
        let angle = 2 * Double.pi * Double(step) / Double(steps)
        let one = first * Double.cos(angle) + second * Double.sin(angle)
        return make(one, axis.cross(one))
      }
    }
    // Anterior, proximal and right follow one another as x, y and z do.
    if let axis = known.proximal {
      return turned(axis) { SegmentAxes(anterior: $1, proximal: axis, right: $0) }
    }
    if let axis = known.anterior {
      return turned(axis) { SegmentAxes(anterior: axis, proximal: $0, right: $1) }
    }
    if let axis = known.right {
      return turned(axis) { SegmentAxes(anterior: $0, proximal: $1, right: axis) }
    }
    return []
  }
}
