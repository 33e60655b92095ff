/// A recording at one sampling rate, the only kind that can be filtered.
package struct UniformRecording: Sendable {
  package var sampleRateHertz: Double

  /// The time of sample 0 on the recording's own axis, in seconds.
  package var startSeconds: Double

  /// Specific force in m/s², `[samples]`.
  package var accelerometer: VectorSeries

  /// Angular rate in rad/s, `[samples]`, or nil without a gyroscope.
  package var gyroscope: VectorSeries?

  /// Samples that were not measured but filled in between, half-open, across which nothing is known.
  package var gaps: [Range<Int>]

  /// Samples that were lost in gaps so short that a slow movement is known across them; what is fast is not.
  package var bridged: [Range<Int>] = []

  /// - Precondition: as many gyroscope samples as accelerometer samples, and a positive rate.
  package init(
    sampleRateHertz: Double,
    startSeconds: Double = 0,
    accelerometer: VectorSeries,
    gyroscope: VectorSeries? = nil,
    gaps: [Range<Int>] = []
  ) {
    precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
    precondition(
      gyroscope.map { $0.count == accelerometer.count } ?? true,
      "\(accelerometer.count) gyroscope samples expected, got \(gyroscope?.count ?? 0)")
    self.sampleRateHertz = sampleRateHertz
    self.startSeconds = startSeconds
    self.accelerometer = accelerometer
    self.gyroscope = gyroscope
    self.gaps = gaps
  }

  @inlinable
  package var count: Int { accelerometer.count }

  /// The share of the samples of a stretch that were not measured.
  package func lostShare(of stretch: Range<Int>) -> Double {
    let lost = (gaps + bridged).reduce(0) { $0 + $1.clamped(to: stretch).count }
    return Double(lost) / Double(max(1, stretch.count))
  }

  /// The time of a sample on the recording's own axis, in seconds.
  @inlinable
  package func seconds(at sample: Int) -> Double { startSeconds + Double(sample) / sampleRateHertz }

  /// The samples of a stretch of time on the recording's own axis, as far as it was recorded.
  package func samples(within seconds: Range<Double>) -> Range<Int> {
    func sample(_ time: Double) -> Int {
      Int(min(max(0, ((time - startSeconds) * sampleRateHertz).rounded()), Double(count)))
    }
    return sample(seconds.lowerBound)..<sample(seconds.upperBound)
  }

  /// The number of samples in a time, rounded, at least one.
  @inlinable
  package func samples(inSeconds seconds: Double) -> Int {
    max(1, Int((seconds * sampleRateHertz).rounded()))
  }
}
