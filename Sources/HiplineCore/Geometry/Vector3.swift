/// A vector in three dimensions; its unit and frame belong to what holds it.
public struct Vector3: Sendable, Hashable {
  /// Along the first axis.
  public var x: Double
  /// Along the second axis.
  public var y: Double
  /// Along the third axis.
  public var z: Double

  /// A vector of its parts.
  @inlinable
  public init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The vector without length.
  public static let zero = Vector3(0, 0, 0)

  @inlinable
  public static func + (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(a.x + b.x, a.y + b.y, a.z + b.z)
  }

  @inlinable
  public static func - (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(a.x - b.x, a.y - b.y, a.z - b.z)
  }

  @inlinable
  public static prefix func - (a: Vector3) -> Vector3 { Vector3(-a.x, -a.y, -a.z) }

  @inlinable
  public static func * (a: Vector3, s: Double) -> Vector3 { Vector3(a.x * s, a.y * s, a.z * s) }

  @inlinable
  public static func * (s: Double, a: Vector3) -> Vector3 { a * s }

  @inlinable
  public static func / (a: Vector3, s: Double) -> Vector3 { Vector3(a.x / s, a.y / s, a.z / s) }

  @inlinable
  public static func += (a: inout Vector3, b: Vector3) { a = a + b }

  /// The scalar product.
  @inlinable
  public func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

  /// The vector product, right-handed.
  @inlinable
  public func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  /// The Euclidean length, in the unit of the components.
  @inlinable
  public var norm: Double { dot(self).squareRoot() }

  /// The vector of length one in the same direction, or nil for the zero vector.
  @inlinable
  public var normalized: Vector3? {
    let length = norm
    return length > 0 ? self / length : nil
  }

  /// Any unit vector at a right angle to this one; the choice is deterministic.
  ///
  /// - Precondition: not the zero vector.
  package var anyPerpendicular: Vector3 {
    let magnitudes = (abs(x), abs(y), abs(z))
    let helper: Vector3
    if magnitudes.0 <= magnitudes.1 && magnitudes.0 <= magnitudes.2 {
      helper = Vector3(1, 0, 0)
    } else if magnitudes.1 <= magnitudes.2 {
      helper = Vector3(0, 1, 0)
    } else {
      helper = Vector3(0, 0, 1)
    }
    guard let direction = cross(helper).normalized else {
      preconditionFailure("a perpendicular needs a vector other than zero")
    }
    return direction
  }
}
