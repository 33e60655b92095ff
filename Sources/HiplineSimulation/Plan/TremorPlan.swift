/// How the leg trembles, and how that grows with fatigue.
///
/// Repetitions are counted from 1 through the whole session.
///
///     rms            peak
///                   /‾‾\__
///                 /        ‾
///     __________/
///             onset
package struct TremorPlan: Sendable, Hashable {
  /// The mean frequency in hertz. Default 8 Hz, between the 4–8 Hz of a slowly lifted leg and the
  /// 8–12 Hz of physiological tremor.
  package var frequencyHertz = 8.0

  /// The standard deviation of the momentary frequency, in hertz. Default 0.2 Hz, inferred: with
  /// the amplitude modulation it makes the spectral peak less than 1 Hz wide.
  var frequencyWanderHertz = 0.2

  /// The standard deviation of the amplitude as a fraction of its mean. Default 0.2, inferred.
  var amplitudeModulation = 0.2

  /// The trembling of the hinge angle in the hold before the onset, root mean square in degrees.
  ///
  /// Default 0.004°, 0.2 °/s at 8 Hz: just about visible at mid-thigh (0.007 g peak).
  package var baselineDegreesRMS = 0.004

  /// The trembling in the hold at its peak, root mean square in degrees. Default 0.15°, a leg that
  /// shakes for everyone to see.
  package var peakDegreesRMS = 0.15

  /// The first repetition that trembles more than the baseline.
  package var onsetRepetition = 6

  /// The repetition that trembles most; up to it the trembling grows evenly.
  package var peakRepetition = 12

  /// What remains of the trembling from one repetition after the peak to the next. Default 0.8.
  package var factorPerRepetitionAfterPeak = 0.8

  /// The trembling while the leg moves, as a multiple of that in the hold. Default 1.5, inferred;
  /// accelerations of a slowly lifted leg are 2 to 5 times those of a held one (Pozos et al. 1982).
  var motionFactor = 1.5

  package init() {}

  /// The trembling planned for the hold of a repetition, root mean square in degrees.
  func degreesRMS(repetition: Int) -> Double {
    if repetition < onsetRepetition { return baselineDegreesRMS }
    if repetition > peakRepetition {
      let after = repetition - peakRepetition
      let fading = (0..<after).reduce(peakDegreesRMS) { level, _ in
        level * factorPerRepetitionAfterPeak
      }
      return max(baselineDegreesRMS, fading)
    }
    let steps = Double(peakRepetition - onsetRepetition + 1)
    let progress = Double(repetition - onsetRepetition + 1) / steps
    return baselineDegreesRMS + (peakDegreesRMS - baselineDegreesRMS) * progress
  }
}
