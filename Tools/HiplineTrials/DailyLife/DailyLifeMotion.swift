import HiplineCore
import HiplineSimulation
import RealModule

/// How pelvis and thigh move over days.
struct DailyLifeMotion {
  let plan: DailyLifePlan
  /// Breathing and balance, in radians, about an axis of its own for each segment.
  let sway: SlowNoise

  init(_ plan: DailyLifePlan, from generator: inout SplitMix64) {
    self.plan = plan
    sway = SlowNoise(
      rms: 0.08 * .pi / 180, lines: [(0.25, 1), (0.09, 0.6), (0.43, 0.25)], from: &generator)
  }

  /// The point at an arm from the hip in the segment's frame, in metres.
  func motion(of placement: Placement, arm: Vector3, at seconds: Double) -> PointMotion {
    if let bout = last(plan.bouts, at: seconds, start: \.startSeconds),
      case let time = seconds - bout.startSeconds, time <= bout.session.durationSeconds
    {
      return bout.body.motion(of: placement, leverArm: leverArm(placement, bout), at: time)
    }
    let index = lastIndex(plan.changes, at: seconds, start: \.startSeconds) ?? 0
    let change = plan.changes[index]
    let before = index > 0 ? plan.changes[index - 1].pose : change.pose
    let share = Self.share(seconds - change.startSeconds, of: change.lengthSeconds)
    let (from, to) =
      placement == .pelvis
      ? (before.pelvis, change.pose.pelvis) : (before.thigh, change.pose.thigh)
    var turn = Self.turn(from, to, share)
    var hip = Vector3(0, 0, (change.pose.height - before.height) * share.acceleration)
    if let swinging = last(plan.swingings, at: seconds, start: \.startSeconds),
      seconds < swinging.endSeconds
    {
      let swing = Swing(swinging, at: seconds)
      turn = Rotation(axis: Vector3(0, -1, 0), angle: swing.angle(of: placement)) * turn
      hip += swing.hipAcceleration
    }
    let axis = placement == .pelvis ? Vector3(0.6, 0.8, 0) : Vector3(0, 0.8, 0.6)
    turn = Rotation(axis: axis, angle: sway.at(seconds)) * turn
    let point = from.rotate(arm)
    return PointMotion(
      attitude: turn.orientation * from, angularVelocity: turn.velocity,
      position: turn.position(of: point), acceleration: hip + turn.acceleration(of: point))
  }

  private func leverArm(_ placement: Placement, _ bout: DailyLifePlan.Bout) -> Vector3 {
    bout.body.posture.leverArm(
      of: placement, exercise: bout.parameters.exercise, side: bout.parameters.side)
  }

  /// How far a minimum-jerk move is, from 0 to 1.
  private static func share(_ seconds: Double, of length: Double) -> Jet {
    let s = seconds / length
    guard s < 1 else { return Jet(1) }
    guard s > 0 else { return Jet(0) }
    return Jet(
      s * s * s * (10 + s * (-15 + 6 * s)), rate: 30 * s * s * (1 - s) * (1 - s) / length,
      acceleration: 60 * s * (1 - s) * (1 - 2 * s) / (length * length))
  }

  /// The shortest turn from one attitude to another, as a share of it.
  private static func turn(_ from: Quaternion, _ to: Quaternion, _ share: Jet) -> Rotation {
    var whole = to * from.conjugate
    if whole.w < 0 { whole = Quaternion(-whole.w, -whole.x, -whole.y, -whole.z) }
    guard let axis = whole.vector.normalized else {
      return Rotation(axis: Vector3(1, 0, 0), angle: Jet(0))
    }
    return Rotation(
      axis: axis, angle: 2 * Double.atan2(y: whole.vector.norm, x: whole.w) * share)
  }

  private func last<Element>(
    _ list: [Element], at seconds: Double, start: (Element) -> Double
  ) -> Element? {
    lastIndex(list, at: seconds, start: start).map { list[$0] }
  }

  /// The last of a list in order of time that has begun.
  private func lastIndex<Element>(
    _ list: [Element], at seconds: Double, start: (Element) -> Double
  ) -> Int? {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if start(list[middle]) <= seconds { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

/// One moment of walking, climbing stairs or pedalling.
private struct Swing {
  private let swinging: DailyLifePlan.Swinging
  /// 0 to 1 to 0: one begins and ends with a second of less.
  private let envelope: Jet
  private let phase: Jet

  init(_ swinging: DailyLifePlan.Swinging, at seconds: Double) {
    self.swinging = swinging
    let length = min(1, (swinging.endSeconds - swinging.startSeconds) / 2)
    let edge = min(seconds - swinging.startSeconds, swinging.endSeconds - seconds)
    let s = min(1, max(0, edge / length))
    let sign = edge == seconds - swinging.startSeconds ? 1.0 : -1.0
    envelope = Jet(
      s * s * s * (10 + s * (-15 + 6 * s)),
      rate: sign * 30 * s * s * (1 - s) * (1 - s) / length,
      acceleration: 60 * s * (1 - s) * (1 - 2 * s) / (length * length))
    let turn = 2 * Double.pi * swinging.hertz
    phase = Jet(turn * (seconds - swinging.startSeconds), rate: turn)
  }

  /// The thigh swings by twenty degrees either way at a usual pace, the pelvis tilts by a few.
  func angle(of placement: Placement) -> Jet {
    let degree = Double.pi / 180
    if placement == .pelvis {
      return envelope * (((swinging.kind == .cycling ? 1.5 : 3) * degree) * (2 * phase).sine)
    }
    let swing = phase.sine + 0.15 * (2 * phase).sine
    return envelope * ((swinging.thighDegrees * degree) * swing)
  }

  /// Up and down with every step, to and fro, and the shock of the heel as higher harmonics: some 2 m/s² RMS at a usual pace.
  var hipAcceleration: Vector3 {
    let cycles = phase.value
    switch swinging.kind {
    case .cycling:
      return Vector3(0.15 * Double.sin(7.3 * cycles), 0, 0.3 * Double.sin(2 * cycles))
        * envelope.value
    case .walking, .stairs:
      let pace = swinging.hertz * swinging.hertz / 0.9
      let up =
        2.4 * Double.sin(2 * cycles) + 1.2 * Double.sin(4 * cycles + 0.6)
        + 0.7 * Double.sin(6 * cycles + 1.1) + 0.4 * Double.sin(8 * cycles)
      let forward = 1.2 * Double.sin(2 * cycles + 1.7) + 0.5 * Double.sin(4 * cycles)
      let sideways = 0.7 * Double.sin(cycles) + 0.4 * Double.sin(3 * cycles)
      return Vector3(forward, sideways, up) * (pace * envelope.value)
    }
  }
}
