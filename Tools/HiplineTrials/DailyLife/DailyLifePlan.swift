import HiplineCore
import HiplineSimulation

/// What a person does over days, second by second: poses and the turns between them, steps, pedalling, and bouts of exercise.
struct DailyLifePlan {
  /// Pelvis and thigh at rest, as rotations from their frames to the earth, and how high the hip is, in metres.
  struct Pose {
    var pelvis: Quaternion
    var thigh: Quaternion
    var height: Double
  }

  /// Getting into a pose, which is kept until the next.
  struct Change {
    var startSeconds: Double
    var lengthSeconds: Double
    var pose: Pose
  }

  /// A stretch in which the thigh swings to and fro.
  struct Swinging {
    enum Kind { case walking, stairs, cycling }
    var kind: Kind
    var startSeconds: Double
    var endSeconds: Double
    /// Of whole cycles: two steps, one turn of the pedals.
    var hertz: Double
    var thighDegrees: Double
  }

  struct Bout {
    var startSeconds: Double
    var session: SessionPlan
    var parameters: SimulationParameters
    var body: BodyMotion
  }

  private(set) var changes: [Change] = []
  private(set) var swingings: [Swinging] = []
  private(set) var bouts: [Bout] = []

  private var now = 0.0
  private var draw: Draw
  private let parameters: DailyLifeParameters

  init(_ parameters: DailyLifeParameters) {
    self.parameters = parameters
    draw = Draw(seed: parameters.seed, purpose: 0x9057)
    changes = [Change(startSeconds: -2, lengthSeconds: 1, pose: Self.standing)]
    var due = dueBouts()
    while now < parameters.durationSeconds {
      let hour = hourOfDay
      if let next = due.first, next <= now {
        due.removeFirst()
        exercise()
      } else if hour >= 22.5 || hour < 6.75 {
        sleep(until: now + ((hour >= 22.5 ? 30.75 : 6.75) - hour + draw.even(0, 0.3)) * 3600)
      } else {
        pass()
      }
    }
  }

  private var hourOfDay: Double {
    (parameters.startUnixSeconds + now).truncatingRemainder(dividingBy: 86_400) / 3600
  }

  /// The times of the bouts, in seconds from the start.
  private mutating func dueBouts() -> [Double] {
    let midnight =
      -(parameters.startUnixSeconds.truncatingRemainder(dividingBy: 86_400))
    let days = Int(parameters.durationSeconds / 86_400) + 2
    var due: [Double] = []
    for day in 0..<days {
      for hour in parameters.boutHours {
        let time = midnight + (24 * Double(day) + hour + draw.even(-0.25, 0.25)) * 3600
        let isSkipped = draw.chance(parameters.skippedShare)
        if time > 60, !isSkipped { due.append(time) }
      }
    }
    return due
  }

  /// A while of one of the things that people do by day.
  private mutating func pass() {
    switch draw.even(0, 1) {
    case ..<0.35: sit(lasting: draw.logarithmic(180, 5400))
    case ..<0.65: potter(lasting: draw.logarithmic(60, 1500))
    case ..<0.85: walk(lasting: draw.logarithmic(15, 1800), .walking)
    case ..<0.90: walk(lasting: draw.even(8, 40), .stairs)
    case ..<0.93: cycle(lasting: draw.even(300, 1500))
    case ..<0.96: lie(lasting: draw.even(600, 3600))
    default: stand(lasting: draw.even(10, 300))
    }
  }

  // MARK: - Poses

  private static let standing = Pose(pelvis: .identity, thigh: .identity, height: 0.9)

  private mutating func get(into pose: Pose, lasting length: Double) {
    changes.append(Change(startSeconds: now, lengthSeconds: length, pose: pose))
    now += length
  }

  private mutating func stayed(_ pose: Pose, lasting length: Double) {
    get(into: pose, lasting: draw.even(1.4, 3.5))
    now += length
  }

  private func sitting(_ draw: inout Draw) -> Pose {
    let recline = draw.even(-5, 35)
    let pelvis = draw.askew(3) * Quaternion.turn(.y, -recline)
    return Pose(
      pelvis: pelvis,
      thigh: pelvis * Quaternion.turn(.y, recline - draw.even(82, 100)) * draw.askew(8),
      height: 0.45)
  }

  private func lying(_ draw: inout Draw) -> Pose {
    let flexion = Quaternion.turn(.y, -draw.even(0, 70))
    let pelvis: Quaternion
    switch draw.integer(0, 9) {
    case ..<4: pelvis = Quaternion.turn(.y, -90)
    case ..<6: pelvis = Quaternion.turn(.x, 90)
    case ..<8: pelvis = Quaternion.turn(.x, -90)
    default: pelvis = Quaternion.turn(.y, 90)
    }
    let laid = draw.askew(10) * pelvis
    return Pose(pelvis: laid, thigh: laid * flexion * draw.askew(8), height: 0.4)
  }

  /// The pose with the thigh, and a little the pelvis, put elsewhere.
  private mutating func shifted(_ pose: Pose, degrees: Double) -> Pose {
    var copy = pose
    copy.thigh = draw.askew(degrees) * pose.thigh
    copy.pelvis = draw.askew(degrees / 3) * pose.pelvis
    return copy
  }

  // MARK: - Doings

