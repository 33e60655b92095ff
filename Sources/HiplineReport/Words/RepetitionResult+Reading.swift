import HiplineAnalysis
import HiplineCore

extension RepetitionResult {
  /// From the onset to the end, in seconds.
  var span: ClosedRange<Double> { startSeconds...max(startSeconds, endSeconds) }

  /// At the top, in seconds.
  var hold: ClosedRange<Double> { topStartSeconds...max(topStartSeconds, topEndSeconds) }

  /// The number for people, or that it was not measured and why.
  func reading(_ key: String, decimals: Int) -> String {
    guard let value = values.first(where: { $0.definition.key == key }) else { return notMeasured }
    switch value.reading {
    case .number(let number): return number.text(decimals: decimals)
    case .flag(let flag): return flag ? "yes" : "no"
    case .text(let text): return text
    case .unavailable(let reason): return "\(notMeasured): \(reason)"
    }
  }

  /// Whether something was found; nil where it could not be looked for.
  func flag(_ key: String) -> Bool? {
    let value = values.first { $0.definition.key == key }
    guard case .flag(let flag)? = value?.reading else { return nil }
    return flag
  }

  /// Why a value is missing; nil where it is not.
  func reasonNotMeasured(_ key: String) -> String? {
    let value = values.first { $0.definition.key == key }
    guard case .unavailable(let reason)? = value?.reading else { return nil }
    return reason
  }
}

let notMeasured = "not measured"
