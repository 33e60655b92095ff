import Foundation
import HiplineCore
import HiplineKinematics
import HiplineTestSupport
import Testing

struct SwingTwistTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var rotation: [Double]
      var axis: [Double]
      var twist: Double
      var swing: Double
    }
    var cases: [Case]
  }

  @Test func `a third of a turn about the diagonal is taken apart as published`() {
    let parts = SwingTwist(
      of: Quaternion(0.5, 0.5, 0.5, 0.5),
      about: Vector3(Double(0.5).squareRoot(), Double(0.5).squareRoot(), 0))
    #expect(abs(parts.twistRadians - 1.9106332362490186) < 1e-12)
    #expect(abs(parts.swingRadians - 1.0471975511965979) < 1e-12)
  }

  @Test func `twist and swing agree with quatProject of qmt`() throws {
    let file: Reference = try ReferenceFile.load("swing-twist", in: Bundle.module)
    for expected in file.cases {
      let (q, j) = (expected.rotation, expected.axis)
      let parts = SwingTwist(
        of: Quaternion(q[0], q[1], q[2], q[3]), about: Vector3(j[0], j[1], j[2]))
      #expect(abs(Angle.wrapped(parts.twistRadians - expected.twist)) < 1e-12)
      // The arc cosine there loses digits near zero.
      #expect(abs(parts.swingRadians - expected.swing) < 1e-9)
    }
  }

  @Test func `a turn about the axis adds to the twist and leaves the swing`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      let rotation = anyRotation(seed: seed)
      let axis = anyRotation(seed: seed + 100).rotate(Vector3(1, 0, 0))
      let before = SwingTwist(of: rotation, about: axis)
      let turn = Quaternion(axis: axis, angleRadians: 0.7)
      for turned in [rotation * turn, turn * rotation] {
        let after = SwingTwist(of: turned, about: axis)
        #expect(abs(Angle.wrapped(after.twistRadians - before.twistRadians - 0.7)) < 1e-12)
        #expect(abs(after.swingRadians - before.swingRadians) < 1e-12)
      }
    }
  }

  @Test func `a quaternion and its negative are one rotation`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      let q = anyRotation(seed: seed)
      let axis = Vector3(0, 0.6, 0.8)
      let parts = SwingTwist(of: q, about: axis)
      #expect(SwingTwist(of: Quaternion(-q.w, -q.x, -q.y, -q.z), about: axis) == parts)
    }
  }

  @Test func `the swing is how far the axis is tilted`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      let q = anyRotation(seed: seed)
      let axis = anyRotation(seed: seed + 7).rotate(Vector3(0, 1, 0))
      let tilt = Angle.degrees(between: axis, and: q.rotate(axis))
      let parts = SwingTwist(of: q, about: axis)
      #expect(abs(parts.swingRadians * Angle.degreesPerRadian - tilt) < 1e-9)
    }
  }

  @Test func `an unwrapped twist goes on beyond a full turn`() {
    let axis = Vector3(0.6, 0, 0.8)
    let angles = (0..<200).map { 0.1 * Double($0) - 3 }
    let unwrapped = SwingTwist.unwrappedTwistRadians(
      of: angles.map { Quaternion(axis: axis, angleRadians: $0) }, about: axis)
    #expect(Approximate.error(unwrapped, angles) < .rounding)
  }

  @Test func `opposite directions are half a turn apart`() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let start = anyRotation(seed: seed).rotate(Vector3(1, 0, 0))
      for end in [start, -start, anyRotation(seed: seed + 9).rotate(start)] {
        #expect((Quaternion(from: start, to: end).rotate(start) - end).norm < 1e-12)
      }
    }
  }
}
