extension JointHingeAxes {
  /// What can be chosen in the search for the axes; knows no sampling rate.
  package struct Parameters: Sendable, Hashable {
    /// The weight of an angular rate's residual against that of an acceleration, in m/s² per rad/s. Larger trusts the gyroscopes
    /// more. Default: 50, as in Olsson et al. 2020.
    var relativeWeight: Double

    /// At most this many samples of angular rate, and as many of acceleration. Larger is slower. Default: 1000, of the 1000 to
    /// 2000 that the authors take.
    var sampleLimit: Int

    /// The window over which the energy of the angular rates is averaged, in samples. Default: 21, as in the authors' program.
    package var windowSamples: Int

    /// Angular rates count where their energy is at least this share of its 90th percentile. Zero uses every sample. Larger keeps
    /// to the fast middle of each movement. Default: 0.1, inferred.
    var leastEnergy: Double

    /// The most steps from one start. Default: 100; clean data need some 10.
    var iterationLimit: Int

    /// The ways from the starts are looked for on so many samples of angular rate; their ends are found with all. Smaller is faster
    /// until ways end elsewhere. Default: 250, for four unknowns.
    var searchLimit: Int

    /// How wrong the worse accelerometer's axes are, in g: what a pairing of axes may cost without being wrong. Default: 0, where
    /// nothing is known of it.
    var calibrationErrorG: Double

    /// - Parameters:
    ///   - relativeWeight: In m/s² per rad/s, positive.
    ///   - sampleLimit: In samples, positive.
    ///   - windowSamples: In samples, positive.
    ///   - leastEnergy: A share, 0…1.
    ///   - iterationLimit: In steps, positive.
    ///   - searchLimit: In samples, positive.
    ///   - calibrationErrorG: In g, not negative.
    package init(
      relativeWeight: Double = 50, sampleLimit: Int = 1000, windowSamples: Int = 21,
      leastEnergy: Double = 0.1, iterationLimit: Int = 100,
      searchLimit: Int = 250, calibrationErrorG: Double = 0
    ) {
      self.relativeWeight = relativeWeight
      self.sampleLimit = sampleLimit
      self.windowSamples = windowSamples
      self.leastEnergy = leastEnergy
      self.iterationLimit = iterationLimit
      self.searchLimit = searchLimit
      self.calibrationErrorG = calibrationErrorG
    }
  }
}
