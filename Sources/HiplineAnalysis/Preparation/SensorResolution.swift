import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// The smallest things a recording can show: its noise, its steps, and what follows for range and tremor.
package struct SensorResolution: Sendable, Hashable {
  /// The step in which the readings come, in m/s²; zero where noise hides it.
  var accelerometerStep: Double

  /// The same of the gyroscope, in rad/s.
  var gyroscopeStep: Double

  /// The noise density of the acceleration vector (trace over three axes), in (m/s²)²/Hz; nil where the rate
  /// leaves no band to see it in.
  var accelerometerNoiseDensity: Double?

  /// The same of the angular rate, in (rad/s)²/Hz.
  var gyroscopeNoiseDensity: Double?

  /// The smallest range of motion that can be told from noise and steps, in degrees.
  var smallestRangeDegrees: Double

  /// How far the acceleration at rest is from standard gravity, as a share; what an offset or a scale error of that size
  /// does to the difference of two directions, at most.
  var calibrationError: Double

  /// Whether only the device's orientation was measured: what it was made from is not known, and neither is the noise of that.
  let isOfOrientation: Bool

  /// A still leg sways with breathing and pulse by a few tenths of a degree, whatever the sensor; half a degree
  /// peak to peak and the accuracy of a tilt are left below this floor.
  static let bodySwayDegrees = 0.7

  /// A movement has to cross so many quantisation steps to be one; within fewer, a slow drift across a step's
  /// edge looks the same.
  static let stepsPerRange = 3.0

  /// And so many standard deviations of an angle's noise: six, peak to peak, hold 99.7 % of it.
  static let deviationsPerRange = 6.0

  /// - Parameter orientation: Of a recording that has no acceleration.
  init(_ uniform: UniformRecording, measured: Recording, orientation: UniformOrientation?) {
    let accelerometer = measured.accelerometer?.values ?? uniform.accelerometer
    let rate = uniform.sampleRateHertz
    isOfOrientation = orientation != nil
    accelerometerStep =
      orientation.map { $0.step * StillNorm.standardGravity } ?? Self.step(of: accelerometer)
    gyroscopeStep =
      measured.gyroscope.map { Self.step(of: $0.values) } ?? orientation.map { $0.step * rate } ?? 0
    accelerometerNoiseDensity = Self.noiseDensity(uniform.accelerometer, sampleRateHertz: rate)
    gyroscopeNoiseDensity = uniform.gyroscope.flatMap {
      Self.noiseDensity($0, sampleRateHertz: rate)
    }
    let norm = StillNorm.measure(accelerometer, windowSamples: max(1, Int(rate.rounded())))
    calibrationError =
      orientation == nil
      ? norm.map { abs($0 / StillNorm.standardGravity - 1) } ?? 0 : UniformOrientation.tiltError
    // Per axis, over the noise bandwidth of the movement filter, as an angle against gravity.
    let perAxis = (accelerometerNoiseDensity ?? 0) / 3 * MovementBand.cutoffHertz
    let noise = perAxis.squareRoot() / StillNorm.standardGravity * Angle.degreesPerRadian
    let step = accelerometerStep / StillNorm.standardGravity * Angle.degreesPerRadian
    smallestRangeDegrees = max(
      Self.bodySwayDegrees, Self.stepsPerRange * step, Self.deviationsPerRange * noise)
  }

  /// The RMS noise of the acceleration vector over `bandHertz`, in m/s².
  func accelerometerNoise(in bandHertz: ClosedRange<Double>) -> Double? {
    accelerometerNoiseDensity.map {
      ($0 * (bandHertz.upperBound - bandHertz.lowerBound)).squareRoot()
    }
  }

  /// The RMS noise of the angular rate vector over `bandHertz`, in rad/s.
  func gyroscopeNoise(in bandHertz: ClosedRange<Double>) -> Double? {
    gyroscopeNoiseDensity.map {
      ($0 * (bandHertz.upperBound - bandHertz.lowerBound)).squareRoot()
    }
  }

  /// The smallest length by which the vector changes again and again, from one sample to the next; zero where no length
  /// repeats, as with noise that is finer than its digits.
  ///
  /// A sensor with coarse steps changes by one step on one axis most of the time it changes at all. The length of a change
  /// does not depend on how the sensor is turned, and neither does the result.
  static func step(of series: VectorSeries) -> Double {
    let changes = series.indices.dropFirst().map { (series[$0] - series[$0 - 1]).norm }
      .filter { $0 > 1e-9 }
    let enough = Int((repeatedShare * Double(changes.count)).rounded(.up))
    guard enough > 1 else { return 0 }
    let crowded = OrderedNumbers.sorted(inCrowdedBins(changes, of: enough))
    guard crowded.count >= enough else { return 0 }
    for first in 0...(crowded.count - enough)
    where crowded[first + enough - 1] <= crowded[first] * (1 + repeatedWithin) {
      return crowded[first]
    }
    return 0
  }

  /// The lengths that may be among `enough` of one size, few or none: those of two neighbouring bins that hold so many.
  ///
  /// A bin is wider than lengths of one size differ, so that these lie in two bins at most.
  private static func inCrowdedBins(_ lengths: [Double], of enough: Int) -> [Double] {
    guard let least = lengths.min(), let most = lengths.max() else { return [] }
    // The outermost have neighbours, too.
    let first = bin(of: least) - 1
    var counts = [Int](repeating: 0, count: bin(of: most) + 2 - first)
    for length in lengths { counts[bin(of: length) - first] += 1 }
    return lengths.filter { length in
      let bin = bin(of: length) - first
      return counts[bin] + max(counts[bin - 1], counts[bin + 1]) >= enough
    }
  }

  /// Positive numbers of one bin have the exponent and the first eight bits after it in common; a bin is 1/512 to 1/256 of its
  /// numbers wide.
  private static func bin(of length: Double) -> Int {
    Int(length.bitPattern >> UInt64(Double.significandBitCount - 8))
  }

  /// A change is a step of the sensor if this share of all changes are of its size. Chosen, not derived: changes that are not
  /// rounded hardly ever have one size.
  static let repeatedShare = 0.05
  /// Sizes within this share of each other are one: to allow for rounded digits.
  static let repeatedWithin = 1e-3

  /// The median of the spectrum between the top of the tremor band and ``noiseShareOfRate``, in the quieter windows.
  ///
  /// A body moves little up there, and the sensor's noise is left; but a strong tremor's harmonics and bumps reach it, so
  /// the quarter of the windows that have least decides. The median over frequency passes over single lines such as mains
  /// hum.
  private static func noiseDensity(
    _ series: VectorSeries, sampleRateHertz rate: Double
  ) -> Double? {
    let low = TremorBand.hertz.upperBound
    let high = noiseShareOfRate * rate
    let window = Int((TremorBand.segmentSeconds * rate).rounded())
    guard high > low + narrowestNoiseHertz, series.count >= window, window >= 16 else { return nil }
    let step = max(window, (series.count - window) / mostNoiseWindows)
    let densities = stride(from: 0, through: series.count - window, by: step).compactMap { start in
      let spectrum = PowerSpectrum.trace(
        series[start..<(start + window)], sampleRateHertz: rate, segmentSamples: window)
      return RobustStatistics.median(Array(spectrum.densities[spectrum.bins(in: low...high)]))
    }
    return RobustStatistics.quantile(quietShare, of: densities).map { $0 * meanOverMedian }
  }

  /// The noise is told from the spectrum below this share of the sampling rate. Four fifths of the Nyquist rate: a recorder's own
  /// low-pass takes noise away above.
  private static let noiseShareOfRate = 0.4
  /// And from a band at least this wide, in hertz: five resolutions of a window for a median.
  private static let narrowestNoiseHertz = 2.0
  /// The quantile over windows, or stretches, that stands for the sensor alone, as a share of them. Chosen, not derived: people
  /// are still for a quarter of a recording, between sets if not in them.
  package static let quietShare = 0.25
  /// The noise is estimated from at most so many windows: more make it slower, not better.
  private static let mostNoiseWindows = 100
  /// The ratio of a density's mean to its median: that of a χ² with six degrees of freedom, two for each of three axes.
  private static let meanOverMedian = 6 / 5.348
}
