import HiplineSignal
import HiplineTestSupport
import RealModule
import Testing

struct LogDimensionlessJerkTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var ofVelocity: Double
      var ofAcceleration: Double
    }
    var cases: [Case]
  }

  private let bell = (0..<200).map { index in
    let seconds = -1 + 0.01 * Double(index)
    return Double.exp(-5 * seconds * seconds)
  }

  @Test func `both forms follow from their formulas`() throws {
    for expected in try (reference("jerk") as Reference).cases {
      let velocity = LogDimensionlessJerk.ofVelocity(expected.signal)
      let acceleration = LogDimensionlessJerk.ofAcceleration(expected.signal)
      #expect(Approximate.error(velocity, expected.ofVelocity) < .otherAlgorithm)
      #expect(Approximate.error(acceleration, expected.ofAcceleration) < .otherAlgorithm)
    }
  }

  /// Computed with the authors' program and with scikit-digital-health.
  @Test func `a bell-shaped movement has the values of the authors' program`() {
    let velocity = LogDimensionlessJerk.ofVelocity(bell)
    let acceleration = LogDimensionlessJerk.ofAcceleration(bell)
    #expect(Approximate.error(velocity, -5.816357414756398) < .otherAlgorithm)
    #expect(Approximate.error(acceleration, -1.7233451070001737) < .otherAlgorithm)
  }

  @Test func `a larger movement is as smooth`() {
    let large = LogDimensionlessJerk.ofVelocity(bell.map { -1e200 * $0 })
    #expect(Approximate.error(large, LogDimensionlessJerk.ofVelocity(bell)) < .otherAlgorithm)
  }

  @Test func `a second sub-movement is less smooth`() throws {
    let one = try #require(LogDimensionlessJerk.ofVelocity(bell))
    let two = try #require(LogDimensionlessJerk.ofVelocity(bell + bell))
    #expect(two < one)
  }

  @Test func `nothing to measure gives nothing`() {
    for measure in [LogDimensionlessJerk.ofVelocity, LogDimensionlessJerk.ofAcceleration] {
      #expect(measure([]) == nil)
      #expect(measure([1, 2]) == nil)
      #expect(measure([0, 0, 0, 0]) == nil)
      #expect(measure([2, 2, 2, 2]) == nil)
      #expect(measure(bell + [.nan]) == nil)
      #expect(measure(bell + [.infinity]) == nil)
    }
    #expect(LogDimensionlessJerk.ofVelocity([1, 2, 3, 4]) == nil)
  }
}
