import RealModule

/// The place where the level of a series changes once, if it does.
///
/// The series is taken as a constant, another constant from some sample on, and noise of one unknown
/// spread. The change is where the squares about the two means sum up to least.
///
/// Source: Hinkley 1970, Biometrika 57(1):1–17, <https://doi.org/10.1093/biomet/57.1.1>; the
/// penalty as Zhang, Siegmund 2007, Biometrics 63(1):22–32,
/// <https://doi.org/10.1111/j.1541-0420.2006.00662.x>. The place as `Dynp` of ruptures.
package struct ChangePoint: Sendable, Hashable {
  /// The first sample of the new level.
  package var index: Int

  /// The mean before ``index``, in the unit of the series.
  package var levelBefore: Double

  /// The mean from ``index`` on, in the unit of the series.
  package var levelAfter: Double

  /// Twice the logarithm of the likelihood with a change over that without one: *n* ln (Q₀ / Q₁),
  /// with Q₀ the squares about one mean and Q₁ those about two. Infinite for a step without noise.
  var statistic: Double

  /// What ``statistic`` has to exceed: 3 ln *n*.
  var penalty: Double

  /// Whether the change explains more than noise would.
  package var isSignificant: Bool { statistic > penalty }

  /// The best change of a series in the order of time.
  ///
  /// - Parameters:
  ///   - y: `[samples]`. The values are taken as independent of each other but for the change.
  ///   - minimumSamples: The least samples on either side, at least 1. Default: 2, because a single
  ///     value that is off is no new level.
  /// - Returns: nil for fewer than twice `minimumSamples` values, for equal values, and if one is not
  ///   finite. Of equally good places the first.
  /// - Complexity: O(*n*).
  package static func find(in y: [Double], minimumSamples: Int = 2) -> ChangePoint? {
    precondition(
      minimumSamples > 0, "at least 1 sample on either side expected, got \(minimumSamples)")
    guard y.count >= 2 * minimumSamples, y.allSatisfy({ $0.isFinite }),
      y.contains(where: { $0 != y[0] })
    else { return nil }
    let before = RunningSpread.prefixes(of: y)
    let after = RunningSpread.prefixes(of: y.reversed())
    var index = minimumSamples
    var least = Double.infinity
    for candidate in minimumSamples...y.count - minimumSamples {
      let squares = before[candidate].squares + after[y.count - candidate].squares
      if squares < least { (index, least) = (candidate, squares) }
    }
    let count = Double(y.count)
    return ChangePoint(
      index: index, levelBefore: before[index].mean, levelAfter: after[y.count - index].mean,
      statistic: count * Double.log(before[y.count].squares / least),
      penalty: 3 * Double.log(count))
  }
}

/// Mean and summed squares about it, one value after another.
///
/// Source: Welford 1962, Technometrics 4(3):419–420,
/// <https://doi.org/10.1080/00401706.1962.10490022>.
private struct RunningSpread {
  var count = 0.0
  var mean = 0.0
  var squares = 0.0

  /// The state after 0, 1 … all values, `[values + 1]`.
  static func prefixes(of values: [Double]) -> [RunningSpread] {
    var state = RunningSpread()
    return [state]
      + values.map { value in
        state.count += 1
        let distance = value - state.mean
        state.mean += distance / state.count
        state.squares += distance * (value - state.mean)
        return state
      }
  }
}
