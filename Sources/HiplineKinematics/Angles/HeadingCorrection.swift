package import HiplineCore
import RealModule

/// The heading of the distal sensor against the proximal one, from the hinge between them.
///
/// Both sensors see the same line of the body. Where its two images *v₁ = q₁ j₁* and *v₂ = q₂ j₂* in the earth frame
/// differ in heading, one of the orientations is wrong by the difference, so without a magnetometer the hinge itself
/// tells the heading, up to one that both share:
///
///     c = (v₂ₓ + i v₂ᵧ) · (v₁ₓ − i v₁ᵧ)       δ = arg Σ c
///
/// |c| is 1 for a level axis and cos²ψ for one that is inclined by ψ; as the heading of an image is the less certain
/// the steeper it is, the sum weights itself. In each window a straight line through the headings follows the drift;
/// windows of too steep an axis are bridged.
///
/// What it cannot do: an axis near the vertical has no heading, and turning that the hinge does not allow is taken for
/// drift if it lasts longer than the window. There is no rule for stillness, as the constraint holds at rest too, and
/// slow repetitions look like rest.
///
/// Source: Lehmann, Laidig, Deimel, Seel 2020, <https://arxiv.org/abs/2002.00639>; the weighted mean in the place of
/// their optimisation is derived, and windows are centred, as the recording is complete.
package struct HeadingCorrection: Sendable, Hashable {
  /// What can be chosen; knows no sampling rate.
  package struct Parameters: Sendable, Hashable {
    /// The length of a window, in seconds. Larger averages more of what the hinge does not allow, and follows a
    /// changing drift less. Default: 8 s, as in Lehmann et al. 2020.
    var windowSeconds: Double

    /// The time from one window to the next, in seconds. Default: 1 s, as in Lehmann et al. 2020.
    var stepSeconds: Double

    /// The least rating of a window that is used, as a share. Default: 0.4, as in Lehmann et al. 2020: where both
    /// sides see the axis, one of 51°.
    var leastRating: Double

    /// - Parameters:
    ///   - windowSeconds: Positive.
    ///   - stepSeconds: Positive.
    ///   - leastRating: 0…1.
    package init(windowSeconds: Double = 8, stepSeconds: Double = 1, leastRating: Double = 0.4) {
      self.windowSeconds = windowSeconds
      self.stepSeconds = stepSeconds
      self.leastRating = leastRating
    }
  }

  /// One window.
  package struct Estimate: Sendable, Hashable {
    /// The middle of the window, as a sample; windows are shorter at the ends of the recording.
    package var sample: Int

    /// The heading of the distal sensor less that of the proximal one in radians, unwrapped.
    var headingRadians: Double

    /// How level the axis is, 0…1: the root mean square of |c|.
    var rating: Double
  }

  /// The windows that were used, in their order; never empty.
  package var estimates: [Estimate]

  /// The heading of the distal sensor less that of the proximal one in radians, unwrapped, `[samples]`.
  var headingRadians: [Double]

  /// - Parameters:
  ///   - proximal: Unit quaternions, sensor to earth, `[samples]`.
  ///   - distal: The same of the other sensor at the same moments, `[samples]`.
  ///   - axes: The axis in the two sensors' frames, with the right pairing: the wrong one is half a turn of heading.
  ///   - sampleRateHertz: Positive.
  /// - Returns: nil where the axis is too steep in every window.
  /// - Precondition: two series of one length, and positive times.
  package static func estimate(
    proximal: [Quaternion], distal: [Quaternion], axes: JointHingeAxes, sampleRateHertz: Double,
    parameters: Parameters = .init()
  ) -> HeadingCorrection? {
    precondition(
      proximal.count == distal.count,
      "\(proximal.count) distal orientations expected, got \(distal.count)")
    precondition(
      sampleRateHertz > 0 && parameters.windowSeconds > 0 && parameters.stepSeconds > 0,
      "a positive rate and positive times expected")
    let headings = zip(proximal, distal).map {
      HeadingDifference($0.rotate(axes.proximal), $1.rotate(axes.distal))
    }
    let half = max(1, Int((parameters.windowSeconds * sampleRateHertz / 2).rounded()))
    let step = max(1, Int((parameters.stepSeconds * sampleRateHertz).rounded()))
    let last = max(0, headings.count - 1)
    let centres = headings.isEmpty ? [] : Array(stride(from: 0, to: last, by: step)) + [last]
    var used = centres.compactMap { centre -> Estimate? in
      let window = max(0, centre - half)..<min(headings.count, centre + half + 1)
      let estimate = Estimate(at: centre, headings, in: window)
      return estimate.rating >= parameters.leastRating ? estimate : nil
    }
    guard !used.isEmpty else { return nil }
    for (index, radians) in Angle.unwrapped(used.map { $0.headingRadians }).enumerated() {
      used[index].headingRadians = radians
    }
    return HeadingCorrection(
      estimates: used, headingRadians: interpolated(used, count: headings.count))
  }

  /// The distal orientations in the heading of the proximal sensor, `[samples]`.
  ///
  /// - Parameter distal: Unit quaternions, sensor to earth, `[samples]`: those that were given to the estimate.
  /// - Precondition: as many orientations as there are headings.
  package func applied(to distal: [Quaternion]) -> [Quaternion] {
    precondition(
      distal.count == headingRadians.count,
      "\(headingRadians.count) orientations expected, got \(distal.count)")
    return distal.indices.map { applied(to: distal[$0], at: $0) }
  }

  /// A distal orientation in the heading of the proximal sensor, as that was at a sample.
  ///
  /// - Precondition: a sample that has a heading.
  package func applied(to orientation: Quaternion, at sample: Int) -> Quaternion {
    Quaternion(axis: Vector3(0, 0, 1), angleRadians: -headingRadians[sample]) * orientation
  }

  /// Straight lines from window to window; before the first and after the last one used, the heading stays.
  private static func interpolated(_ estimates: [Estimate], count: Int) -> [Double] {
    var next = 0
    return (0..<count).map { sample in
      while next < estimates.count, estimates[next].sample < sample { next += 1 }
      guard next > 0 else { return estimates[0].headingRadians }
      guard next < estimates.count else { return estimates[next - 1].headingRadians }
      let (a, b) = (estimates[next - 1], estimates[next])
      let part = Double(sample - a.sample) / Double(b.sample - a.sample)
      return a.headingRadians + part * (b.headingRadians - a.headingRadians)
    }
  }
}

/// The difference of two headings as a complex number, long where both are certain.
private struct HeadingDifference {
  var real: Double
  var imaginary: Double

  init(_ first: Vector3, _ second: Vector3) {
    real = second.x * first.x + second.y * first.y
    imaginary = second.y * first.x - second.x * first.y
  }

  var weight: Double { (real * real + imaginary * imaginary).squareRoot() }
  var radians: Double { Double.atan2(y: imaginary, x: real) }
}

extension HeadingCorrection.Estimate {
  /// The weighted circular mean in a window, moved along the weighted line through the differences from it.
  fileprivate init(at centre: Int, _ headings: [HeadingDifference], in window: Range<Int>) {
    var (real, imaginary, squares) = (0.0, 0.0, 0.0)
    for heading in headings[window] {
      real += heading.real
      imaginary += heading.imaginary
      squares += heading.weight * heading.weight
    }
    let mean = Double.atan2(y: imaginary, x: real)
    var line = WeightedLine()
    for index in window {
      line.add(
        x: Double(index - centre), y: Angle.wrapped(headings[index].radians - mean),
        weight: headings[index].weight)
    }
    self.init(
      sample: centre, headingRadians: mean + line.valueAtZero,
      rating: (squares / Double(window.count)).squareRoot())
  }
}
