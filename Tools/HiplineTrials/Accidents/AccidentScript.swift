import HiplineCore
import HiplineSimulation
import RealModule

/// What a person does, in order of time: angles in degrees, times in seconds.
struct AccidentScript {
  struct Move {
    var start: Double
    var lasting: Double
    var degrees: Double
  }

  /// A stretch of time with an orientation, a turn or a size of its own.
  struct Event<Value> {
    var start: Double
    var lasting: Double
    var value: Value
  }

  struct Repetition {
    var start: Double
    var end: Double
    var degrees: Double
  }

  struct Walk {
    var strideSeconds: Double
    var swingDegrees: Double
    var bounce: Double
    var impact: Double
  }

  var draw: Draw
  private(set) var seconds = 0.0
  private(set) var moves: [Move] = []
  private(set) var repetitions: [Repetition] = []
  /// Where the body turns to.
  private(set) var turns: [Event<Quaternion>] = []
  private(set) var walks: [Event<Walk>] = []
  /// Quick turns about a rotation vector in radians, with a jolt in m/s².
  private(set) var coughs: [Event<(turn: Vector3, jolt: Double)>] = []
  /// Knots of rotation vectors, in radians.
  private(set) var handlings: [Event<[Vector3]>] = []
  private(set) var slips: [Event<Quaternion>] = []
  /// The hinge in the segment's frame, from a time on.
  private(set) var axes: [(start: Double, axis: Vector3)] = []
  /// The posture at the beginning.
  private(set) var first: Quaternion
  private var posture: Quaternion
  private var level = 0.0
  var breath: (degrees: Double, seconds: Double, wander: Double) = (0, 4, 0)

  init(_ draw: Draw) {
    self.draw = draw
    let lying =
      Quaternion.turn(.z, self.draw.even(-180, 180))
      * Quaternion.turn(.y, 90 + self.draw.even(-15, 15))
      * Quaternion.turn(.x, self.draw.even(-90, 90))
    (first, posture) = (lying, lying)
    newAxis()
  }

  mutating func newAxis() {
    let heading = draw.even(0, 2 * .pi)
    let inclination = draw.even(0, 25) * .pi / 180
    axes.append(
      (
        seconds,
        Vector3(
          Double.cos(heading) * Double.cos(inclination),
          Double.sin(heading) * Double.cos(inclination),
          Double.sin(inclination))
      ))
  }

  mutating func wait(_ lasting: Double) { seconds += max(0, lasting) }

  private mutating func move(to degrees: Double, lasting: Double) {
    moves.append(Move(start: seconds, lasting: lasting, degrees: degrees - level))
    level = degrees
    seconds += lasting
  }

  struct Tempo {
    var lift: Double
    var hold: Double
    var lower: Double
    var rest: Double
  }

  mutating func tempo(hold: Double? = nil, rest: Double? = nil) -> Tempo {
    Tempo(
      lift: draw.even(0.8, 2.5), hold: hold ?? draw.one(of: [0, 0.5, 1.5, 2.5]),
      lower: draw.even(0.8, 2.5), rest: rest ?? draw.even(0.5, 2.5))
  }

  mutating func repeats(
    _ count: Int, _ degrees: Double, _ tempo: Tempo,
    pulses: (count: Int, share: Double, seconds: Double)? = nil
  ) {
    for _ in 0..<count {
      func about(_ value: Double) -> Double { value * (1 + 0.08 * draw.normal()) }
      let (start, top) = (seconds, degrees * (1 + 0.06 * draw.normal()))
      move(to: top, lasting: max(0.5, about(tempo.lift)))
      wait(about(tempo.hold))
      if let pulses {
        for _ in 0..<pulses.count {
          move(to: top * (1 - pulses.share), lasting: pulses.seconds / 2)
          move(to: top, lasting: pulses.seconds / 2)
        }
      }
      move(to: 0, lasting: max(0.5, about(tempo.lower)))
      repetitions.append(Repetition(start: start, end: seconds, degrees: top))
      wait(about(tempo.rest))
    }
  }

  mutating func turn(to target: Quaternion, lasting: Double) {
    turns.append(Event(start: seconds, lasting: lasting, value: target))
    posture = target
    seconds += lasting
  }

  mutating func turnOver() {
    let angle = draw.even(60, 150) * .pi / 180
    let axis =
      Vector3(draw.normal(), draw.normal(), draw.normal()).normalized ?? Vector3(0, 0, 1)
    let target = Quaternion(axis: axis, angleRadians: angle) * posture
    turn(to: target, lasting: draw.even(1.5, 3))
  }

  private mutating func upright() -> Quaternion {
    Quaternion.turn(.z, draw.even(-180, 180)) * draw.askew(5)
  }

  mutating func walk(_ lasting: Double) {
    walks.append(
      Event(
        start: seconds, lasting: lasting,
        value: Walk(
          strideSeconds: draw.even(0.9, 1.4), swingDegrees: draw.even(14, 24),
          bounce: draw.even(1.5, 3), impact: draw.even(5, 15))))
    seconds += lasting
  }

  mutating func walkToTheMat(_ lasting: Double) {
    let lying = posture
    first = upright()
    posture = first
    wait(draw.even(0, 2))
    walk(lasting)
    wait(draw.even(0.3, 1.5))
    if draw.chance(0.7) {
      turn(to: posture * Quaternion.turn(.y, draw.even(60, 95)), lasting: draw.even(1, 2))
      wait(draw.even(0.1, 2))
    }
    turn(to: lying, lasting: draw.even(1.2, 3))
  }

  mutating func getUp() {
    let target = upright()
    turn(to: target, lasting: draw.even(1, 2.5))
  }

  mutating func cough() {
    for _ in 0..<draw.integer(1, 3) {
      let way = Vector3(draw.normal(), draw.normal(), draw.normal()).normalized ?? Vector3(1, 0, 0)
      coughs.append(
        Event(
          start: seconds, lasting: 0.25,
          value: (way * (draw.even(1, 4) * .pi / 180), draw.even(2, 8))))
      wait(draw.even(0.4, 0.7))
    }
  }

  /// Knots of the turns of a hand, so many seconds apart.
  static let knotSeconds = 0.35

  mutating func handle(_ lasting: Double) {
    let size = draw.even(3, 12) * .pi / 180
    var knots = [Vector3.zero]
    for _ in 0..<Int(lasting / Self.knotSeconds) {
      knots.append(Vector3(draw.normal(), draw.normal(), draw.normal()) * size)
    }
    knots.append(.zero)
    handlings.append(Event(start: seconds, lasting: lasting, value: knots))
    seconds += lasting
  }

  mutating func slip() {
    let axis =
      Vector3(draw.normal(), draw.normal(), draw.normal()).normalized ?? Vector3(0, 0, 1)
    slips.append(
      Event(
        start: seconds, lasting: 0.3,
        value: Quaternion(axis: axis, angleRadians: draw.even(35, 110) * .pi / 180)))
    seconds += 0.3
  }
}
