import HiplineCore
import Testing

struct RecordingTests {
  private func series(_ timestamps: [Double]) -> TimedSeries {
    TimedSeries(
      timestamps: timestamps,
      values: VectorSeries(timestamps.map { _ in Vector3(0, 0, StillNorm.standardGravity) }))
  }

  @Test func `a recording lasts from its first sample to its last, of whichever stream`() {
    let recording = Recording(
      name: "r", format: "test", accelerometer: series([0.5, 1, 2]), gyroscope: series([0, 1, 3]))
    #expect(recording.durationSeconds == 3)
    #expect(recording.sampleCount == 3)
    #expect(recording.channels == [.accelerometer, .gyroscope])
  }

  @Test func `a recording without streams has no samples and no length`() {
    let recording = Recording(name: "r", format: "test")
    #expect(recording.durationSeconds == 0)
    #expect(recording.sampleCount == 0)
    #expect(recording.channels.isEmpty)
  }

  @Test func `a gyroscope alone counts the samples`() {
    let recording = Recording(name: "r", format: "test", gyroscope: series([0, 1, 3, 4]))
    #expect(recording.sampleCount == 4)
    #expect(recording.channels == [.gyroscope])
  }

  @Test func `a vector without its time stamp traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = TimedSeries(timestamps: [0], values: VectorSeries([]))
    }
  }
}
