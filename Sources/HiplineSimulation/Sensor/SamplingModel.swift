/// When a sensor takes its samples, and which of them get lost.
public struct SamplingModel: Sendable, Hashable {
  /// The rate that the device claims, in hertz. Default 100 Hz.
  public var nominalRateHertz: Double

  /// The true rate as a multiple of the nominal one: 0.98 for a device that is 2 % slow. The time
  /// stamps are true all the same.
  public var trueRateFactor = 1.0

  /// The standard deviation of the time stamps' error, in seconds. The samples are taken evenly,
  /// only their stamps are not; an error is never more than 0.4 of a sampling interval, so stamps
  /// stay in order.
  public var timestampJitterSeconds = 0.0

  /// The times in which every sample is lost, in seconds from the first sample.
  public var gaps: [Range<Double>] = []

  /// The probability that a sample outside the gaps is lost.
  public var lossProbability = 0.0

  public init(nominalRateHertz: Double = 100) { self.nominalRateHertz = nominalRateHertz }

  /// The true rate in hertz.
  public var rateHertz: Double { nominalRateHertz * trueRateFactor }
}
