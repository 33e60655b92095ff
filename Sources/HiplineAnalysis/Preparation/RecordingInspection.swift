public import HiplineCore
import HiplineKinematics

/// What is in a recording and what it can show, before any analysis.
public struct RecordingInspection: Sendable {
  public var recording: Recording
  public var summary: RecordingSummary
  /// The median length of the acceleration in the stillest second, in m/s².
  public var stillNorm: Double?
  public var jitterSeconds: Double
  public var lostSamples: Int
  public var gaps: [TimeBase.Gap]
  /// The smallest range of motion that can be told from noise and steps, in degrees.
  public var smallestRangeDegrees: Double
  /// The smallest tremor that can be told from noise, as RMS acceleration in m/s²; nil where the rate is too low.
  public var smallestTremor: Double?
  public var findings: [Finding]

  /// A tremor's power has to exceed the noise in its own band to be told from it.
  static let tremorBandwidthHertz = 2 * TremorSpectrum.halfBandHertz

  /// - Throws: `InputFailure` without acceleration, or with too few samples for a rate.
  public init(_ recording: Recording) throws(InputFailure) {
    let prepared = try PreparedRecording(recording)
    self.recording = recording
    summary = RecordingSummary(prepared)
    stillNorm = recording.accelerometer.flatMap {
      StillNorm.measure(
        $0.values, windowSamples: Int(prepared.timeBase.sampleRateHertz.rounded()))
    }
    jitterSeconds = prepared.timeBase.jitterSeconds
    lostSamples = prepared.timeBase.lostSamples
    gaps = prepared.timeBase.gaps
    smallestRangeDegrees = prepared.resolution.smallestRangeDegrees
    let rate = prepared.timeBase.sampleRateHertz
    smallestTremor =
      rate >= TremorBand.lowestRateHertz
      ? prepared.resolution.accelerometerNoiseDensity.map {
        ($0 * Self.tremorBandwidthHertz).squareRoot()
      } : nil
    findings = prepared.findings
    if rate < TremorBand.lowestRateHertz {
      findings.append(.rateTooLowForTremor(rate))
    }
  }
}

extension Finding {
  static func rateTooLowForTremor(_ rateHertz: Double) -> Finding {
    Finding(
      .rateTooLowForTremor, .warning,
      "sampled at \(rateHertz.text(decimals: 0)) Hz; tremor needs at least "
        + "\(TremorBand.lowestRateHertz.text(decimals: 0)) Hz",
      hint: "set the sensor to 50 Hz or more")
  }
}
