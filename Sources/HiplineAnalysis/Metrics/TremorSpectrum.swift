import HiplineCore
import HiplineSignal
import RealModule

/// The spectrum of one stretch of a three-axis signal, or of several, and the tremor that stands out of it, if any does.
///
/// A tremor is a peak in 3–15 Hz that stands out of everything else there may be at its frequency, at one false alarm in
/// 1000 stretches:
///
/// - a straight line through the spectrum around it (log–log, as movement and muscle noise fall off), with the uncertainty
///   that the line has at the peak's frequency;
/// - the sensor's own noise, where it is known;
/// - the steps of the sensor's readings;
/// - the harmonics of a movement on purpose, below 3 Hz, see ``movementOrder``.
///
/// Segments are tapered by one Hann window each. Slepian tapers scatter less, but they widen a line to 2 NW / length: in two
/// seconds nothing of the band is left to fit the line to, and a tremor of less than 6 Hz is lost.
package struct TremorSpectrum: Sendable {
  var spectrum: PowerSpectrum
  /// The spectra with what was filtered off, for the movement on purpose.
  private let movements: [PowerSpectrum]
  private let sampleRateHertz: Double
  private let segmentSeconds: Double
  /// From where on the spectrum shows what a peak has to stand out of.
  private let lowestHertz: Double
  private let sensorNoiseDensity: Double?
  private let readingStep: Double

  /// A peak that is significant.
  package struct Peak: Sendable, Hashable {
    package var frequencyHertz: Double
    /// Full width at half power; no narrower than the window's own line, 1.44 / length.
    package var bandwidthHertz: Double
    /// What power is summed over.
    package var bandHertz: ClosedRange<Double>
    /// The floor at the peak, in unit²/Hz.
    package var floorDensity: Double
  }

  /// The distance of independent bins of a Hann window, in resolutions of a segment: its noise bandwidth.
  static let independentBins = 1.5
  /// The half width of a line under a Hann window, in resolutions of a segment: its main lobe.
  static let mainLobeBins = 2.0
  /// How many bins of the floor's line fall on one independent one; more add nothing but time.
  static let floorBinsPerIndependent = 2.0
  /// What the power of a movement's harmonics falls off with at least, as an exponent of the frequency.
  ///
  /// The angular rate of a limb has corners at worst, where a torque sets in at once; the amplitudes of a function with
  /// corners fall off with the square of the frequency, and their power with the fourth; so does that of an acceleration
  /// whose torque sets in evenly. Movements of least jerk, and gravity's part of an acceleration, fall off faster.
  static let movementOrder = 4.0

  /// Half the width that a tremor's power is summed over, in hertz.
  ///
  /// Tremor wanders by about a hertz and a two-second window widens a line by one more (di Biase 2017 takes ±2 Hz).
  static let halfBandHertz = 2.0
  /// The chance of a peak in a stretch of pure noise. Chosen, not derived: a session has some tens of holds, so that one in some
  /// tens of sessions shows a tremor that is none.
  static let falseAlarm = 0.001
  /// From this length on the stretch is cut into overlapping segments, in seconds: two of them fit, by half on one another.
  static let segmentedSeconds = 4.0
  /// The highest frequency of the floor's line, in hertz. Chosen, not derived: some hertz beyond the tremor band tell the line's
  /// slope.
  static let highestFloorHertz = 20.0
  /// The same as a share of the sampling rate: nine tenths of the Nyquist rate, as above a recorder's own low-pass bends the floor.
  static let highestShareOfRate = 0.45
  /// The spacing of the frequencies, by zero padding, in hertz: a quarter of what a segment resolves.
  static let spacingHertz = 0.1

  /// - Parameters:
  ///   - series: Detrended within; any unit.
  ///   - sensorNoiseDensity: The trace of the sensor's noise, unit²/Hz, where known.
  ///   - readingStep: The step in which the sensor's readings come, in the series' unit. A slow drift across such steps makes
  ///     lines of its own, of at most half a step; what is smaller than that is not taken for a tremor.
  ///   - windowSeconds: The length of Welch's segments; nil for one segment up to 4 s, and 2.56 s above.
  init(
    _ series: VectorSeries, sampleRateHertz rate: Double, sensorNoiseDensity: Double?,
    readingStep: Double = 0, windowSeconds: Double? = nil
  ) {
    let estimate = Estimate(
      [series], sampleRateHertz: rate, windowSeconds: windowSeconds)
    spectrum = estimate.spectrum
    movements = [estimate.spectrum]
    segmentSeconds = estimate.segmentSeconds
    // What is slower was taken off with the trend.
    lowestHertz = min(TremorBand.hertz.lowerBound, Self.independentBins / segmentSeconds)
    sampleRateHertz = rate
    self.sensorNoiseDensity = sensorNoiseDensity
    self.readingStep = readingStep
  }

  /// The spectrum of stretches of a movement, without the movement.
  ///
  /// - Parameters:
  ///   - stretches: What a filter left of `movements`, in the same unit.
  ///   - powerGain: The filter's gain of power at a frequency in hertz, which is taken back.
  ///   - movements: The same stretches, not filtered.
  init(
    _ stretches: [VectorSeries], powerGain: (Double) -> Double,
    of movements: [VectorSeries], sampleRateHertz rate: Double,
    sensorNoiseDensity: Double?, readingStep: Double
  ) {
    var estimate = Estimate(stretches, sampleRateHertz: rate, windowSeconds: nil)
    for bin in estimate.spectrum.bins(in: TremorBand.hertz.lowerBound...rate / 2) {
      estimate.spectrum.densities[bin] /= powerGain(estimate.spectrum.frequencyHertz(of: bin))
    }
    spectrum = estimate.spectrum
    self.movements = movements.map {
      PowerSpectrum.trace(
        $0, sampleRateHertz: rate, segmentSamples: min($0.count, estimate.transformLength),
        transformLength: estimate.transformLength)
    }
    segmentSeconds = estimate.segmentSeconds
    lowestHertz = TremorBand.hertz.lowerBound
    sampleRateHertz = rate
    self.sensorNoiseDensity = sensorNoiseDensity
    self.readingStep = readingStep
  }

  /// The tremor's power above the floor, weighted at each frequency, in unit² × weight; nil without a peak or where
  /// nothing is left above the floor.
  ///
  /// - Parameter weight: Such as 1/(2πf)² to integrate a rate to an angle.
  package func power(
    in bandHertz: ClosedRange<Double>, floorDensity: Double, weight: (Double) -> Double = { _ in 1 }
  ) -> Double? {
    let sum = spectrum.bins(in: bandHertz).reduce(0.0) { sum, bin in
      sum + (spectrum.densities[bin] - floorDensity) * weight(spectrum.frequencyHertz(of: bin))
    }
    return sum > 0 ? sum * spectrum.resolutionHertz : nil
  }

  /// The tremor, or nil where nothing stands out.
  ///
  /// - Complexity: O(*bins*²) in the bins that the floor is fitted to, for the robust line through them.
  package var peak: Peak? {
    guard let found = spectrum.peak(in: TremorBand.hertz),
      let line = line(
        at: found.frequencyHertz, besideWidthHertz: found.halfPowerWidthHertz, from: lowestHertz)
    else { return nil }
    // The largest of a continuous spectrum is the largest of twice as many independent values as there are bins.
    let looks =
      2 * max(1, (TremorBand.hertz.upperBound - TremorBand.hertz.lowerBound) / independentHertz)
    let chance = Self.falseAlarm / looks
    let freedom = spectrum.degreesOfFreedom
    let alarm = FDistribution.probability(
      above: found.density / line.density, numeratorFreedom: freedom,
      denominatorFreedom: line.degreesOfFreedom)
    guard alarm < chance else { return nil }
    let threshold = ChiSquared.quantile(1 - chance, degreesOfFreedom: freedom) / freedom
    let known = max(sensorNoiseDensity ?? 0, movementDensity(at: found.frequencyHertz))
    guard found.density > threshold * known else { return nil }
    let floor = max(
      floorDensity(at: found.frequencyHertz, besideWidthHertz: found.halfPowerWidthHertz) ?? 0,
      sensorNoiseDensity ?? 0)
    let bandHertz = Self.bandHertz(around: found.frequencyHertz)
    let power = power(in: bandHertz, floorDensity: floor) ?? 0
    guard power > readingStep * readingStep / 4 else { return nil }
    return Peak(
      frequencyHertz: found.frequencyHertz, bandwidthHertz: found.halfPowerWidthHertz,
      bandHertz: bandHertz, floorDensity: floor)
  }

  /// What a tremor's power is summed over.
  static func bandHertz(around hertz: Double) -> ClosedRange<Double> {
    max(
      TremorBand.hertz.lowerBound, hertz - halfBandHertz)...min(
        TremorBand.hertz.upperBound, hertz + halfBandHertz)
  }

  /// The line through the tremor band beside a peak, at the peak, in unit²/Hz: what is not the tremor's.
  ///
  /// - Returns: nil where too little of the band is left beside the peak.
  func floorDensity(at hertz: Double, besideWidthHertz width: Double) -> Double? {
    line(at: hertz, besideWidthHertz: width, from: TremorBand.hertz.lowerBound)?.density
  }

  /// The line through the spectrum beside a peak, at the peak, and how well it is known there, as the degrees of freedom of
  /// an estimate of that scatter.
  ///
  /// A peak near the band's lower end has a floor on one side of it only, which says little about the other; for telling
  /// whether it stands out, the slower part of the spectrum is looked at too. It holds the movement as well, and errs upwards.
  private func line(
    at hertz: Double, besideWidthHertz width: Double, from lowestHertz: Double
  ) -> (density: Double, degreesOfFreedom: Double)? {
    let spacing = independentHertz / Self.floorBinsPerIndependent
    let step = max(1, Int((spacing / spectrum.resolutionHertz).rounded()))
    let sparse = PowerSpectrum(
      resolutionHertz: spectrum.resolutionHertz * Double(step),
      densities: stride(from: 0, to: spectrum.densities.count, by: step)
        .map { spectrum.densities[$0] },
      degreesOfFreedom: spectrum.degreesOfFreedom)
    let halfWidth = max(Self.mainLobeBins / segmentSeconds, width)
    let excluded = (hertz - halfWidth)...(hertz + halfWidth)
    let band = lowestHertz...min(Self.highestFloorHertz, Self.highestShareOfRate * sampleRateHertz)
    guard
      let line = NoiseFloor.logLogLine(of: sparse, bandHertz: band, excludingHertz: excluded)
    else { return nil }
    // The variance of a straight line at a point, in that of one of the values it goes through.
    let excludedBins = sparse.bins(in: excluded)
    let places = sparse.bins(in: band).filter { !excludedBins.contains($0) }
      .map { Double.log(sparse.frequencyHertz(of: $0) / hertz) }
    let mean = places.reduce(0, +) / Double(places.count)
    let spread = places.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard spread > 0 else { return nil }
    let leverage = 1 / Double(places.count) + mean * mean / spread
    let dependence = max(1, independentHertz / sparse.resolutionHertz)
    // A median has 2/π of a mean's certainty.
    let freedom = spectrum.degreesOfFreedom / (leverage * dependence) * 2 / .pi
    return (line.density(atHertz: hertz), max(1, freedom))
  }

  /// The most that the harmonics of a movement below the band can have at a frequency, in unit²/Hz.
  private func movementDensity(at hertz: Double) -> Double {
    let upper = min(TremorBand.hertz.lowerBound, hertz - Self.mainLobeBins / segmentSeconds)
    let lower = 0.5 / segmentSeconds
    guard upper > lower else { return 0 }
    return movements.reduce(0) { most, movement in
      movement.bins(in: lower...upper).reduce(most) { most, bin in
        let ratio = movement.frequencyHertz(of: bin) / hertz
        return max(most, movement.densities[bin] * Double.pow(ratio, Self.movementOrder))
      }
    }
  }

  private var independentHertz: Double { Self.independentBins / segmentSeconds }
}