  private mutating func sit(lasting length: Double) {
    var pose = sitting(&draw)
    let end = now + length
    let restlessness = draw.logarithmic(15, 400)
    get(into: pose, lasting: draw.even(1.4, 3))
    let home = pose
    while now < end {
      now += draw.logarithmic(0.2, 5) * restlessness
      if draw.chance(0.2) {
        // Somebody jiggles, or moves to and fro on the chair.
        for _ in 0..<draw.integer(1, 5) {
          get(into: shifted(home, degrees: draw.logarithmic(1, 8)), lasting: draw.even(0.4, 1.5))
          now += draw.even(0, 2)
        }
      }
      pose = shifted(home, degrees: draw.logarithmic(0.7, 12))
      get(into: pose, lasting: draw.even(0.5, 2.5))
    }
  }

  private mutating func lie(lasting length: Double) {
    let end = now + length
    var pose = lying(&draw)
    get(into: pose, lasting: draw.even(2, 5))
    while now < end {
      now += draw.logarithmic(20, 1800)
      if draw.chance(0.4) {
        pose = lying(&draw)
        get(into: pose, lasting: draw.even(1.5, 5))
        // Settling down again.
        for _ in 0..<draw.integer(0, 3) {
          now += draw.even(0.3, 4)
          get(into: shifted(pose, degrees: draw.logarithmic(1, 10)), lasting: draw.even(0.5, 2))
        }
      } else {
        get(into: shifted(pose, degrees: draw.logarithmic(0.7, 15)), lasting: draw.even(0.5, 3))
      }
    }
  }

  private mutating func sleep(until end: Double) {
    while now < end {
      lie(lasting: min(end - now, draw.even(3000, 9000)))
      if now < end, draw.chance(0.25) {
        walk(lasting: draw.even(8, 25), .walking)
        sit(lasting: draw.even(40, 120))
        walk(lasting: draw.even(8, 25), .walking)
      }
    }
  }

  private mutating func stand(lasting length: Double) {
    let end = now + length
    get(into: Self.standing, lasting: draw.even(1, 2.5))
    while now < end {
      now += draw.logarithmic(4, 40)
      get(
        into: shifted(Self.standing, degrees: draw.logarithmic(0.7, 5)), lasting: draw.even(0.6, 2))
    }
  }

  private mutating func walk(lasting length: Double, _ kind: Swinging.Kind) {
    get(into: Self.standing, lasting: draw.even(1, 2.5))
    // A quick walk has longer and more steps; 0.75 cycles a second are the shuffle of an old person.
    let hertz = kind == .stairs ? draw.even(0.6, 0.95) : draw.even(0.75, 1.05)
    swingings.append(
      Swinging(
        kind: kind, startSeconds: now, endSeconds: now + length, hertz: hertz,
        thighDegrees: kind == .stairs ? draw.even(20, 28) : 20 * hertz / 0.95))
    now += length
  }

  private mutating func cycle(lasting length: Double) {
    let pelvis = Quaternion.turn(.y, draw.even(5, 35))
    get(
      into: Pose(
        pelvis: pelvis, thigh: Quaternion.turn(.y, -draw.even(45, 60)), height: 0.95), lasting: 3)
    let end = now + length
    while now < end {
      let ride = min(end - now, draw.logarithmic(30, 400))
      swingings.append(
        Swinging(
          kind: .cycling, startSeconds: now, endSeconds: now + ride, hertz: draw.even(0.8, 1.4),
          thighDegrees: draw.even(18, 25)))
      // Traffic lights.
      now += ride + draw.logarithmic(3, 40)
    }
  }

  /// Housework: a few steps, standing, bending down, squatting, kneeling.
  private mutating func potter(lasting length: Double) {
    let end = now + length
    get(into: Self.standing, lasting: draw.even(1, 2.5))
    while now < end {
      switch draw.even(0, 1) {
      case ..<0.4: walk(lasting: draw.logarithmic(2, 12), .walking)
      case ..<0.75: stand(lasting: draw.logarithmic(2, 25))
      case ..<0.93:
        for _ in 0..<draw.integer(1, 3) {
          let bent = draw.even(25, 80)
          stayed(
            Pose(
              pelvis: Quaternion.turn(.y, bent), thigh: Quaternion.turn(.y, -draw.even(-8, 15)),
              height: 0.88), lasting: draw.logarithmic(0.5, 12))
          stayed(shifted(Self.standing, degrees: 2), lasting: draw.logarithmic(0.5, 6))
        }
      default:
        stayed(
          Pose(
            pelvis: Quaternion.turn(.y, draw.even(10, 50)),
            thigh: Quaternion.turn(.y, -draw.even(50, 95)), height: 0.5),
          lasting: draw.logarithmic(1, 20))
        stayed(shifted(Self.standing, degrees: 2), lasting: draw.even(0.5, 4))
      }
    }
  }

  private mutating func exercise() {
    var parameters = self.parameters.bout
    parameters.seed = self.parameters.seed &+ UInt64(bouts.count + 1) &* 7919
    let root = SplitMix64(seed: parameters.seed)
    var planning = root.stream(1)
    let session = SessionPlan(parameters, from: &planning)
    guard now + session.durationSeconds + 30 < self.parameters.durationSeconds else {
      now = self.parameters.durationSeconds
      return
    }
    let body = BodyMotion(session, parameters, from: root.stream(2))
    let first = body.motion(of: .thigh, leverArm: .zero, at: 0)
    let pelvis = body.motion(of: .pelvis, leverArm: .zero, at: 0)
    get(
      into: Pose(pelvis: pelvis.attitude, thigh: first.attitude, height: 0.4),
      lasting: draw.even(2.5, 5))
    // Getting comfortable before it begins.
    now += draw.even(3, 25)
    bouts.append(Bout(startSeconds: now, session: session, parameters: parameters, body: body))
    now += session.durationSeconds
    now += draw.even(3, 25)
  }
}
