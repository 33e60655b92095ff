import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct JointHingeAxesTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var acc1: [[Double]]
      var acc2: [[Double]]
      var gyr1: [[Double]]
      var gyr2: [[Double]]
      var true1: [Double]
      var true2: [Double]
      var axis1: [Double]
      var axis2: [Double]
    }
    var cases: [Case]
  }

  private func estimate(
    _ sensors: SensorPair, _ parameters: JointHingeAxes.Parameters = .init()
  ) throws -> JointHingeAxes {
    try #require(JointHingeAxes.estimate(sensors, in: 0..<sensors.count, parameters: parameters))
  }

  private let noisy = HingeMotion(rateNoise: 0.01, accelerationNoise: 0.1)

  @Test func `exact data give exact axes, however the sensors are strapped on`() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      var motion = HingeMotion()
      motion.proximalMounting = anyRotation(seed: seed)
      motion.distalMounting = anyRotation(seed: seed + 50)
      let axes = try estimate(motion.sensors)
      #expect(degreesBetween(axes, motion.axes) < 1e-9 * Angle.degreesPerRadian)
      let fit = try #require(axes.fit)
      #expect(fit.cost < 1e-18)
      #expect(fit.planarity > 1 - 1e-12)
      #expect(fit.pairingIsCertain)
    }
  }

  @Test func `noisy data give the axes of qmt`() throws {
    let file: Reference = try ReferenceFile.load("hinge-axes", in: Bundle.module)
    for expected in file.cases {
      func series(_ rows: [[Double]]) -> VectorSeries {
        VectorSeries(rows.map(vector))
      }
      func vector(_ row: [Double]) -> Vector3 { Vector3(row[0], row[1], row[2]) }
      let sensors = SensorPair(
        proximalAcceleration: series(expected.acc1), proximalRate: series(expected.gyr1),
        distalAcceleration: series(expected.acc2), distalRate: series(expected.gyr2))
      let theirs = JointHingeAxes(
        proximal: vector(expected.axis1), distal: vector(expected.axis2))
      let truth = JointHingeAxes(proximal: vector(expected.true1), distal: vector(expected.true2))

      let everySample = try estimate(sensors, .init(leastEnergy: 0))
      #expect(degreesBetween(everySample, theirs) < 0.02)
      let chosen = try estimate(sensors)
      #expect(degreesBetween(chosen, theirs) < 0.1)
      #expect(degreesBetween(chosen, truth) < 0.6)
    }
  }

  @Test func `ways looked for on few of the rates end where those on all of them do`() throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      var motion = HingeMotion(rateNoise: 0.02, accelerationNoise: 0.3, seed: seed)
      motion.proximalMounting = anyRotation(seed: seed)
      motion.distalMounting = anyRotation(seed: seed + 30)
      motion.inclinationDegrees = Double(seed) * 6 - 6
      motion.jointDegrees = seed.isMultiple(of: 3) ? 3 : 30
      let few = try estimate(motion.sensors)
      let all = try estimate(motion.sensors, .init(searchLimit: .max))
      let fit = try #require(all.fit)
      #expect(try #require(few.fit).cost < 1.0001 * fit.cost)
      // Places that cost the same are as far apart as the axes are uncertain.
      #expect(
        degreesBetweenLines(few.proximal, all.proximal)
          < max(0.05, fit.proximalUncertaintyDegrees))
      #expect(
        degreesBetweenLines(few.distal, all.distal) < max(0.05, fit.distalUncertaintyDegrees))
    }
  }

  @Test func `the uncertainty is of the size of the error that chance makes`() throws {
    var squares: [Double] = []
    for seed in 1...10 as ClosedRange<UInt64> {
      let motion = HingeMotion(rateNoise: 0.003, accelerationNoise: 0.03, seed: seed)
      let axes = try estimate(motion.sensors)
      let fit = try #require(axes.fit)
      let error = degreesBetweenLines(axes.distal, motion.axes.distal)
      let relative = error / fit.distalUncertaintyDegrees
      squares.append(relative * relative)
      #expect(relative < 4)
    }
    let ratio = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    #expect((0.4...2.0).contains(ratio))
  }

  @Test func `no error of the axes is beyond its bound, which grows with what no hinge explains`()
    throws
  {
    for seed in 1...4 as ClosedRange<UInt64> {
      let motion = HingeMotion(rateNoise: 0.01, accelerationNoise: 0.1, seed: seed)
      let axes = try estimate(motion.sensors)
      let fit = try #require(axes.fit)
      #expect(
        degreesBetweenLines(axes.proximal, motion.axes.proximal) < fit.proximalBoundDegrees)
      #expect(degreesBetweenLines(axes.distal, motion.axes.distal) < fit.distalBoundDegrees)
      #expect(fit.proximalBoundDegrees > fit.proximalUncertaintyDegrees)

      var noisier = motion
      noisier.rateNoise *= 2
      noisier.accelerationNoise *= 2
      let wider = try #require(try estimate(noisier.sensors).fit)
      #expect(wider.distalBoundDegrees > 1.3 * fit.distalBoundDegrees)
    }
  }

  @Test func `remounting a sensor turns its axis and nothing else`() throws {
    let sensors = noisy.sensors
    let before = try estimate(sensors)
    for seed in 1...6 as ClosedRange<UInt64> {
      let (p, d) = (anyRotation(seed: seed), anyRotation(seed: seed + 20))
      let after = try estimate(sensors.remounted(proximal: p, distal: d))
      let expected = JointHingeAxes(
        proximal: p.conjugate.rotate(before.proximal), distal: d.conjugate.rotate(before.distal))
      #expect(degreesBetween(after, expected) < 1e-5)
    }
  }

  @Test func `swapping the sensors swaps the axes`() throws {
    let before = try estimate(noisy.sensors)
    let after = try estimate(noisy.sensors.swapped)
    let expected = JointHingeAxes(proximal: before.distal, distal: before.proximal)
    #expect(degreesBetween(after, expected) < 1e-5)
  }

  @Test func `a movement played backwards has the same axes`() throws {
    let parameters = JointHingeAxes.Parameters(leastEnergy: 0)
    var motion = noisy
    motion.seconds = 20
    let before = try estimate(motion.sensors, parameters)
    let after = try estimate(motion.sensors.timeReversed, parameters)
    #expect(degreesBetween(after, before) < 1e-5)
  }

  @Test func `a level axis leaves the pairing open, and common motion closes it`() throws {
    var motion = noisy
    motion.inclinationDegrees = 0
    motion.nodDegrees = 0
    let axes = try estimate(motion.sensors)
    #expect(try #require(axes.fit).pairingIsCertain == false)

    // Both segments turn the same way where their rates about the hinge agree on the whole.
    var following = motion
    following.rollDegrees = 8
    following.jointDegrees = 4
    let sensors = following.sensors
    let estimated = try estimate(sensors)
    for start in [estimated, estimated.pairedOppositely] {
      let paired = start.pairedByCommonMotion(
        proximalRate: sensors.proximalRate, distalRate: sensors.distalRate,
        in: 0..<sensors.count)
      #expect(degreesBetween(paired, following.axes) < 3)
    }
  }

  @Test func `a side that does not turn leaves the angle right, though its axis is any`() throws {
    for inclination in [0.0, 15] {
      var motion = noisy
      motion.rollDegrees = 0
      motion.nodDegrees = 0
      motion.inclinationDegrees = inclination
      let axes = try estimate(motion.sensors)
      #expect(degreesBetweenLines(axes.distal, motion.axes.distal) < 1)
      let angle = JointAngle(proximal: motion.proximal, distal: motion.distal, axes: axes)
      let truth = motion.jointAngle
      let error = min(
        largestDifference(angle.degrees, truth), largestDifference(angle.degrees.map { -$0 }, truth)
      )
      #expect(error < 0.5)
    }
  }

  @Test func `no more samples are used than allowed`() throws {
    let sensors = noisy.sensors
    let samples = JointHingeSamples(
      sensors, in: 0..<sensors.count, JointHingeAxes.Parameters(sampleLimit: 200))
    #expect(samples.rates.count == 200)
    #expect((101...200).contains(samples.accelerations.count))
  }

  @Test func `without rotation there is no axis`() {
    var motion = HingeMotion()
    motion.rollDegrees = 0
    motion.nodDegrees = 0
    motion.jointDegrees = 0
    #expect(JointHingeAxes.estimate(motion.sensors, in: 0..<motion.count) == nil)
  }

  @Test func `series of different length trap`() async {
    await #expect(processExitsWith: .failure) {
      let one = VectorSeries([.zero])
      _ = SensorPair(
        proximalAcceleration: one, proximalRate: one, distalAcceleration: one,
        distalRate: VectorSeries([]))
    }
  }
}
