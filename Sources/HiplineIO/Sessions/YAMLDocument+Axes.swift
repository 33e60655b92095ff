import HiplineCore
import Yams

extension YAMLDocument {
  /// How a sensor is strapped on: `axes: {proximal: +y, anterior: -z}`; nil where nothing is said.
  ///
  /// - Throws: For words that are no axes, and for axes that cannot be those of one sensor.
  func statedAxes(_ fields: [String: Node]) throws(InputFailure) -> StatedAxes? {
    guard let node = fields["axes"] else { return nil }
    let words = try mapping(node, keys: ["proximal", "anterior", "lateral", "right"])
    let axes = StatedAxes(
      proximal: try choice(words, "proximal"), anterior: try choice(words, "anterior"),
      lateral: try choice(words, "lateral"), right: try choice(words, "right"))
    guard axes != StatedAxes() else {
      throw failure(
        node, "`axes` names no axis", hint: "write it as in `axes: {proximal: +y, anterior: +z}`")
    }
    guard axes.lateral == nil || axes.right == nil else {
      throw failure(
        node, "`axes` names both `lateral` and `right`, which are one direction",
        hint: "leave out one of the two: `lateral` is for a leg, `right` for the pelvis")
    }
    guard axes.areConsistent else {
      throw failure(
        node, "`axes` are not those of one sensor: they have to be different and right-handed",
        hint: "two of them are enough; see the picture of the axes in the sensor's manual")
    }
    return axes
  }
}
