public import HiplineCore
public import HiplineSignal
import RealModule

/// The spectrum of one stretch of a three-axis signal and the tremor that stands out of it, if any does.
///
/// A tremor is a peak in 3–15 Hz that a noise spectrum would not show once in a thousand such stretches: it is held
/// against the floor at its frequency, which is the higher of a straight line through the spectrum around it
/// (log–log, as movement and muscle noise fall off) and the sensor's own noise.
public struct TremorSpectrum: Sendable {
  public var spectrum: PowerSpectrum
  private let sampleRateHertz: Double
  private let segmentSeconds: Double
  private let sensorNoiseDensity: Double?
  private let readingStep: Double

  /// A peak that is significant.
  public struct Peak: Sendable, Hashable {
    public var frequencyHertz: Double
    /// Full width at half power; no narrower than the window's own line, 1.44 / length.
    public var bandwidthHertz: Double
    /// What power is summed over.
    public var bandHertz: ClosedRange<Double>
    /// The floor at the peak, in unit²/Hz.
    public var floorDensity: Double
  }

  /// Half the width that a tremor's power is summed over, in hertz.
  ///
  /// Tremor wanders by about a hertz and a two-second window widens a line by one more (di Biase 2017 takes ±2 Hz).
  static let halfBandHertz = 2.0
  /// The chance of a peak in a stretch of pure noise.
  static let falseAlarm = 0.001
  /// From this length on the stretch is cut into overlapping segments, in seconds.
  static let segmentedSeconds = 4.0
  static let segmentSeconds = 2.56
  /// The spacing of the frequencies, by zero padding, in hertz.
  static let spacingHertz = 0.1

  /// - Parameters:
  ///   - series: Detrended within; any unit.
  ///   - sensorNoiseDensity: The trace of the sensor's noise, unit²/Hz, where known.
  ///   - readingStep: The step in which the sensor's readings come, in the series' unit. A slow drift across such steps makes
  ///     lines of its own, of at most half a step; what is smaller than that is not taken for a tremor.
  ///   - windowSeconds: The length of Welch's segments; nil for one segment up to 4 s, and 2.56 s above.
  public init(
    _ series: VectorSeries<SensorFrame>, sampleRateHertz rate: Double, sensorNoiseDensity: Double?,
    readingStep: Double = 0, windowSeconds: Double? = nil
  ) {
    let seconds = Double(series.count) / rate
    let window =
      windowSeconds ?? (seconds >= Self.segmentedSeconds ? Self.segmentSeconds : seconds)
    let segment = Int(min(Double(series.count), max(8, (window * rate).rounded())))
    let parameters = WelchEstimate.Parameters(
      segmentSamples: segment, overlapSamples: segment / 2,
      transformLength: RealFFT.fastLength(
        atLeast: max(segment, Int((rate / Self.spacingHertz).rounded(.up)))))
    func estimate(_ component: [Double]) -> PowerSpectrum {
      WelchEstimate.estimate(component, sampleRateHertz: rate, parameters: parameters)
    }
    let axes = series.components.map(estimate)
    var trace = axes[0].adding(axes[1]).adding(axes[2])
    let sums = [(0, 1), (0, 2), (1, 2)].map { first, second in
      estimate(zip(series.components[first], series.components[second]).map { $0 + $1 })
    }
    trace.degreesOfFreedom = Self.degreesOfFreedom(axes, sums)
    spectrum = trace
    sampleRateHertz = rate
    segmentSeconds = Double(segment) / rate
    self.sensorNoiseDensity = sensorNoiseDensity
    self.readingStep = readingStep
  }

  /// The tremor's power above the floor, weighted at each frequency, in unit² × weight; nil without a peak or where
  /// nothing is left above the floor.
  ///
  /// - Parameter weight: Such as 1/(2πf)² to integrate a rate to an angle.
  public func power(
    in bandHertz: ClosedRange<Double>, floorDensity: Double, weight: (Double) -> Double = { _ in 1 }
  ) -> Double? {
    let sum = spectrum.bins(in: bandHertz).reduce(0.0) { sum, bin in
      sum + (spectrum.densities[bin] - floorDensity) * weight(spectrum.frequencyHertz(of: bin))
    }
    return sum > 0 ? sum * spectrum.resolutionHertz : nil
  }

