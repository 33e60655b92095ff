public import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// The smallest things a recording can show: its noise, its steps, and what follows for range and tremor.
public struct SensorResolution: Sendable, Hashable {
  /// The smallest step between two different readings, in m/s²; with noise it is below the noise.
  public var accelerometerStep: Double

  /// The noise density of the acceleration vector (trace over three axes), in (m/s²)²/Hz; nil where the rate
  /// leaves no band to see it in.
  public var accelerometerNoiseDensity: Double?

  /// The same of the angular rate, in (rad/s)²/Hz.
  public var gyroscopeNoiseDensity: Double?

  /// The smallest range of motion that can be told from noise and steps, in degrees.
  public var smallestRangeDegrees: Double

  /// How far the acceleration at rest is from standard gravity, as a share; what an offset or a scale error of that size
  /// does to the difference of two directions, at most.
  public var calibrationError: Double

  /// A still leg sways with breathing and pulse by a few tenths of a degree, whatever the sensor; half a degree
  /// peak to peak and the accuracy of a tilt are left below this floor.
  public static let bodySwayDegrees = 0.7

  /// A movement has to cross this many quantisation steps to be one; within fewer, a slow drift across a step's
  /// edge looks the same.
  static let stepsPerRange = 3.0

  /// Six standard deviations of an angle's noise, peak to peak, hold 99.7 % of it.
  static let deviationsPerRange = 6.0

  public init(_ uniform: UniformRecording, measured: Recording) {
    let accelerometer = measured.accelerometer?.values ?? uniform.accelerometer
    accelerometerStep = Self.step(of: accelerometer)
    let rate = uniform.sampleRateHertz
    accelerometerNoiseDensity = Self.noiseDensity(uniform.accelerometer, sampleRateHertz: rate)
    gyroscopeNoiseDensity = uniform.gyroscope.flatMap {
      Self.noiseDensity($0, sampleRateHertz: rate)
    }
    let norm = StillNorm.measure(accelerometer, windowSamples: max(1, Int(rate.rounded())))
    calibrationError = norm.map { abs($0 / StillNorm.standardGravity - 1) } ?? 0
    // Per axis, over the noise bandwidth of the movement filter, as an angle against gravity.
    let perAxis = (accelerometerNoiseDensity ?? 0) / 3 * MovementBand.cutoffHertz
    let noise = perAxis.squareRoot() / StillNorm.standardGravity * Angle.degreesPerRadian
    let step = accelerometerStep / StillNorm.standardGravity * Angle.degreesPerRadian
    smallestRangeDegrees = max(
      Self.bodySwayDegrees, Self.stepsPerRange * step, Self.deviationsPerRange * noise)
  }

  /// The RMS noise of the acceleration vector over `bandHertz`, in m/s².
  public func accelerometerNoise(in bandHertz: ClosedRange<Double>) -> Double? {
    accelerometerNoiseDensity.map {
      ($0 * (bandHertz.upperBound - bandHertz.lowerBound)).squareRoot()
    }
  }

  /// The RMS noise of the angular rate vector over `bandHertz`, in rad/s.
  public func gyroscopeNoise(in bandHertz: ClosedRange<Double>) -> Double? {
    gyroscopeNoiseDensity.map {
      ($0 * (bandHertz.upperBound - bandHertz.lowerBound)).squareRoot()
    }
  }

  /// The coarsest axis's 5th percentile of the changes between one sample and the next that are not zero.
  ///
  /// With coarse steps nearly all small changes are one step; without, the result is far below the noise.
  private static func step(of series: VectorSeries<SensorFrame>) -> Double {
    series.components.compactMap { component in
      let changes = zip(component.dropFirst(), component).lazy
        .map { abs($0 - $1) }.filter { $0 > 1e-9 }
      return RobustStatistics.quantile(0.05, of: Array(changes))
    }.max() ?? 0
  }

  /// The median of the spectrum between the top of the tremor band and 0.4 of the rate, where a body moves little
  /// and the sensor's noise is left.
  private static func noiseDensity(
    _ series: VectorSeries<SensorFrame>, sampleRateHertz rate: Double
  ) -> Double? {
    let low = TremorBand.hertz.upperBound
    let high = 0.4 * rate
    let segment = Int((2.56 * rate).rounded())
    guard high > low + 2, series.count >= segment, segment >= 16 else { return nil }
    let spectrum = PowerSpectrum.trace(series, sampleRateHertz: rate, segmentSamples: segment)
    let bins = spectrum.bins(in: low...high)
    // Half of the time a limb moves; the median over frequency passes over single lines such as mains hum.
    return RobustStatistics.median(Array(spectrum.densities[bins]))
  }
}
