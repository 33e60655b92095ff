import HiplineCore
import Yams

extension SessionDescription {
  /// The description as a `session.yaml` that reads back the same; sensor paths are written as they are.
  package func yaml() -> String {
    var pairs: [(Node, Node)] = [("id", Node(id))]
    func add(_ key: String, _ value: String?) {
      if let value { pairs.append((Node(key), Node(value))) }
    }
    add("subject", subject)
    add("exercise", exercise)
    add("side", side?.rawValue)
    add("started_at", startedAt)
    add("profile", profile)
    if !excludedSeconds.isEmpty {
      pairs.append((Node("exclude"), Node(excludedSeconds.map { Node(WrittenStretch.text($0)) })))
    }
    let list = sensors.map { sensor in
      var fields: [(Node, Node)] = [("file", Node(sensor.path))]
      if let placement = sensor.placement { fields.append(("placement", Node(placement.rawValue))) }
      if let side = sensor.side { fields.append(("side", Node(side.rawValue))) }
      if let orientation = sensor.mapping?.orientation {
        fields.append(("orientation", Node(orientation.rawValue)))
      }
      if let axes = sensor.axes { fields.append(("axes", Self.node(axes))) }
      return Node(fields)
    }
    pairs.append(("sensors", Node(list)))
    guard let text = try? serialize(node: Node(pairs)) else {
      preconditionFailure("plain text fields can be written as YAML")
    }
    return text
  }

  private static func node(_ axes: StatedAxes) -> Node {
    let pairs = [
      ("proximal", axes.proximal), ("anterior", axes.anterior), ("lateral", axes.lateral),
      ("right", axes.right),
    ]
    return Node(pairs.compactMap { name, axis in axis.map { (Node(name), Node($0.rawValue)) } })
  }
}
