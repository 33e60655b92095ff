package import HiplineCore

extension TimeBase {
  /// A rate differs from the stated one from this share of it on. Chosen, not derived: crystals are true to far better, and a
  /// hundredth does not show in a tempo.
  private static let statedRateTolerance = 0.01

  /// What is said of the rate, of short gaps and lost samples, and of the open gaps that are named.
  ///
  /// - Parameters:
  ///   - openGaps: Of those too long to bridge the ones to name, in the order of time.
  ///   - nominalRateHertz: The rate that the file states; nil without one.
  package func findings(openGaps: [Gap], nominalRateHertz: Double?) -> [Finding] {
    let hint = "record closer to the phone, or on the sensor's own memory"
    var findings: [Finding] = []
    if let nominalRateHertz, abs(sampleRateHertz / nominalRateHertz - 1) > Self.statedRateTolerance
    {
      findings.append(
        Finding(
          .rateDiffers, .info,
          "the true rate is \(sampleRateHertz.text(decimals: 1)) Hz, "
            + "not the stated \(nominalRateHertz.text(decimals: 1)) Hz",
          hint: "nothing to do: the true rate is used"))
    }
    let bridged = gaps.filter { $0.isBridged }
    if let first = bridged.first, let last = bridged.last {
      findings.append(
        Finding(
          .gapFilled, .info,
          "\(counted(bridged.count, "short gap was", "short gaps were")) bridged by straight lines",
          hint: hint, seconds: first.seconds.lowerBound..<last.seconds.upperBound))
    }
    for gap in openGaps {
      findings.append(
        Finding(
          .gapSplit, .warning,
          "\(gap.lengthSeconds.text(decimals: 1)) s are missing; repetitions across the gap are not scored",
          hint: hint, seconds: gap.seconds))
    }
    if lostSamples > 0 {
      findings.append(
        Finding(
          .samplesLost, .info, counted(lostSamples, "sample is missing", "samples are missing"),
          hint: "see the gaps for where"))
    }
    return findings
  }
}

extension TimeBase.Gap {
  package var lengthSeconds: Double { seconds.upperBound - seconds.lowerBound }

  /// Whether it is short enough for straight lines.
  package var isBridged: Bool { lengthSeconds <= PreparedRecording.longestBridgedGapSeconds }
}
