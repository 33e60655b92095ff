import HiplineCore
import HiplineKinematics
import HiplineTestSupport
import Testing

@testable import HiplineAnalysis

struct AlignedSegmentTests {
  private func segment(_ other: Curve, offsetSeconds: Double = 0) throws -> AlignedSegment {
    let reference = try PreparedRecording(Curve().repetitions(2).recording())
    return try #require(
      AlignedSegment(
        Segment(try PreparedRecording(other.recording())), on: reference.uniform,
        offsetSeconds: offsetSeconds))
  }

  @Test func `the largest turn is that away from the pose at the start`() throws {
    let turn = try #require(try segment(Curve().repetitions(2, 6)).largestTurnDegrees(in: 50..<600))
    #expect(abs(turn - 6) < 0.1)
  }

  @Test func `a sensor that started later covers only what came after`() throws {
    let segment = try segment(Curve().repetitions(2, 6), offsetSeconds: 3)
    #expect(segment.covered.lowerBound == 150)
    #expect(segment.largestTurnDegrees(in: 100..<400) == nil)
    #expect(segment.largestTurnDegrees(in: 150..<400) != nil)
    #expect(segment.largestTurnDegrees(in: 200..<200) == nil)
  }

  @Test func `a sensor that stopped early does not cover the end`() throws {
    let segment = try segment(Curve().repetition(6))
    #expect(segment.largestTurnDegrees(in: 100..<460) == nil)
    #expect(segment.covered.upperBound < 800)
  }
}
