import HiplineCore

/// A series over time for drawing: the smallest and the largest value of each of many equal steps.
///
///     value    high ╭╮ ╭─╮
///                 ╱╲╱ ╰╯  ╲          a line through every step's two ends misses no peak, however long the series was
///                ╱ low      ╲
package struct TraceEnvelope: Sendable, Hashable {
  /// Where the first step begins, in seconds from the first sample of the reference sensor.
  package var startSeconds: Double
  /// The length of a step.
  package var stepSeconds: Double
  /// `[steps]`, in the series' unit.
  package var low: [Double]
  /// `[steps]`, nowhere below ``low``.
  package var high: [Double]

  /// For layout only: more steps than a screen has columns show nothing.
  package static let mostSteps = 1200

  /// - Parameters:
  ///   - values: At least one, finite, at equal distances.
  ///   - stepSeconds: The distance of two values.
  ///   - decimals: What is kept of the values, which only a plot reads.
  init(_ values: [Double], startSeconds: Double, stepSeconds: Double, decimals: Int) {
    precondition(!values.isEmpty, "at least one value expected")
    let length = (values.count + Self.mostSteps - 1) / Self.mostSteps
    let steps = stride(from: 0, to: values.count, by: length).map { first in
      values[first..<min(first + length, values.count)]
    }
    self.startSeconds = startSeconds.rounded(decimals: 4)
    self.stepSeconds = stepSeconds * Double(length)
    low = steps.map { ($0.min() ?? 0).rounded(decimals: decimals) }
    high = steps.map { ($0.max() ?? 0).rounded(decimals: decimals) }
  }

  /// What was read back; the same number of values on either side, none of the low ones above the high one.
  package init(startSeconds: Double, stepSeconds: Double, low: [Double], high: [Double]) {
    precondition(low.count == high.count, "as many low as high values expected")
    (self.startSeconds, self.stepSeconds) = (startSeconds, stepSeconds)
    (self.low, self.high) = (low, high)
  }

  package var count: Int { low.count }

  /// The middle of a step on the time axis, in seconds.
  package func seconds(at step: Int) -> Double { startSeconds + (Double(step) + 0.5) * stepSeconds }

  /// The step that holds a time, or the nearest one there is.
  package func step(at seconds: Double) -> Int {
    let place = ((seconds - startSeconds) / stepSeconds).rounded(.down)
    return Int(min(max(0, place), Double(count - 1)))
  }

  /// The middle between the smallest and the largest value of a step.
  package func middle(at step: Int) -> Double { (low[step] + high[step]) / 2 }
}
