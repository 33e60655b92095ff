import HiplineCore

/// A recording's samples in the axes of its mounting, turned when they are looked at: copies of both channels would take as
/// much memory again as the recording.
struct MountedSamples: SampleSource {
  let samples: SensorSamples
  let frame: MountingFrame

  @inline(__always)
  var count: Int { samples.count }

  @inline(__always)
  func gyroscope(_ index: Int) -> Vector3 { frame.entered(samples.gyroscope(index)) }

  @inline(__always)
  func accelerometer(_ index: Int) -> Vector3 { frame.entered(samples.accelerometer(index)) }
}
