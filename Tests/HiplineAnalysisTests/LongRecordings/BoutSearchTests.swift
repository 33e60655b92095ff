import Testing

@testable import HiplineAnalysis

struct BoutSearchTests {
  private static let day = 0.0..<86_400.0

  private static func bouts(
    _ turning: [Range<Double>], brisk: [Range<Double>] = [], _ search: BoutSearch = BoutSearch()
  ) -> [Range<Double>] {
    search.bouts([MovementCourse.Runs(turning: turning, brisk: brisk)], in: day)
  }

  @Test func `sets are joined across their rests, with a margin`() {
    #expect(Self.bouts([1000..<1040, 1100..<1140, 1260..<1300]) == [990..<1310])
  }

  @Test func `a longer pause parts bouts`() {
    #expect(Self.bouts([1000..<1040, 1161..<1200]) == [990..<1050, 1151..<1210])
  }

  @Test func `a turn in bed is no bout`() {
    #expect(Self.bouts([1000..<1004]).isEmpty)
    #expect(Self.bouts([1000..<1002, 1010..<1012, 1020..<1022]) == [990..<1032])
  }

  @Test func `no bout holds brisk movement`() {
    let bouts = Self.bouts([1000..<1040, 1050..<1100], brisk: [1042..<1046, 1060..<1062])
    #expect(bouts == [990..<1041, 1048..<1060, 1062..<1110])
    #expect(Self.bouts([1000..<1040], brisk: [900..<1000]) == [1000..<1050])
  }

  @Test func `what one sensor takes for turning another may know to be brisk`() {
    let bouts = BoutSearch().bouts(
      [
        MovementCourse.Runs(turning: [1000..<1100]),
        MovementCourse.Runs(turning: [2000..<2010], brisk: [990..<1095]),
      ], in: Self.day)
    #expect(bouts == [1990..<2020])
  }

  @Test func `margins stay inside of the recording and out of each other`() {
    #expect(
      BoutSearch().bouts([MovementCourse.Runs(turning: [2..<20])], in: 0..<25) == [0..<25])
    var search = BoutSearch()
    search.longestRestSeconds = 5
    #expect(Self.bouts([100..<110, 116..<126], search) == [90..<113, 113..<136])
  }

  @Test func `a long bout is cut at its longest pause in the second half`() {
    var search = BoutSearch()
    search.longestSeconds = 600
    let runs = [0..<100, 200..<300, 320..<400, 470..<500, 520..<700, 720..<800]
    let turning = runs.map { Double($0.lowerBound)..<Double($0.upperBound) }
    #expect(Self.bouts(turning, search) == [0..<410, 460..<810])
  }

  @Test func `nobody moves for longer than a bout may last`() {
    var search = BoutSearch()
    search.longestSeconds = 600
    let bouts = Self.bouts([1000..<3500], search)
    #expect(bouts.count == 5)
    #expect(bouts.allSatisfy { $0.upperBound - $0.lowerBound <= 620 })
    #expect(zip(bouts, bouts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }
}
