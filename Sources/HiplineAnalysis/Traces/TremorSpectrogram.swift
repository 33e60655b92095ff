import HiplineCore
import HiplineSignal
import RealModule

/// How the power in the tremor band changes over a set, for drawing.
///
/// Short-time spectra of a sensor's three axes added up, which no mounting changes; one Hann window each, with half of it
/// in common with the next or more.
package struct TremorSpectrogram: Sendable, Hashable {
  /// Where the first window's middle is, in seconds from the first sample of the reference sensor.
  package var startSeconds: Double
  /// From one column to the next.
  package var stepSeconds: Double
  /// Of the first row.
  package var lowestHertz: Double
  /// From one row to the next.
  package var resolutionHertz: Double
  /// 10 log₁₀ of the density in the series' unit²/Hz, rounded, `[columns][rows]`.
  package var decibels: [[Int]]
  package var unit: TremorUnit

  /// The length of a window, in seconds: ten cycles of a tremor of 5 Hz, and a line 0.72 Hz wide.
  static let windowSeconds = 2.0
  /// The smallest step from window to window, in seconds: an eighth of one, between which little changes.
  static let shortestStepSeconds = 0.25
  /// For layout only: a screen has few pixels for more columns.
  package static let mostColumns = 200
  /// What no sensor resolves, as a density in decibels; keeps the logarithm of nothing finite.
  static let lowestDecibels = -99.0

  /// - Returns: nil where the rate does not show the tremor band, and where the samples are fewer than a window.
  init?(
    _ series: VectorSeries, in samples: Range<Int>, startSeconds: Double,
    sampleRateHertz rate: Double, unit: TremorUnit
  ) {
    let window = Int((Self.windowSeconds * rate).rounded())
    guard rate >= TremorBand.lowestRateHertz, samples.count >= window else { return nil }
    let room = samples.count - window
    let step = max(
      Int((Self.shortestStepSeconds * rate).rounded()),
      (room + Self.mostColumns - 1) / Self.mostColumns)
    let length = RealFFT.fastLength(atLeast: window)
    let spectra = stride(from: 0, through: room, by: step).map { first in
      let start = samples.lowerBound + first
      return PowerSpectrum.trace(
        series[start..<(start + window)], sampleRateHertz: rate, segmentSamples: window,
        transformLength: length)
    }
    let rows = spectra[0].bins(in: TremorBand.hertz)
    self.startSeconds = (startSeconds + Double(window) / 2 / rate).rounded(decimals: 4)
    stepSeconds = Double(step) / rate
    lowestHertz = spectra[0].frequencyHertz(of: rows.lowerBound)
    resolutionHertz = spectra[0].resolutionHertz
    self.unit = unit
    decibels = spectra.map { spectrum in
      rows.map { Int(Self.decibels(spectrum.densities[$0] * unit.powerFactor).rounded()) }
    }
  }

  /// 10 log₁₀ of a density, and ``lowestDecibels`` of nothing.
  static func decibels(_ density: Double) -> Double {
    max(lowestDecibels, 10 * Double.log10(max(density, .leastNormalMagnitude)))
  }

  /// What was read back.
  package init(
    startSeconds: Double, stepSeconds: Double, lowestHertz: Double, resolutionHertz: Double,
    decibels: [[Int]], unit: TremorUnit
  ) {
    (self.startSeconds, self.stepSeconds) = (startSeconds, stepSeconds)
    (self.lowestHertz, self.resolutionHertz) = (lowestHertz, resolutionHertz)
    (self.decibels, self.unit) = (decibels, unit)
  }
}

/// What a tremor is looked for in.
package enum TremorUnit: String, Sendable, Hashable {
  /// A gyroscope's rate, whose density is in (°/s)²/Hz.
  case angularRate = "deg/s"
  /// An accelerometer's, whose density is in (m/s²)²/Hz.
  case acceleration = "m/s²"

  /// From the power in SI units to that in this unit.
  var powerFactor: Double {
    switch self {
    case .angularRate: (180 / .pi) * (180 / .pi)
    case .acceleration: 1
    }
  }
}
