/// How far measurements of one person on two days lie apart, though nothing changed.
package struct BetweenSessionError: Sendable, Hashable {
  /// The standard error of measurement, in the unit of the number.
  var absolute: Double?
  /// The same as a share of the number before.
  var relative: Double?
  /// Where that comes from.
  package var source: String

  /// The standard error of measurement of a number that was `before`.
  func standardError(before: Double) -> Double { absolute ?? (relative ?? 0) * abs(before) }

  /// A range of motion by inertial sensors without a magnetometer is off by up to 1.6° from one by optics, without soft tissue. That another day
  /// and another strapping make no more is inference.
  static let range = BetweenSessionError(
    absolute: 1.6, relative: nil,
    source:
      "error of ranges of motion below 1.6° against optics (Teufl et al. 2018, 28 people); inference for another day"
  )

  /// The minimal detectable change of a tremor's size is 66 % of it; over 1.96 √2 that is a standard error of 24 %.
  static let tremor = BetweenSessionError(
    absolute: nil, relative: 0.238,
    source: "minimal detectable change of tremor 66 % of the baseline (Elble et al. 2017)")
}
