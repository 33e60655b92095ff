import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct RecordingInspectionTests {
  @Test func `an inspection says what the recording holds and can show`() {
    let inspection = RecordingInspection(
      stillRecording(seconds: 30).keeping { !(4..<4.3).contains($0) })
    #expect(inspection.timeBase?.lostSamples == 30)
    #expect(inspection.timeBase?.gaps.count == 1)
    #expect(abs((inspection.stillNorm ?? 0) - StillNorm.standardGravity) < 0.01)
    #expect(inspection.smallestRangeDegrees == SensorResolution.bodySwayDegrees)
    // White noise of 0.01 m/s² on three axes, over a band of 4 Hz out of 50 Hz.
    #expect(abs((inspection.smallestTremor ?? 0) / (3e-4 / 50 * 4).squareRoot() - 1) < 0.1)
  }

  @Test func `a rate too low for tremor is said`() {
    let inspection = RecordingInspection(stillRecording(seconds: 30, rateHertz: 25))
    #expect(inspection.smallestTremor == nil)
    #expect(inspection.findings.map(\.code) == [.rateTooLowForTremor])
  }

  @Test func `a recording too short to analyse is described as far as it goes`() {
    let inspection = RecordingInspection(stillRecording(seconds: 1))
    #expect(inspection.findings.map(\.code.rawValue) == ["empty"])
    #expect(inspection.findings.first?.severity == .error)
    #expect(abs((inspection.timeBase?.sampleRateHertz ?? 0) - 100) < 0.1)
    #expect(abs((inspection.stillNorm ?? 0) - StillNorm.standardGravity) < 0.01)
    #expect(inspection.smallestRangeDegrees == nil)
    #expect(inspection.smallestTremor == nil)
  }

  @Test func `a gyroscope alone has a rate and no resolution`() {
    var recording = stillRecording(seconds: 10, rateHertz: 50)
    recording.gyroscope = recording.accelerometer
    recording.accelerometer = nil
    let inspection = RecordingInspection(recording)
    #expect(inspection.findings.map(\.code.rawValue).first == "no-acceleration")
    #expect(inspection.streams.map(\.channel) == [.gyroscope])
    #expect(abs((inspection.summary.sampleRateHertz ?? 0) - 50) < 0.1)
    #expect(inspection.stillNorm == nil && inspection.smallestRangeDegrees == nil)
  }

  @Test func `a stream at the end of its range is named with its axis`() {
    var recording = stillRecording(seconds: 30)
    let times = recording.accelerometer?.timestamps ?? []
    // Every second a tenth of a second at 2 g on x.
    recording.accelerometer?.values = VectorSeries(
      times.map { Vector3($0.truncatingRemainder(dividingBy: 1) < 0.1 ? 19.7 : 0, 1, 9) })
    let inspection = RecordingInspection(recording)
    #expect(inspection.streams.first?.clippedAxis == "x")
  }
}
