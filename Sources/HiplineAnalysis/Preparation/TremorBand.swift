import HiplineCore
import HiplineSignal

/// The frequencies in which legs shake.
package enum TremorBand {
  /// The frequencies in which a leg shakes, in hertz: from above voluntary movement, over the 4–8 Hz of a leg in slow motion and the 6–9 Hz of a held one
  /// (Pozos 1982), to the top of physiological tremor at 12 Hz and its shoulder.
  package static let hertz = 3.0...15.0

  /// The lowest sampling rate that shows the whole band: 2.5 times its upper end, in hertz. Twice is the theory; a recorder's own
  /// low-pass takes the rest.
  static let lowestRateHertz = 2.5 * hertz.upperBound

  /// Below this sampling rate a tremor may be seen, but that there is none cannot be said: a recorder's own low-pass, at a quarter of its rate
  /// at the lowest, leaves nothing of the upper half of physiological tremor, 8–12 Hz, in hertz. It is 50 Hz less what a clock may be
  /// off by.
  static let lowestTellingRateHertz = 49.0

  /// Why it cannot be said that nothing shakes; nil where it can.
  static func reasonNotTold(atHertz rate: Double) -> String? {
    rate >= lowestTellingRateHertz
      ? nil
      : "no peak above the noise at \(rate.text(decimals: 0)) Hz, where a tremor may be missed; that there is none takes 50 Hz"
  }

  /// The length of a spectrum's segments in recordings that are long enough, in seconds. 256 samples at 100 Hz: some eight cycles
  /// of the slowest tremor, and a resolution of 0.4 Hz.
  static let segmentSeconds = 2.56

  /// Why a sampling rate does not show the band; nil where it does.
  static func reasonNotSeen(atHertz rate: Double) -> String? {
    rate >= lowestRateHertz
      ? nil
      : "sampled at \(rate.text(decimals: 0)) Hz; tremor up to "
        + "\(hertz.upperBound.text(decimals: 0)) Hz needs \(lowestRateHertz.text(decimals: 0)) Hz"
  }
}

extension PowerSpectrum {
  /// The spectra of the three components added up.
  ///
  /// The trace does not change when the sensor is turned, unlike the spectrum of one axis, and does not rectify,
  /// unlike the spectrum of the norm. The degrees of freedom are those of one component.
  static func trace(
    _ series: VectorSeries, sampleRateHertz: Double, segmentSamples: Int,
    transformLength: Int? = nil
  ) -> PowerSpectrum {
    let parameters = WelchEstimate.Parameters(
      segmentSamples: segmentSamples, overlapSamples: segmentSamples / 2,
      transformLength: transformLength ?? RealFFT.fastLength(atLeast: segmentSamples))
    return WelchEstimate.estimate(
      ofVector: series.components, sampleRateHertz: sampleRateHertz, parameters: parameters,
      bandHertz: TremorBand.hertz
    ).spectrum
  }
}
