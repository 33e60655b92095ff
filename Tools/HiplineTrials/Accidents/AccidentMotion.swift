import HiplineCore
import HiplineSimulation
import RealModule

/// A script's movement on an even grid of time: how pelvis and thigh lie, and how the body is shaken.
///
/// Rates and accelerations are differences of neighbours on a fine grid, unlike those of the other simulation: the two have no line of
/// code of the movement in common.
struct AccidentMotion {
  /// The grid, in hertz; every rate of a sensor divides it.
  static let hertz = 400.0

  /// From segment to earth, one for each sample.
  private(set) var pelvis: [Quaternion]
  private(set) var thigh: [Quaternion]
  /// Of the whole body, in m/s².
  private(set) var shaking: [Vector3]
  /// From the sensor's axes to those that it had at first.
  private(set) var strap: [Quaternion]

  init(_ script: AccidentScript) {
    var draw = script.draw
    let count = Int(script.seconds * Self.hertz)
    func sample(_ seconds: Double) -> Int { min(count, max(0, Int(seconds * Self.hertz))) }
    var body = [Quaternion](repeating: script.first, count: count)
    var posture = script.first
    for turn in script.turns {
      let from = posture
      let way = (turn.value * from.conjugate).rotationVector
      for index in sample(turn.start)..<count {
        let share = Self.minimumJerk((Double(index) / Self.hertz - turn.start) / turn.lasting)
        body[index] = Quaternion(rotationVector: way * share) * from
      }
      posture = turn.value
    }
    var shaking = [Vector3](repeating: .zero, count: count)
    for walk in script.walks {
      Self.walk(walk, in: sample(walk.start)..<sample(walk.start + walk.lasting), &body, &shaking)
    }
    Self.breathe(script, &body, &draw)
    for cough in script.coughs {
      let direction =
        Vector3(draw.normal(), draw.normal(), draw.normal()).normalized ?? Vector3(0, 0, 1)
      for index in sample(cough.start)..<sample(cough.start + cough.lasting) {
        let share = (Double(index) / Self.hertz - cough.start) / cough.lasting
        let bell = Double.pow(Double.sin(.pi * share), 2)
        body[index] = Quaternion(rotationVector: cough.value.turn * bell) * body[index]
        shaking[index] += direction * (cough.value.jolt * bell * Double.sin(4 * .pi * share))
      }
    }
    for handling in script.handlings {
      let range = sample(handling.start)..<sample(handling.start + handling.lasting)
      let knots = handling.value
      for index in range {
        let place =
          Double(index - range.lowerBound) / Double(range.count) * Double(knots.count - 1)
        let knot = min(Int(place), knots.count - 2)
        let share = Self.minimumJerk(place - Double(knot))
        body[index] =
          Quaternion(rotationVector: knots[knot] * (1 - share) + knots[knot + 1] * share)
          * body[index]
      }
    }
    let hinge = Self.hinge(script, count: count)
    pelvis = body
    thigh = body.indices.map { index in
      let axis = script.axes.last { $0.start <= Double(index) / Self.hertz }?.axis
      return body[index]
        * Quaternion(axis: axis ?? Vector3(1, 0, 0), angleRadians: hinge[index] * .pi / 180)
    }
    self.shaking = shaking
    var strap = [Quaternion](repeating: .identity, count: count)
    for slip in script.slips {
      let way = slip.value.rotationVector
      for index in sample(slip.start)..<count {
        let share = Self.minimumJerk((Double(index) / Self.hertz - slip.start) / slip.lasting)
        strap[index] = strap[index] * Quaternion(rotationVector: way * share)
      }
    }
    self.strap = strap
  }

  private static func minimumJerk(_ share: Double) -> Double {
    let s = min(1, max(0, share))
    return s * s * s * (10 + s * (-15 + 6 * s))
  }

  /// The angle about the hinge, in degrees.
  private static func hinge(_ script: AccidentScript, count: Int) -> [Double] {
    var degrees = [Double](repeating: 0, count: count)
    var level = 0.0
    for (move, next) in zip(script.moves, script.moves.dropFirst().map(\.start) + [script.seconds])
    {
      let end = min(count, Int(next * hertz))
      for index in min(end, Int(move.start * hertz))..<end {
        degrees[index] =
          level + move.degrees * minimumJerk((Double(index) / hertz - move.start) / move.lasting)
      }
      level += move.degrees
    }
    return degrees
  }

  /// Breaths of which no two are quite alike, and a sway of some hundredths of a degree.
  private static func breathe(
    _ script: AccidentScript, _ body: inout [Quaternion], _ draw: inout Draw
  ) {
    let axis =
      Vector3(draw.normal(), draw.normal(), draw.normal()).normalized ?? Vector3(1, 0, 0)
    let breath = script.breath
    var noise = draw.generator.stream(3)
    let (pace, sway) = (
      SlowNoise(rms: breath.wander, lines: [(0.05, 1), (0.12, 0.6)], from: &noise),
      (0..<3).map { _ in
        SlowNoise(rms: 0.02 * .pi / 180, lines: [(0.4, 1), (1.1, 0.5)], from: &noise)
      }
    )
    var phase = draw.even(0, 2 * .pi)
    for index in body.indices {
      let seconds = Double(index) / hertz
      phase += 2 * .pi / breath.seconds * (1 + pace.at(seconds).value) / hertz
      let turn = axis * (breath.degrees / 2 * .pi / 180 * Double.sin(phase))
      let rest = Vector3(
        sway[0].at(seconds).value, sway[1].at(seconds).value, sway[2].at(seconds).value)
      body[index] = Quaternion(rotationVector: turn + rest) * body[index]
    }
  }

  /// A leg that swings, a body that bounces, and heels that strike the floor.
  private static func walk(
    _ walk: AccidentScript.Event<AccidentScript.Walk>, in range: Range<Int>,
    _ body: inout [Quaternion], _ shaking: inout [Vector3]
  ) {
    guard let start = range.first else { return }
    let across = body[start].rotate(Vector3(0, 1, 0))
    let ahead = body[start].rotate(Vector3(1, 0, 0))
    for index in range {
      let seconds = Double(index - start) / hertz
      let left = Double(range.count) / hertz - seconds
      let ramp = min(1, seconds / 0.8, left / 0.8)
      let phase = 2 * .pi * seconds / walk.value.strideSeconds
      let swing =
        walk.value.swingDegrees
        * (Double.sin(phase) + 0.3 * Double.sin(2 * phase + 1) + 0.08 * Double.sin(3 * phase))
      let turn =
        across * (ramp * swing) + ahead * (3 * ramp * Double.sin(phase + 0.7))
        + Vector3(0, 0, 5 * ramp * Double.sin(phase + 2))
      body[index] = Quaternion(rotationVector: turn * (.pi / 180)) * body[index]
      let sinceStep =
        ((phase + 1) / (2 * .pi)).truncatingRemainder(dividingBy: 1)
        * walk.value.strideSeconds
      let strike =
        walk.value.impact * Double.exp(-sinceStep / 0.02) * Double.sin(2 * .pi * 20 * sinceStep)
      shaking[index] +=
        Vector3(0, 0, ramp * (walk.value.bounce * Double.sin(2 * phase + 0.3) + strike))
        + ahead * (ramp * Double.sin(2 * phase + 2))
    }
  }
}