extension TremorSpectrum {
  /// Welch's estimate over the segments of all stretches.
  private struct Estimate {
    var spectrum: PowerSpectrum
    var segmentSeconds: Double
    var transformLength: Int

    init(
      _ stretches: [VectorSeries], sampleRateHertz rate: Double,
      windowSeconds: Double?
    ) {
      let seconds = stretches.map { Double($0.count) / rate }
      let segments = zip(stretches, seconds).map { stretch, seconds in
        let window =
          windowSeconds ?? (seconds >= segmentedSeconds ? TremorBand.segmentSeconds : seconds)
        return Int(min(Double(stretch.count), max(8, (window * rate).rounded())))
      }
      let length = RealFFT.fastLength(
        atLeast: max(segments.max() ?? 1, Int((rate / spacingHertz).rounded(.up))))
      let traces = zip(stretches, segments).map { stretch, segment in
        Self.trace(stretch, sampleRateHertz: rate, segment: segment, length: length)
      }
      let whole = seconds.reduce(0, +)
      let shares = seconds.map { $0 / whole }
      var pooled = traces[0]
      for bin in pooled.densities.indices {
        pooled.densities[bin] = zip(traces, shares).reduce(0) { $0 + $1.0.densities[bin] * $1.1 }
      }
      pooled.degreesOfFreedom =
        1 / zip(traces, shares).reduce(0) { $0 + $1.1 * $1.1 / $1.0.degreesOfFreedom }
      spectrum = pooled
      segmentSeconds = Double(segments.min() ?? 1) / rate
      transformLength = length
    }

    private static func trace(
      _ series: VectorSeries, sampleRateHertz rate: Double, segment: Int, length: Int
    ) -> PowerSpectrum {
      let parameters = WelchEstimate.Parameters(
        segmentSamples: segment, overlapSamples: segment / 2, transformLength: length)
      let estimate = WelchEstimate.estimate(
        ofVector: series.components, sampleRateHertz: rate, parameters: parameters,
        bandHertz: TremorBand.hertz)
      var trace = estimate.spectrum
      trace.degreesOfFreedom *= estimate.effectiveComponents
      return trace
    }
  }
}
