package import HiplineCore

/// What is in a recording and what it can show, before any analysis.
///
/// A recording that cannot be analysed is described as far as it goes; what cannot be told of it is nil.
package struct RecordingInspection: Sendable {
  package var recording: Recording
  package var summary: RecordingSummary
  /// The channels that are present.
  package var streams: [Stream]
  /// The median length of the acceleration in the stillest second, in m/s²; nil where none was measured.
  package var stillNorm: Double?
  /// How far the device's own orientation has gravity from where the accelerometer has it at rest, in degrees; nil without both.
  package var orientationDisagreementDegrees: Double?
  /// The smallest range of motion that can be told from noise and steps, in degrees.
  package var smallestRangeDegrees: Double?
  /// The smallest tremor that can be told from noise, as RMS acceleration in m/s²; nil where the rate is too low or no
  /// acceleration was measured.
  package var smallestTremor: Double?
  /// With one of severity `error` where the recording cannot be analysed.
  package var findings: [Finding]

  /// One channel on its own time stamps.
  package struct Stream: Sendable {
    package var channel: Channel
    package var sampleCount: Int
    /// nil where fewer than three time stamps differ.
    package var timeBase: TimeBase?
    /// The axis that ran into the end of the sensor's range; nil for none.
    package var clippedAxis: String?
  }

  /// The time base of the stream that carries the analysis.
  package var timeBase: TimeBase? { streams.first?.timeBase }

  /// A tremor's power has to exceed the noise in a band of this width, in hertz: its own, as ``TremorSpectrum`` sums it.
  static let tremorBandwidthHertz = 2 * TremorSpectrum.halfBandHertz

  package init(_ recording: Recording) {
    self.recording = recording
    let measured = PreparedRecording.measured(recording)
    streams = recording.channels.compactMap { channel in
      // An orientation alone is analysed in the place of the acceleration.
      let used = recording.isOrientationAlone && channel == .orientation ? .accelerometer : channel
      return recording.series(of: channel).map {
        Stream(channel, $0, stamps: measured.series(of: used)?.timestamps ?? [])
      }
    }
    let timeBase = streams.first?.timeBase
    let rate = timeBase?.sampleRateHertz
    stillNorm =
      recording.isOrientationAlone
      ? nil
      : recording.accelerometer.flatMap {
        StillNorm.measure($0.values, windowSamples: Int(min(rate ?? 100, 1e6).rounded()))
      }
    var resolution: SensorResolution?
    do throws(InputFailure) {
      let prepared = try PreparedRecording(recording)
      resolution = prepared.resolution
      orientationDisagreementDegrees = DeviceOrientationAgreement.medianDegrees(
        prepared.recording, prepared.slow)
      findings = prepared.findings
    } catch {
      findings =
        recording.findings + [
          Finding(
            FindingCode(rawValue: error.code.rawValue), .error,
            "cannot be analysed: \(error.message)", hint: error.hint)
        ]
    }
    summary = RecordingSummary(recording, timeBase: timeBase, resolution: resolution)
    smallestRangeDegrees = resolution?.smallestRangeDegrees
    guard let rate, rate < TremorBand.lowestRateHertz else {
      smallestTremor =
        recording.isOrientationAlone
        ? nil
        : resolution?.accelerometerNoiseDensity.map {
          ($0 * Self.tremorBandwidthHertz).squareRoot()
        }
      return
    }
    findings.append(.rateTooLowForTremor(rate))
  }
}

extension RecordingInspection.Stream {
  /// - Parameter stamps: Those by which the stream is analysed.
  fileprivate init(_ channel: Channel, _ series: TimedSeries, stamps: [Double]) {
    self.channel = channel
    sampleCount = series.count
    timeBase = TimeBase(timestamps: stamps)
    clippedAxis = Clipping.smallestRange(of: channel).flatMap {
      Clipping.clippedAxis(series.values, above: $0)
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
