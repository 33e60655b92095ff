import HiplineCore
import HiplineKinematics
import HiplineTestSupport
import RealModule
import Testing

struct AngleTests {
  private let x = Vector3(1, 0, 0)

  @Test func `right and straight angles are 90 and 180 degrees`() {
    #expect(Angle.degrees(between: x, and: x) == 0)
    #expect(Angle.degrees(between: x, and: Vector3(0, 0, -1)) == 90)
    #expect(Angle.degrees(between: x, and: -x) == 180)
  }

  @Test(arguments: [1e-9, 1e-6, 1e-3, 0.5, 30, 179.999])
  func `an angle is exact to ten digits however small it is`(degrees: Double) {
    let turned = Vector3(Double.cos(degrees * degree), Double.sin(degrees * degree), 0)
    #expect(Approximate.error(Angle.degrees(between: x, and: turned), degrees) < .otherAlgorithm)
  }
}
