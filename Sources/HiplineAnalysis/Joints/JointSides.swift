import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// What the sensors on both sides of a joint measured over one set, on some of the samples of the reference recording
/// (``MovementSamples``).
struct JointSides {
  private let proximal: AlignedSegment
  private let distal: AlignedSegment
  private let range: Range<Int>
  private let samples: MovementSamples
  private let pair: SensorPair
  private let proximalUp: UpDirection
  private let distalUp: UpDirection

  /// - Precondition: both segments cover the range.
  init(
    proximal: AlignedSegment, distal: AlignedSegment, in range: Range<Int>,
    at samples: MovementSamples
  ) {
    let step = samples.step
    self.proximal = proximal
    self.distal = distal
    self.range = range
    self.samples = samples
    // The vertical's turning and the gyroscope about it without its running median: no bias and no drift is in them.
    pair = SensorPair(
      proximalAcceleration: proximal.slowAcceleration(in: range, every: step),
      proximalRate: proximal.angularRate(in: range, every: step),
      distalAcceleration: distal.slowAcceleration(in: range, every: step),
      distalRate: distal.angularRate(in: range, every: step))
    proximalUp = proximal.up(in: range, every: step)
    distalUp = distal.up(in: range, every: step)
  }

  /// What is known of the axes.
  struct Axes {
    var axes: JointHingeAxes
    /// Whether it is known which ends of the two belong together.
    var isPaired: Bool
    /// How far the axes may be off, in degrees.
    var proximalUncertaintyDegrees: Double
    var distalUncertaintyDegrees: Double
  }

  /// The energy of the rates is averaged over so long, in seconds: the 21 samples of the authors' program at 100 Hz.
  private static let energyWindowSeconds = 0.21

  private var parameters: JointHingeAxes.Parameters {
    JointHingeAxes.Parameters(
      windowSamples: max(1, Int((Self.energyWindowSeconds * samples.sampleRateHertz).rounded())),
      calibrationErrorG: calibrationErrorG)
  }

  /// How wrong the worse accelerometer's axes are, in g.
  private var calibrationErrorG: Double {
    max(
      GravityJointAngle.leastCalibrationErrorG, proximal.resolution.calibrationError,
      distal.resolution.calibrationError)
  }

  /// The axes that the common movement shows.
  ///
  /// Where the axis leaves the horizontal by more than an axis may be off, gravity along it tells which ends belong together.
  /// About an axis that is more level nothing measured tells. The proximal segment of a hip is then taken to follow the distal one, as it
  /// mostly does; it goes against it where a back arches, so that the other way round stays possible.
  func axes(of joint: Joint) throws(JointMotion.NotMeasured) -> Axes {
    let all = 0..<pair.count
    guard let axes = JointHingeAxes.estimate(pair, in: all, parameters: parameters),
      let fit = axes.fit,
      let inStep = turningInStep
    else { throw JointMotion.NotMeasured(reason: "nothing turns at the \(joint.rawValue)") }
    guard fit.planarity >= JointMotion.smallestPlanarity else {
      throw JointMotion.NotMeasured(
        reason: "the two sensors do not turn as the two sides of a hinge do")
    }
    var found = Axes(
      axes: axes,
      isPaired: fit.pairingIsCertain
        && fit.pairingsApartDegrees > JointMotion.largestAxisUncertaintyDegrees,
      proximalUncertaintyDegrees: fit.proximalBoundDegrees,
      distalUncertaintyDegrees: fit.distalBoundDegrees)
    // A side that the other one does not follow shows its axis by itself.
    let larger: Double
    if inStep.proximalTurnsMore {
      larger = max(
        fit.proximalUncertaintyDegrees, min(fit.proximalBoundDegrees, inStep.freeDegrees))
      found.proximalUncertaintyDegrees = larger
    } else {
      larger = max(fit.distalUncertaintyDegrees, min(fit.distalBoundDegrees, inStep.freeDegrees))
      found.distalUncertaintyDegrees = larger
    }
    guard larger <= JointMotion.largestAxisUncertaintyDegrees else {
      throw JointMotion.NotMeasured(
        reason:
          "the two sides of the \(joint.rawValue) turn in step, so that its own axis does not show")
    }
    if fit.pairingsApartDegrees > JointMotion.largestAxisUncertaintyDegrees,
      fit.oppositeCost > JointHingeFit.comparableCosts * fit.cost
    {
      // The other pairing fits best about other lines, and badly: were its ends wrong, these lines would still be the axes.
      found.axes.fit = nil
    }
    takeOwnAxis(&found, proximalTurnsMore: inStep.proximalTurnsMore)
    if !found.isPaired, joint.proximalFollows {
      found.axes = found.axes.pairedByCommonMotion(
        proximalRate: pair.proximalRate, distalRate: pair.distalRate, in: all)
    }
    return found
  }