  /// The tremor, or nil where nothing stands out.
  ///
  /// - Complexity: O(*bins*²), for the robust line through the spectrum.
  public var peak: Peak? {
    guard let found = spectrum.peak(in: TremorBand.hertz) else { return nil }
    let lineHalfWidth = max(1.5, 2 / segmentSeconds)
    let around =
      (found.frequencyHertz - lineHalfWidth)...(found.frequencyHertz + lineHalfWidth)
    let floorBand = TremorBand.hertz.lowerBound...min(20, 0.45 * sampleRateHertz)
    guard
      let line = NoiseFloor.logLogLine(of: spectrum, bandHertz: floorBand, excludingHertz: around)
    else { return nil }
    let lineDensity = line.density(atHertz: found.frequencyHertz)
    let floor = max(lineDensity, sensorNoiseDensity ?? 0)
    // A Hann window's bins are independent at 1.5 / length.
    func independentBins(_ widthHertz: Double) -> Double {
      max(1, widthHertz * segmentSeconds / 1.5)
    }
    let band = TremorBand.hertz.upperBound - TremorBand.hertz.lowerBound
    let chance = Self.falseAlarm / independentBins(band)
    let freedom = spectrum.degreesOfFreedom
    // The line is itself an estimate, from few bins less its two parameters, and as a median it has 2/π of a mean's
    // certainty.
    let fitted = floorBand.upperBound - floorBand.lowerBound - 2 * lineHalfWidth
    let alarm = FDistribution.probability(
      above: found.density / lineDensity, numeratorFreedom: freedom,
      denominatorFreedom: freedom * max(1, independentBins(fitted) - 2) * 2 / .pi)
    guard alarm < chance else { return nil }
    let threshold = ChiSquared.quantile(1 - chance, degreesOfFreedom: freedom) / freedom
    guard found.density > threshold * (sensorNoiseDensity ?? 0) else { return nil }
    let bandHertz =
      max(
        TremorBand.hertz.lowerBound, found.frequencyHertz - Self.halfBandHertz)...min(
        TremorBand.hertz.upperBound, found.frequencyHertz + Self.halfBandHertz)
    let power = power(in: bandHertz, floorDensity: floor) ?? 0
    guard power > readingStep * readingStep / 4 else { return nil }
    return Peak(
      frequencyHertz: found.frequencyHertz, bandwidthHertz: found.halfPowerWidthHertz,
      bandHertz: bandHertz, floorDensity: floor)
  }

  /// Three axes of equal power have three times the freedom of one; a tremor along one line has that of one.
  ///
  /// With the power matrix *M* of the axes in the tremor band it is (tr *M*)² / tr *M*², which does not change when
  /// the sensor is turned. The power of a sum of two axes gives their common one: (*x* + *y*)² = *x*² + *y*² + 2 *x y*.
  ///
  /// - Parameter sums: The spectra of x + y, x + z and y + z.
  private static func degreesOfFreedom(_ axes: [PowerSpectrum], _ sums: [PowerSpectrum]) -> Double {
    let powers = axes.map { $0.power(in: TremorBand.hertz) }
    let trace = powers.reduce(0, +)
    let pairs = [(0, 1), (0, 2), (1, 2)]
    let common = zip(sums, pairs).map { sum, pair in
      (sum.power(in: TremorBand.hertz) - powers[pair.0] - powers[pair.1]) / 2
    }
    let squares =
      powers.reduce(0) { $0 + $1 * $1 } + 2 * common.reduce(0) { $0 + $1 * $1 }
    let effective = squares > 0 ? trace * trace / squares : 1
    return axes[0].degreesOfFreedom * effective
  }
}
