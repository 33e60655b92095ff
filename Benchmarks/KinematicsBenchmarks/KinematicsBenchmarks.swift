import Benchmark
import HiplineCore
import HiplineKinematics

let benchmarks: @Sendable () -> Void = {
  // The times are those of a whole session of two sensors, or of one of them.
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .microseconds, warmupIterations: 10,
    maxDuration: .seconds(2), maxIterations: 10_000)

  for (name, parameters) in [("", VQF.Parameters()), (", published filter", .reference)] {
    Benchmark("VQF online, 12 000 samples\(name)") { benchmark, pair in
      blackHole(
        VQF.online(
          gyroscope: pair.distalRate, accelerometer: pair.distalAcceleration,
          sampleRateHertz: GeneratedSession.sampleRateHertz, parameters: parameters))
    } setup: {
      GeneratedSession.clamshells(sampleCount: 12_000)
    }

    Benchmark("VQF offline, 12 000 samples\(name)") { benchmark, pair in
      blackHole(
        VQF.offline(
          gyroscope: pair.distalRate, accelerometer: pair.distalAcceleration,
          sampleRateHertz: GeneratedSession.sampleRateHertz, parameters: parameters))
    } setup: {
      GeneratedSession.clamshells(sampleCount: 12_000)
    }
  }

  Benchmark("Hinge axis, 12 000 samples") { benchmark, pair in
    blackHole(HingeAxis.principal(of: pair.distalRate, in: 0..<pair.count))
  } setup: {
    GeneratedSession.clamshells(sampleCount: 12_000)
  }

  Benchmark("Joint hinge axes, 12 000 samples") { benchmark, pair in
    blackHole(JointHingeAxes.estimate(pair, in: 0..<pair.count))
  } setup: {
    GeneratedSession.clamshells(sampleCount: 12_000)
  }

  Benchmark("Segment motion, 12 000 samples") { benchmark, recording in
    blackHole(SegmentMotion(recording))
  } setup: {
    let pair = GeneratedSession.clamshells(sampleCount: 12_000)
    return UniformRecording(
      sampleRateHertz: GeneratedSession.sampleRateHertz, accelerometer: pair.distalAcceleration,
      gyroscope: pair.distalRate)
  }

  Benchmark("Hinge angle, 12 000 samples") { benchmark, motion in
    blackHole(HingeAngle.measure(motion, in: 0..<motion.count))
  } setup: {
    let pair = GeneratedSession.clamshells(sampleCount: 12_000)
    return SegmentMotion(
      UniformRecording(
        sampleRateHertz: GeneratedSession.sampleRateHertz, accelerometer: pair.distalAcceleration,
        gyroscope: pair.distalRate))
  }

  Benchmark("Heading correction, 12 000 samples") { benchmark, joint in
    blackHole(
      HeadingCorrection.estimate(
        proximal: joint.proximal, distal: joint.distal, axes: joint.axes,
        sampleRateHertz: GeneratedSession.sampleRateHertz))
  } setup: {
    GeneratedJoint.clamshells(sampleCount: 12_000)
  }
}
