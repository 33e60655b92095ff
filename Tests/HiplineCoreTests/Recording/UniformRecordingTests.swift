import HiplineCore
import Testing

struct UniformRecordingTests {
  private let recording = UniformRecording(
    sampleRateHertz: 50, startSeconds: 2,
    accelerometer: VectorSeries([Vector3](repeating: Vector3(0, 0, 9.8), count: 100)))

  @Test func `samples and seconds agree on the recording's own axis`() {
    #expect(recording.seconds(at: 0) == 2)
    #expect(recording.seconds(at: 75) == 3.5)
  }

  @Test func `a time is rounded to samples and never to none`() {
    #expect(recording.samples(inSeconds: 0.25) == 13)
    #expect(recording.samples(inSeconds: 0.001) == 1)
  }

  @Test func `another number of gyroscope samples traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = UniformRecording(
        sampleRateHertz: 50, accelerometer: VectorSeries([.zero]), gyroscope: VectorSeries([]))
    }
  }

  @Test func `a rate of zero traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = UniformRecording(sampleRateHertz: 0, accelerometer: VectorSeries([]))
    }
  }
}
