import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineKinematics

struct MountingFrameTests {
  private static var swing: Swing { Swing(motion: Swing.sine(degrees: 30, hertz: 0.3)) }

  private func frame(_ swing: Swing, turnedBy rotation: Quaternion = .identity) -> MountingFrame {
    MountingFrame(
      accelerometer: swing.upVectors.map(rotation.rotate),
      gyroscope: swing.rates.map(rotation.rotate))
  }

  @Test func `its axes are right-handed and of length one`() {
    let frame = frame(Self.swing)
    let axes = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)].map(frame.left)
    for axis in axes { #expect(abs(axis.norm - 1) < 1e-12) }
    #expect((axes[0].cross(axes[1]) - axes[2]).norm < 1e-12)
  }

  @Test func `what enters and leaves is what it was`() {
    let frame = frame(Self.swing)
    for vector in [Vector3(1, 2, 3), Vector3(-0.4, 0, 9.8), .zero] {
      #expect((frame.left(frame.entered(vector)) - vector).norm < 1e-12)
      #expect(abs(frame.entered(vector).norm - vector.norm) < 1e-12)
    }
  }

  @Test func `its rotation takes a vector where entering does, upside down too`() {
    let turns = [
      Quaternion.identity, Quaternion(axis: Vector3(1, 0, 0), angleRadians: .pi),
      Quaternion(axis: Vector3(0, 0.6, 0.8), angleRadians: 2.1),
    ]
    for turn in turns {
      let frame = frame(Self.swing, turnedBy: turn)
      for vector in [Vector3(1, 2, 3), Vector3(-0.4, 0, 9.8)] {
        #expect((frame.fromSensor.rotate(vector) - frame.entered(vector)).norm < 1e-12)
      }
    }
  }

  @Test func `the mean acceleration is up, and the movement turns about the first axis`() {
    let frame = frame(Self.swing)
    let vectors = Self.swing.upVectors
    let sum = vectors.indices.reduce(Vector3.zero) { $0 + vectors[$1] }
    let up = frame.entered(sum).normalized ?? .zero
    #expect((up - Vector3(0, 0, 1)).norm < 1e-12)
    // The swing's axis is level on average, so all of it lies along the first axis.
    let turn = frame.entered(Self.swing.axis)
    #expect(abs(abs(turn.x) - 1) < 1e-6)
  }

  @Test func `however the sensor is strapped on, what enters is the same but for the axes' ends`() {
    let plain = frame(Self.swing)
    for seed in 1...6 as ClosedRange<UInt64> {
      let rotation = anyRotation(seed: seed)
      let turned = frame(Self.swing, turnedBy: rotation)
      for vector in [Vector3(1, 2, 3), Vector3(-0.4, 5, 0.1)] {
        let (a, b) = (plain.entered(vector), turned.entered(rotation.rotate(vector)))
        #expect(abs(abs(a.x) - abs(b.x)) < 1e-9 && abs(abs(a.y) - abs(b.y)) < 1e-9)
        #expect(abs(a.z - b.z) < 1e-9)
      }
    }
  }

  @Test func `without rotation there still are axes`() {
    let up = VectorSeries([Vector3(0, 9.8, 0), Vector3(0, 9.8, 0)])
    let frame = MountingFrame(accelerometer: up, gyroscope: VectorSeries([.zero, .zero]))
    #expect((frame.entered(Vector3(0, 1, 0)) - Vector3(0, 0, 1)).norm < 1e-12)
    #expect(abs(frame.entered(Vector3(1, 2, 3)).norm - 14.0.squareRoot()) < 1e-12)
  }
}
