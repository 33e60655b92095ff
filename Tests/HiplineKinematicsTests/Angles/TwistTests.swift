import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct TwistTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var rotation: [Double]
      var axis: [Double]
      var twist: Double
    }
    var cases: [Case]
  }

  @Test func `a third of a turn about the diagonal is taken apart as published`() {
    let twist = Quaternion(0.5, 0.5, 0.5, 0.5).twistRadians(
      about: Vector3(Double(0.5).squareRoot(), Double(0.5).squareRoot(), 0))
    #expect(abs(twist - 1.9106332362490186) < 1e-12)
  }

  @Test func `the twist agrees with quatProject of qmt`() throws {
    let file: Reference = try ReferenceFile.load("twist", in: Bundle.module)
    for expected in file.cases {
      let (q, j) = (expected.rotation, expected.axis)
      let twist = Quaternion(q[0], q[1], q[2], q[3]).twistRadians(
        about: Vector3(j[0], j[1], j[2]))
      #expect(abs(Angle.wrapped(twist - expected.twist)) < 1e-12)
    }
  }

  @Test func `a turn about the axis adds to the twist`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      let rotation = anyRotation(seed: seed)
      let axis = anyRotation(seed: seed + 100).rotate(Vector3(1, 0, 0))
      let before = rotation.twistRadians(about: axis)
      let turn = Quaternion(axis: axis, angleRadians: 0.7)
      for turned in [rotation * turn, turn * rotation] {
        #expect(abs(Angle.wrapped(turned.twistRadians(about: axis) - before - 0.7)) < 1e-12)
      }
    }
  }

  @Test func `a quaternion and its negative are one rotation`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      let q = anyRotation(seed: seed)
      let axis = Vector3(0, 0.6, 0.8)
      let negative = Quaternion(-q.w, -q.x, -q.y, -q.z)
      #expect(negative.twistRadians(about: axis) == q.twistRadians(about: axis))
    }
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
