import HiplineCore
import HiplineSignal
import RealModule

/// The spectrum of one repetition's hold, with what a tremor has to stand out of, for drawing.
public struct HoldSpectrum: Sendable, Hashable, Codable {
  /// The repetition's index, from 1.
  public var repetition: Int
  public var unit: TremorUnit
  /// Of the first density.
  public var lowestHertz: Double
  public var resolutionHertz: Double
  /// 10 log₁₀ of the density in unit²/Hz.
  public var decibels: [Double]
  /// The line through the spectrum beside the tremor, in decibels at every frequency; nil where too little is left beside it.
  public var floorDecibels: [Double]?
  /// The density of the sensor's own noise in decibels, where it is known.
  public var sensorNoiseDecibels: Double?
  /// Where a tremor stands out; nil where none does.
  public var peakHertz: Double?

  /// What is drawn: the tremor band with some of what is beside it.
  static let shownHertz = 2.0...18.0

  /// - Returns: nil where ``HoldTremor`` looks for none: a rate too low, a hold too short, missing samples.
  init?(
    _ repetition: Repetition, index: Int, of prepared: PreparedRecording,
    gyroscope: VectorSeries?
  ) {
    let rate = prepared.uniform.sampleRateHertz
    let edge = prepared.uniform.samples(inSeconds: HoldTremor.edgeSeconds)
    let hold = repetition.hold
    guard rate >= TremorBand.lowestRateHertz,
      Double(hold.count) / rate >= HoldTremor.shortestSeconds + 2 * HoldTremor.edgeSeconds,
      !prepared.uniform.gaps.contains(where: { $0.overlaps(hold) })
    else { return nil }
    let used = (hold.lowerBound + edge)..<(hold.upperBound - edge)
    let noise =
      gyroscope == nil
      ? prepared.resolution.accelerometerNoiseDensity : prepared.resolution.gyroscopeNoiseDensity
    let tremor = TremorSpectrum(
      (gyroscope ?? prepared.uniform.accelerometer)[used], sampleRateHertz: rate,
      sensorNoiseDensity: noise,
      readingStep: gyroscope == nil
        ? prepared.resolution.accelerometerStep : prepared.resolution.gyroscopeStep)
    let peak = tremor.peak
    let spectrum = tremor.spectrum
    let unit: TremorUnit = gyroscope == nil ? .acceleration : .angularRate
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
      bandHertz: TremorBand.hertz.lowerBound...min(Self.shownHertz.upperBound, 0.45 * rate),
      excludingHertz: peak?.bandHertz
    ).map { line in
      bins.map { shown(line.density(atHertz: spectrum.frequencyHertz(of: $0))) }
    }
    sensorNoiseDecibels = noise.map(shown)
    peakHertz = peak.map { $0.frequencyHertz.rounded(decimals: 2) }
  }

  enum CodingKeys: String, CodingKey {
    case repetition, unit
    case lowestHertz = "lowest_hz"
    case resolutionHertz = "resolution_hz"
    case decibels = "density_db"
    case floorDecibels = "floor_db"
    case sensorNoiseDecibels = "sensor_noise_db"
    case peakHertz = "peak_hz"
  }
}
