package import HiplineCore
import HiplineKinematics
import HiplineSignal

/// The spectrum of a stretch of a recording, for looking at: each sensor's trace over three axes, and its tremor.
package struct RecordingSpectrum: Sendable {
  /// In (m/s²)²/Hz.
  package var accelerometer: TremorSpectrum
  /// In (rad/s)²/Hz; nil without a gyroscope.
  package var gyroscope: TremorSpectrum?
  /// What was looked at, in seconds from the recording's first sample.
  package var seconds: Range<Double>

  /// Whether the sampling rate shows the whole tremor band; where it does not, no peak means nothing.
  package var showsTremorBand: Bool

  /// The shortest stretch that has a spectrum worth looking at, in seconds: three cycles of the slowest tremor.
  static let shortestSeconds = 1.0

  /// - Parameters:
  ///   - seconds: The stretch, cut to the recording; nil for all of it.
  ///   - windowSeconds: The length of Welch's segments; nil for the default of ``TremorSpectrum``.
  /// - Throws: `InputFailure` without acceleration, and where less than a second is left to look at.
  package init(
    _ recording: Recording, seconds: ClosedRange<Double>? = nil, windowSeconds: Double? = nil
  ) throws(InputFailure) {
    let prepared = try PreparedRecording(recording)
    let uniform = prepared.uniform
    let rate = uniform.sampleRateHertz
    func sample(_ second: Double) -> Int {
      Int(min(max(0, (second - uniform.startSeconds) * rate), Double(uniform.count)).rounded())
    }
    showsTremorBand = rate >= TremorBand.lowestRateHertz
    let samples =
      seconds.map { sample($0.lowerBound)..<sample($0.upperBound) } ?? 0..<uniform.count
    guard Double(samples.count) >= Self.shortestSeconds * rate else {
      throw InputFailure(
        .empty, path: recording.name, "less than a second of the recording is left to look at",
        hint: "move --from and --to apart, inside the recording")
    }
    self.seconds = uniform.seconds(at: samples.lowerBound)..<uniform.seconds(at: samples.upperBound)
    accelerometer = TremorSpectrum(
      uniform.accelerometer[samples], sampleRateHertz: rate,
      sensorNoiseDensity: prepared.resolution.accelerometerNoiseDensity,
      readingStep: prepared.resolution.accelerometerStep,
      windowSeconds: windowSeconds)
    gyroscope = uniform.gyroscope.map {
      TremorSpectrum(
        $0[samples], sampleRateHertz: rate,
        sensorNoiseDensity: prepared.resolution.gyroscopeNoiseDensity,
        readingStep: prepared.resolution.gyroscopeStep,
        windowSeconds: windowSeconds)
    }
  }

  /// One row a frequency.
  package var table: ResultTable {
    let degrees = Angle.degreesPerRadian * Angle.degreesPerRadian
    return ResultTable(
      name: "spectrum",
      columns: [
        .init("frequency_hz", .number, unit: "Hz", "Frequency."),
        .init(
          "accelerometer_m2_s4_hz", .number, unit: "(m/s²)²/Hz",
          "Power density of the acceleration, summed over the axes."),
        .init(
          "gyroscope_deg2_s2_hz", .number, unit: "(deg/s)²/Hz",
          "Power density of the angular rate, summed over the axes."),
      ],
      rows: accelerometer.spectrum.densities.indices.map { bin in
        [
          .number(accelerometer.spectrum.frequencyHertz(of: bin)),
          .number(accelerometer.spectrum.densities[bin]),
          .init(gyroscope.map { $0.spectrum.densities[bin] * degrees }),
        ]
      })
  }
}
