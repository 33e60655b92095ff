/// An axis of a sensor with its direction, as people write it: `+x`, `-z`.
package enum SensorAxis: String, Sendable, Hashable, CaseIterable, Codable {
  case plusX = "+x"
  case minusX = "-x"
  case plusY = "+y"
  case minusY = "-y"
  case plusZ = "+z"
  case minusZ = "-z"

  /// The direction in sensor coordinates, of length one.
  package var direction: Vector3 {
    switch self {
    case .plusX: Vector3(1, 0, 0)
    case .minusX: Vector3(-1, 0, 0)
    case .plusY: Vector3(0, 1, 0)
    case .minusY: Vector3(0, -1, 0)
    case .plusZ: Vector3(0, 0, 1)
    case .minusZ: Vector3(0, 0, -1)
    }
  }
}
