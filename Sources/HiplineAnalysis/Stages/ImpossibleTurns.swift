import HiplineCore

/// The repetitions that turn further than ``AnatomicalLimit`` leaves room for.
struct ImpossibleTurns: Sendable {
  /// Their numbers.
  private let indices: Set<Int>
  private let completeCount: Int
  /// What the moving segment may turn by, in degrees.
  private let limitDegrees: Double

  init(_ measured: [MeasuredRepetition], of moving: MovingSession) {
    // Without an exercise it may be the whole trunk that bends.
    let isTipping = moving.exercise != nil && moving.mover?.isPelvis == true
    self.init(
      measured, limit: isTipping ? AnatomicalLimit.pelvisDegrees : AnatomicalLimit.legDegrees)
  }

  init(_ measured: [MeasuredRepetition], limit: Double) {
    let complete = measured.filter { $0.repetition.isComplete }
    let limits = [
      (RangeOfMotion.range, limit), (HipRange.range, AnatomicalLimit.legDegrees),
      (KneeRange.range, AnatomicalLimit.legDegrees),
    ]
    limitDegrees = limit
    completeCount = complete.count
    indices = Set(
      complete.filter { repetition in
        limits.contains { range, limit in repetition.number(range).map { $0 > limit } ?? false }
      }.map { $0.index })
  }

  /// Whether most are: then it is the sensor's scale, and what is small enough of the others is wrong by as much.
  private var isOfSensor: Bool { 2 * indices.count > completeCount }

  /// Whether a repetition can be scored.
  func allows(_ index: Int) -> Bool { !isOfSensor && !indices.contains(index) }

  /// The repetitions, without the angles of those that no body does.
  func withoutAngles(_ measured: [MeasuredRepetition]) -> [MeasuredRepetition] {
    measured.map { repetition in
      guard !allows(repetition.index) else { return repetition }
      var copy = repetition
      copy.values = repetition.values.map {
        $0.definition.unit.hasPrefix("deg")
          ? $0.definition.unavailable("the repetition turns further than a body can") : $0
      }
      return copy
    }
  }

  var findings: [Finding] {
    guard !indices.isEmpty else { return [] }
    let limit = limitDegrees.text(decimals: 0)
    let most = "\(indices.count) of \(counted(completeCount, "repetition"))"
    if isOfSensor {
      return [
        Finding(
          .impossibleRange, .error,
          "\(most) turn further than a body can, which is \(limit)° here; nothing is scored",
          hint:
            "check that the sensor was strapped to the limb; if it was, the scale of the gyroscope is wrong, most likely its unit: correct it in the header, or state it in session.yaml"
        )
      ]
    }
    return [
      Finding(
        .impossibleRange, .warning,
        "\(most) turn further than a body can, which is \(limit)° here; these are not scored",
        hint: "strap the sensor tightly, and do not take it off while it records")
    ]
  }
}
