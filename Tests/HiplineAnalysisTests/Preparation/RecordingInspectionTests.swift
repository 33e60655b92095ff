import HiplineAnalysis
import HiplineCore
import HiplineTestSupport
import Testing

struct RecordingInspectionTests {
  @Test func `an inspection says what the recording holds and can show`() throws {
    let inspection = try RecordingInspection(
      stillRecording(seconds: 30).keeping { !(4..<4.3).contains($0) })
    #expect(inspection.lostSamples == 30)
    #expect(inspection.gaps.count == 1)
    #expect(abs((inspection.stillNorm ?? 0) - StillNorm.standardGravity) < 0.01)
    #expect(inspection.smallestRangeDegrees == SensorResolution.bodySwayDegrees)
    // White noise of 0.01 m/s² on three axes, over a band of 4 Hz out of 50 Hz.
    #expect(abs((inspection.smallestTremor ?? 0) / (3e-4 / 50 * 4).squareRoot() - 1) < 0.1)
  }

  @Test func `a rate too low for tremor is said`() throws {
    let inspection = try RecordingInspection(stillRecording(seconds: 30, rateHertz: 25))
    #expect(inspection.smallestTremor == nil)
    #expect(inspection.findings.map(\.code) == [.rateTooLowForTremor])
  }
}
