import HiplineAnalysis
import HiplineCore

/// The size of the shaking for people, in the unit that the state is judged by.
///
/// An angle would not do: at another frequency the same angle is another acceleration, and beside equal angles one repetition would be
/// controlled and the other one shaking.
enum TremorText {
  static let metric = HoldTremor.acceleration

  /// "none" where no shaking was found, nil where none could be looked for; never on the other side of what can be seen than the
  /// number itself.
  ///
  /// - Parameter visible: From where on shaking can be seen, in m/s².
  static func size(_ repetition: RepetitionResult, visible: Double) -> String? {
    guard let found = repetition.flag(HoldTremor.detected) else { return nil }
    guard found else { return "none" }
    return repetition.number(metric).map { text($0, visible: visible) }
  }

  /// With as many decimals more as tell the value from what can be seen, where it is not the same.
  static func text(_ value: Double, visible: Double) -> String {
    let decimals = (metric.decimals...mostDecimals).first { decimals in
      let written = value.rounded(decimals: decimals)
      return (written >= visible) == (value >= visible) && (written > 0 || value == 0)
    }
    return value.text(decimals: decimals ?? mostDecimals)
  }

  /// For layout only: beyond it digits are none that a JSON has.
  private static let mostDecimals = 6
}
