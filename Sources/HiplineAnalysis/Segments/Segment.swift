package import HiplineCore
package import HiplineKinematics

/// One sensor's segment: what it recorded, what is slow of it, how it moved and how it lay, each computed once.
package struct Segment: Sendable {
  /// The recording with its slow signals and what the sensor can resolve.
  let prepared: PreparedRecording

  /// How the segment turned, with the sensor's orientation; nil without gravity, which shows no posture.
  package let motion: SegmentMotion?

  package init(_ prepared: PreparedRecording) {
    self.prepared = prepared
    motion = prepared.recording.holdsGravity == false ? nil : SegmentMotion(prepared.slow)
  }

  /// Where the sensor was; nil where that was not given.
  package var placement: Placement? { prepared.recording.placement }
}
