/// One number, or several worked on at once.
///
/// The filter is a chain in which every operation waits for the one before, and processors work on two `Double` as
/// fast as on one: a `Double` is a stream by itself, a ``Pair`` two streams side by side. Everything here is written
/// once, and compiled for both.
protocol LaneNumber: Sendable, Hashable {
  /// A choice for each lane.
  associatedtype Mask: LaneMask where Mask.Lane == Self

  static var zero: Self { get }
  static var one: Self { get }
  init(repeating value: Double)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  static func * (a: Double, b: Self) -> Self

  func squareRoot() -> Self
  var absolute: Self { get }
  func isBelow(_ limit: Self) -> Mask
  func isAtLeast(_ limit: Self) -> Mask

  /// The function of each lane, for what is seldom needed.
  func mapLanes(_ function: (Double) -> Double) -> Self
}

/// Which lanes are chosen.
protocol LaneMask: Sendable, Hashable {
  associatedtype Lane: LaneNumber where Lane.Mask == Self

  static var none: Self { get }
  var any: Bool { get }
  var all: Bool { get }

  func or(_ other: Self) -> Self
  /// Where this but not `other`.
  func without(_ other: Self) -> Self

  /// `a` in the lanes chosen, `b` in the others.
  func choose(_ a: Lane, else b: Lane) -> Lane
}

extension LaneMask {
  @inline(__always)
  func choose(_ a: LaneVector<Lane>, else b: LaneVector<Lane>) -> LaneVector<Lane> {
    LaneVector(choose(a.x, else: b.x), choose(a.y, else: b.y), choose(a.z, else: b.z))
  }
}

extension LaneNumber {
  /// The larger in each lane.
  @inline(__always)
  func larger(_ other: Self) -> Self { isBelow(other).choose(other, else: self) }

  /// c₀ + c₁ x + c₂ x².
  @inline(__always)
  func polynomial(_ c0: Double, _ c1: Double, _ c2: Double) -> Self {
    (Self(repeating: c0) + c1 * self) + c2 * (self * self)
  }

  /// c₀ + c₁ x + c₂ x² + c₃ x³, in an order that waits least.
  @inline(__always)
  func polynomial(_ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double) -> Self {
    (Self(repeating: c0) + c1 * self) + (self * self) * (Self(repeating: c2) + c3 * self)
  }
}

extension Double: LaneNumber {
  typealias Mask = Bool

  @inline(__always)
  static var one: Double { 1 }

  @inline(__always)
  init(repeating value: Double) { self = value }

  @inline(__always)
  var absolute: Double { magnitude }

  @inline(__always)
  func isBelow(_ limit: Double) -> Bool { self < limit }

  @inline(__always)
  func isAtLeast(_ limit: Double) -> Bool { self >= limit }

  @inline(__always)
  func mapLanes(_ function: (Double) -> Double) -> Double { function(self) }
}

extension Bool: LaneMask {
  typealias Lane = Double

  static let none = false

  @inline(__always)
  var any: Bool { self }

  @inline(__always)
  var all: Bool { self }

  @inline(__always)
  func or(_ other: Bool) -> Bool { self || other }

  @inline(__always)
  func without(_ other: Bool) -> Bool { self && !other }

  @inline(__always)
  func choose(_ a: Double, else b: Double) -> Double { self ? a : b }
}
