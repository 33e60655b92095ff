import HiplineCore
import Testing

struct StatedAxesTests {
  @Test func `two axes tell the third`() {
    let axes = StatedAxes(proximal: .plusY, anterior: .plusX).segmentAxes(side: nil)
    #expect(axes.right == Vector3(0, 0, 1))
    let others = StatedAxes(proximal: .plusY, right: .plusZ).segmentAxes(side: nil)
    #expect(others.anterior == Vector3(1, 0, 0))
    let last = StatedAxes(anterior: .plusX, right: .plusZ).segmentAxes(side: nil)
    #expect(last.proximal == Vector3(0, 1, 0))
  }

  @Test func `lateral is right on the right leg and left on the left one`() {
    let stated = StatedAxes(proximal: .plusY, lateral: .plusZ)
    #expect(stated.segmentAxes(side: .right).anterior == Vector3(1, 0, 0))
    #expect(stated.segmentAxes(side: .left).anterior == Vector3(-1, 0, 0))
    #expect(stated.segmentAxes(side: nil).anterior == nil)
  }

  @Test func `three axes of a leg tell which leg it is`() {
    #expect(StatedAxes(proximal: .plusY, anterior: .plusX, lateral: .plusZ).side == .right)
    #expect(StatedAxes(proximal: .plusY, anterior: .plusX, lateral: .minusZ).side == .left)
    #expect(StatedAxes(proximal: .plusY, lateral: .minusZ).side == nil)
  }

  @Test func `axes of a left hand, on one line or of two names are inconsistent`() {
    #expect(!StatedAxes(proximal: .plusY, anterior: .minusY).areConsistent)
    #expect(!StatedAxes(proximal: .plusY, anterior: .plusX, right: .minusZ).areConsistent)
    #expect(!StatedAxes(proximal: .plusY, lateral: .plusX, right: .plusZ).areConsistent)
    #expect(StatedAxes(proximal: .plusY, anterior: .plusX, lateral: .minusZ).areConsistent)
    #expect(StatedAxes(proximal: .minusZ).areConsistent)
  }

  @Test(arguments: SensorAxis.allCases, SensorAxis.allCases)
  func `every two axes make a right-handed frame`(proximal: SensorAxis, anterior: SensorAxis) {
    let stated = StatedAxes(proximal: proximal, anterior: anterior)
    guard stated.areConsistent else { return }
    let axes = stated.segmentAxes(side: nil)
    let frame = [axes.anterior, axes.proximal, axes.right].compactMap { $0 }
    #expect(frame.count == 3)
    #expect(frame[0].cross(frame[1]) == frame[2])
    #expect(axes.inSegment(proximal.direction) == Vector3(0, 1, 0))
  }
}
