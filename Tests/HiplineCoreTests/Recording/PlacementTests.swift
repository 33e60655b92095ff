import HiplineCore
import Testing

struct PlacementTests {
  @Test func `the thigh, the shank and the foot of the moving leg carry the repetitions`() {
    #expect(Placement.allCases.filter(\.isOnMovingLeg) == [.thigh, .shank, .foot])
  }

  @Test func `every placement and side is read back from its name`() {
    for placement in Placement.allCases {
      #expect(Placement(rawValue: placement.rawValue) == placement)
    }
    #expect(Placement(rawValue: "other-thigh") == .otherThigh)
    #expect(Side.allCases.map(\.rawValue) == ["left", "right"])
  }
}
