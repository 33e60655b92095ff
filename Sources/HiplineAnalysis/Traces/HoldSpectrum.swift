import HiplineCore
import HiplineSignal
import RealModule

/// The spectrum of one repetition's hold, with what a tremor has to stand out of, for drawing.
package struct HoldSpectrum: Sendable, Hashable {
  /// The repetition's index, from 1.
  package var repetition: Int
  package var unit: TremorUnit
  /// Of the first density.
  package var lowestHertz: Double
  package var resolutionHertz: Double
  /// 10 log₁₀ of the density in unit²/Hz.
  package var decibels: [Double]
  /// The line through the spectrum beside the tremor, in decibels at every frequency; nil where too little is left beside it.
  package var floorDecibels: [Double]?
  /// The density of the sensor's own noise in decibels, where it is known.
  package var sensorNoiseDecibels: Double?
  /// The tremor's frequency, as the result has it: the mean over the hold, beside which a broad tremor has its highest point; nil where no
  /// tremor stands out.
  package var peakHertz: Double?

  /// What is drawn: the tremor band with some of what is beside it.
  static let shownHertz = 2.0...18.0

  init(
    _ held: HeldStretch, repetition index: Int, tremorHertz: Double?, sensor: TremorSensor,
    sampleRateHertz rate: Double
  ) {
    let (spectrum, peak) = (held.spectrum.spectrum, held.peak)
    let unit: TremorUnit = sensor.isGyroscope ? .angularRate : .acceleration
    func shown(_ density: Double) -> Double {
      TremorSpectrogram.decibels(density * unit.powerFactor).rounded(decimals: 1)
    }
    let bins = spectrum.bins(in: Self.shownHertz.clamped(to: 0...(rate / 2)))
    self.repetition = index
    self.unit = unit
    lowestHertz = spectrum.frequencyHertz(of: bins.lowerBound)
    resolutionHertz = spectrum.resolutionHertz
    decibels = bins.map { shown(spectrum.densities[$0]) }
    floorDecibels = NoiseFloor.logLogLine(
      of: spectrum,
      bandHertz: TremorBand.hertz
        .lowerBound...min(Self.shownHertz.upperBound, TremorSpectrum.highestShareOfRate * rate),
      excludingHertz: peak?.bandHertz
    ).map { line in
      bins.map { shown(line.density(atHertz: spectrum.frequencyHertz(of: $0))) }
    }
    sensorNoiseDecibels = sensor.noiseDensity.map(shown)
    peakHertz = tremorHertz.map { $0.rounded(decimals: 2) }
  }

  /// What was read back.
  package init(
    repetition: Int, unit: TremorUnit, lowestHertz: Double, resolutionHertz: Double,
    decibels: [Double], floorDecibels: [Double]?, sensorNoiseDecibels: Double?, peakHertz: Double?
  ) {
    (self.repetition, self.unit) = (repetition, unit)
    (self.lowestHertz, self.resolutionHertz) = (lowestHertz, resolutionHertz)
    (self.decibels, self.floorDecibels) = (decibels, floorDecibels)
    (self.sensorNoiseDecibels, self.peakHertz) = (sensorNoiseDecibels, peakHertz)
  }
}
