/// When a sensor takes its samples, and which of them get lost.
package struct SamplingModel: Sendable, Hashable {
  /// The rate that the device claims, in hertz. Default 100 Hz.
  package var nominalRateHertz: Double

  /// The true rate as a multiple of the nominal one: 0.98 for a device that is 2 % slow. The time
  /// stamps are true all the same.
  package var trueRateFactor = 1.0

  /// The standard deviation of the time stamps' error, in seconds. The samples are taken evenly,
  /// only their stamps are not; an error is never more than 0.4 of a sampling interval, so stamps
  /// stay in order.
  package var timestampJitterSeconds = 0.0

  /// The times in which every sample is lost, in seconds from the first sample.
  var gaps: [Range<Double>] = []

  /// The probability that a sample outside the gaps is lost.
  package var lossProbability = 0.0

  package init(nominalRateHertz: Double = 100) { self.nominalRateHertz = nominalRateHertz }

  /// The true rate in hertz.
  package var rateHertz: Double { nominalRateHertz * trueRateFactor }
}
