import HiplineCore
import HiplineTestSupport
import RealModule

@testable import HiplineKinematics

/// Two segments that sway together and open and close a hinge between them; everything is exact.
struct HingeMotion {
  var rateHertz = 50.0
  var seconds = 30.0
  /// How far the hinge axis points above the horizontal in the middle of the sway.
  var inclinationDegrees = 20.0
  /// How far the proximal segment turns about the hinge axis to either side.
  var rollDegrees = 8.0
  /// How far it turns across the hinge axis, about a level line: the hinge axis nods.
  var nodDegrees = 6.0
  var jointDegrees = 30.0
  /// The jitter of every component, even within this distance: rad/s and m/s².
  var rateNoise = 0.0
  var accelerationNoise = 0.0
  var seed: UInt64 = 1
  var proximalMounting = Quaternion(0.56, 0.48, -0.53, 0.42).normalized
  var distalMounting = Quaternion(0.7, 0.1, 0.7, -0.12).normalized

  var count: Int { Int(rateHertz * seconds) }

  var axis: Vector3 {
    let inclination = inclinationDegrees / Angle.degreesPerRadian
    return Vector3(Double.cos(inclination), 0, Double.sin(inclination))
  }

  var axes: JointHingeAxes {
    JointHingeAxes(
      proximal: proximalMounting.conjugate.rotate(axis),
      distal: distalMounting.conjugate.rotate(axis))
  }

  /// The angle of the joint in degrees, `[samples]`.
  var jointAngle: [Double] { (0..<count).map { joint($0).value * Angle.degreesPerRadian } }

  var proximal: [Quaternion] { (0..<count).map { sway($0) * proximalMounting } }

  var distal: [Quaternion] {
    (0..<count).map {
      sway($0) * Quaternion(axis: axis, angleRadians: joint($0).value) * distalMounting
    }
  }

  /// What ideal sensors at the joint read, or jittering ones.
  var sensors: SensorPair {
    var generator = SplitMix64(seed: seed)
    func read(_ vectors: [Vector3], _ noise: Double) -> VectorSeries {
      VectorSeries(
        vectors.map {
          let n = generator.uniform(count: 3)
          return $0 + noise * Vector3(n[0], n[1], n[2])
        })
    }
    func rates(_ orientations: [Quaternion], withJoint: Bool) -> [Vector3] {
      orientations.indices.map { index in
        let about = roll(index).rate + (withJoint ? joint(index).rate : 0)
        let nod = nod(index)
        let carried = Quaternion(axis: Self.nodAxis, angleRadians: nod.value).rotate(axis)
        return orientations[index].conjugate.rotate(Self.nodAxis * nod.rate + carried * about)
      }
    }
    let (proximal, distal) = (proximal, distal)
    let gravity = Vector3(0, 0, StillNorm.standardGravity)
    return SensorPair(
      proximalAcceleration: read(
        proximal.map { $0.conjugate.rotate(gravity) }, accelerationNoise),
      proximalRate: read(rates(proximal, withJoint: false), rateNoise),
      distalAcceleration: read(distal.map { $0.conjugate.rotate(gravity) }, accelerationNoise),
      distalRate: read(rates(distal, withJoint: true), rateNoise))
  }

  private static let nodAxis = Vector3(0, 1, 0)

  private func sway(_ index: Int) -> Quaternion {
    Quaternion(axis: Self.nodAxis, angleRadians: nod(index).value)
      * Quaternion(axis: axis, angleRadians: roll(index).value)
  }

  private func roll(_ index: Int) -> (value: Double, rate: Double) {
    wave(index, degrees: rollDegrees, hertz: 0.13, phase: 1)
  }

  private func nod(_ index: Int) -> (value: Double, rate: Double) {
    wave(index, degrees: nodDegrees, hertz: 0.21, phase: 0)
  }

  private func joint(_ index: Int) -> (value: Double, rate: Double) {
    wave(index, degrees: jointDegrees / 2, hertz: 0.17, phase: -.pi / 2)
  }

  private func wave(
    _ index: Int, degrees: Double, hertz: Double, phase: Double
  ) -> (value: Double, rate: Double) {
    let height = degrees / Angle.degreesPerRadian
    let turn = 2 * Double.pi * hertz
    let angle = turn * Double(index) / rateHertz + phase
    return (height * Double.sin(angle), height * turn * Double.cos(angle))
  }
}

extension SensorPair {
  /// The sensors strapped on otherwise.
  func remounted(proximal: Quaternion, distal: Quaternion) -> SensorPair {
    SensorPair(
      proximalAcceleration: proximalAcceleration.map(proximal.conjugate.rotate),
      proximalRate: proximalRate.map(proximal.conjugate.rotate),
      distalAcceleration: distalAcceleration.map(distal.conjugate.rotate),
      distalRate: distalRate.map(distal.conjugate.rotate))
  }

  /// The sensors taken for one another.
  var swapped: SensorPair {
    SensorPair(
      proximalAcceleration: distalAcceleration, proximalRate: distalRate,
      distalAcceleration: proximalAcceleration, distalRate: proximalRate)
  }

  /// The same movement played backwards.
  var timeReversed: SensorPair {
    func reversed(_ series: VectorSeries) -> VectorSeries {
      series.mapComponents { $0.reversed() }
    }
    return SensorPair(
      proximalAcceleration: reversed(proximalAcceleration),
      proximalRate: reversed(proximalRate).scaled(by: -1),
      distalAcceleration: reversed(distalAcceleration),
      distalRate: reversed(distalRate).scaled(by: -1))
  }
}

/// Any rotation, the same for a seed.
func anyRotation(seed: UInt64) -> Quaternion {
  var generator = SplitMix64(seed: seed)
  let n = generator.uniform(count: 4)
  return Quaternion(n[0], n[1], n[2], n[3]).normalized
}

/// The angle between two lines in degrees, 0…90.
func degreesBetweenLines(_ a: Vector3, _ b: Vector3) -> Double {
  let degrees = Angle.degrees(between: a, and: b)
  return min(degrees, 180 - degrees)
}

/// How far a pair of axes is from another, whichever end both point to, in degrees.
func degreesBetween(_ a: JointHingeAxes, _ b: JointHingeAxes) -> Double {
  func larger(_ b: JointHingeAxes) -> Double {
    max(
      Angle.degrees(between: a.proximal, and: b.proximal),
      Angle.degrees(between: a.distal, and: b.distal))
  }
  return min(larger(b), larger(b.reversed))
}

/// The largest difference of two series after each has lost its median.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  func centred(_ values: [Double]) -> [Double] {
    let middle = values.sorted()[values.count / 2]
    return values.map { $0 - middle }
  }
  guard a.count == b.count else { return .infinity }
  let differences = zip(centred(a), centred(b)).map { $0 - $1 }
  return ((differences.max() ?? 0) - (differences.min() ?? 0)) / 2
}
