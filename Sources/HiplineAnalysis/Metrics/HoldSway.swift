import HiplineKinematics
import HiplineSignal

/// How still the segment is held at the top, apart from sinking and from shaking.
///
///     angle    ╭~‿~~‿~~╮        about its own straight line: the line is the drift, what is quicker is tremor
///             ╱ |     | ╲       a quarter of a second at each edge belongs to lift and lowering
///     ───────╯  [ used )  ╰────
///
/// The gyroscope alone tells it: at half a metre from the joint a sway of 1 Hz pulls at an accelerometer as much as it tilts it.
enum HoldSway: Metric {
  static let sway = MetricDefinition(
    "hold_sway_deg", unit: "deg",
    meaning:
      "Standard deviation of the angle about a straight line during the hold, below the tremor band: how still it is held, "
      + "apart from sinking and shaking.",
    source:
      "fluctuations about the trend, as the steadiness of a held force is (Chung-Hoon et al. 2016, J Geriatr Phys Ther 39:1–7)",
    label: "sway", decimals: 2, comparison: .init("hold sway"))
  static let uncertainty = MetricDefinition(
    "hold_sway_uncertainty_deg", unit: "deg",
    meaning:
      "Standard uncertainty of that sway: how few independent moments a hold has below the tremor band, and what the "
      + "gyroscope's noise adds.",
    source: "standard error of a standard deviation; propagation of uncertainty")

  static let definitions = [sway, uncertainty]

  static func measure(_ context: RepetitionContext) -> [MetricValue] {
    guard context.motion.gyroscope != nil else {
      return unavailable(
        "needs a gyroscope; an accelerometer takes the sway's own acceleration for tilt")
    }
    let used: Range<Int>
    do throws(HeldStretch.NotSeen) {
      used = try HeldStretch.middle(of: context.repetition, in: context.recording)
    } catch {
      return unavailable(error.reason)
    }
    let degrees = CumulativeIntegral.trapezoid(
      Array(context.set.rateDegreesPerSecond(in: used)), sampleRateHertz: context.sampleRateHertz)
    guard let size = RobustStatistics.rootMeanSquare(Detrend.line.applied(to: degrees)) else {
      return unavailable("the hold is all edges")
    }
    return [
      sway.value(size),
      uncertainty.value(standardUncertainty(size, seconds: context.seconds(used), context)),
    ]
  }

  /// A band of width B has 2 B T independent moments in a time T; a line takes two of them.
  ///
  /// Noise of density D integrates to a random walk, of which a straight line leaves the variance D T / 30.
  private static func standardUncertainty(
    _ size: Double, seconds: Double, _ context: RepetitionContext
  ) -> Double {
    let moments = 2 * MovementBand.cutoffHertz * seconds - 2
    let sampling = size * size / (2 * moments)
    let density = (context.resolution.gyroscopeNoiseDensity ?? 0) / 3
    let noise = density * seconds / 30 * Angle.degreesPerRadian * Angle.degreesPerRadian
    let added = size - max(0, size * size - noise).squareRoot()
    return (sampling + added * added).squareRoot()
  }

  private static func unavailable(_ reason: String) -> [MetricValue] {
    definitions.map { $0.unavailable(reason) }
  }
}
