import HiplineAnalysis
import HiplineCore

extension MetricComparison {
  /// As many decimals as three digits of the larger mean need: a change is shown as finely as what changed.
  var decimals: Int {
    switch max(abs(before ?? 0), abs(after ?? 0)) {
    case 100...: 0
    case 10..<100: 1
    case 1..<10: 2
    default: 3
    }
  }

  /// A change with its sign, without one where it is shown as zero.
  func signed(_ value: Double) -> String {
    let text = value.text(decimals: decimals)
    return value > 0 && !text.allSatisfy({ "0.".contains($0) }) ? "+" + text : text
  }
}