  /// Takes the axis of the side that turns less from its own turning, where the common movement leaves it open.
  ///
  /// The fit then lets it make up for whatever errors the larger turning has. Its own turning is taken where it is about
  /// one line that is as far from level as the other side's axis, as that of a pelvis is which follows the thigh. Which end of
  /// the line is which gravity tells where only one of them can be.
  private func takeOwnAxis(_ found: inout Axes, proximalTurnsMore: Bool) {
    let axes = found.axes
    let bound =
      proximalTurnsMore ? found.distalUncertaintyDegrees : found.proximalUncertaintyDegrees
    let rates = proximalTurnsMore ? pair.distalRate : pair.proximalRate
    guard bound > JointMotion.largestAxisUncertaintyDegrees,
      let own = HingeAxis.principal(of: rates, in: 0..<rates.count),
      own.planarity >= HingeAxis.clearPlanarity
    else { return }
    func heightDegrees(_ axis: Vector3, _ up: VectorSeries) -> Double {
      let height = RobustStatistics.median(up.indices.map { up[$0].dot(axis) }) ?? 0
      return Double.asin(min(1, max(-1, height))) * Angle.degreesPerRadian
    }
    let wanted =
      proximalTurnsMore
      ? heightDegrees(axes.proximal, proximalUp.vectors)
      : heightDegrees(axes.distal, distalUp.vectors)
    let side = proximalTurnsMore ? distalUp.vectors : proximalUp.vectors
    let ends = [own.direction, -own.direction].map { end in
      (axis: end, missDegrees: abs(heightDegrees(end, side) - wanted))
    }.sorted { $0.missDegrees < $1.missDegrees }
    guard ends[0].missDegrees <= JointMotion.largestAxisUncertaintyDegrees else { return }
    found.axes =
      proximalTurnsMore
      ? JointHingeAxes(proximal: axes.proximal, distal: ends[0].axis)
      : JointHingeAxes(proximal: ends[0].axis, distal: axes.distal)
    found.isPaired = ends[1].missDegrees > JointMotion.largestAxisUncertaintyDegrees
  }

  /// How far the axis of the side that turns more can be off without the other side contradicting.
  ///
  /// Where the sides turn about lines *k*₁ and *k*₂ of the sensors at *ω*₂ = *ρ* *ω*₁, all axes at angles with
  /// sin *α*₁ = *ρ* sin *α*₂ to these lines make a hinge of the movement: so up to arcsin *ρ*. In ρ only that part of the
  /// smaller turning counts which is in step with the larger one. nil without rotation.
  private var turningInStep: (proximalTurnsMore: Bool, freeDegrees: Double)? {
    let all = 0..<pair.count
    guard let first = HingeAxis.principal(of: pair.proximalRate, in: all),
      let second = HingeAxis.principal(of: pair.distalRate, in: all)
    else { return nil }
    var (squares, products) = ((0.0, 0.0), 0.0)
    for index in all {
      let a = pair.proximalRate[index].dot(first.direction)
      let b = pair.distalRate[index].dot(second.direction)
      squares.0 += a * a
      squares.1 += b * b
      products += a * b
    }
    let larger = max(squares.0, squares.1)
    guard larger > 0 else { return nil }
    let sine = min(1, abs(products) / larger)
    return (squares.0 > squares.1, Double.asin(sine) * Angle.degreesPerRadian)
  }

  /// The verticals of the two sensors, each about the axis in its own frame.
  typealias Verticals = (proximal: GravityJointAngle.Side, distal: GravityJointAngle.Side)

  func verticals(about axes: JointHingeAxes) -> Verticals {
    (
      GravityJointAngle.Side(proximalUp, about: axes.proximal),
      GravityJointAngle.Side(distalUp, about: axes.distal)
    )
  }

  /// The angle from gravity alone; nil about a nearly vertical axis.
  func gravityAngle(_ verticals: Verticals) -> GravityJointAngle? {
    GravityJointAngle.measure(
      proximal: verticals.proximal, distal: verticals.distal,
      sampleRateHertz: samples.sampleRateHertz,
      calibrationErrorG: calibrationErrorG)
  }

  /// The orientations of the two sensors, each with a heading of its own.
  typealias Orientations = (proximal: [Quaternion], distal: [Quaternion])

  /// - Returns: nil without a gyroscope on both sides.
  func orientations() -> Orientations? {
    guard let near = proximal.orientations(in: range, every: samples.step),
      let far = distal.orientations(in: range, every: samples.step)
    else { return nil }
    return (near, far)
  }

  /// The angle from both orientations in degrees, below the tremor band; nil where the axis is too steep for its heading
  /// to be seen.
  func alignedAngle(_ orientations: Orientations, _ axes: JointHingeAxes) -> [Double]? {
    let (near, far) = orientations
    guard
      let correction = HeadingCorrection.estimate(
        proximal: near, distal: far, axes: axes, sampleRateHertz: samples.sampleRateHertz)
    else { return nil }
    let angle = JointAngle(proximal: near, distal: correction.applied(to: far), axes: axes)
    return MovementBand.lowPass(angle.degrees, sampleRateHertz: samples.sampleRateHertz)
  }

  /// How far the distal axis is from horizontal, in degrees 0…90; the median.
  func inclinationDegrees(_ axes: JointHingeAxes) -> Double {
    let up = distalUp.vectors
    let axis = HingeAxis(direction: axes.distal, planarity: 1)
    return RobustStatistics.median(up.indices.map { axis.inclinationDegrees(up: up[$0]) }) ?? 90
  }
}
