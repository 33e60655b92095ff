import HiplineCore

// Traces are read back from files that anybody may have written; what is drawn relies on what is checked here.

extension TraceEnvelope {
  /// The shortest step that is read back, in seconds: no sensor for people has 10 kHz.
  private static let shortestStepSeconds = 1e-4

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    startSeconds = try fields.decode(Double.self, forKey: .startSeconds)
    stepSeconds = try fields.decode(Double.self, forKey: .stepSeconds)
    low = try fields.decode([Double].self, forKey: .low)
    high = try fields.decode([Double].self, forKey: .high)
    try fields.check(.startSeconds, isMeasured(startSeconds))
    try fields.check(
      .stepSeconds, isMeasured(stepSeconds) && stepSeconds >= Self.shortestStepSeconds)
    try fields.check(
      .low, (1...Self.mostSteps).contains(low.count) && low.allSatisfy(isMeasured))
    try fields.check(
      .high,
      high.count == low.count && high.allSatisfy(isMeasured)
        && zip(low, high).allSatisfy { $0 <= $1 })
  }
}

extension SetTrace {
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    index = try fields.decode(Int.self, forKey: .index)
    angle = try fields.decode(TraceEnvelope.self, forKey: .angle)
    pelvis = try fields.decodeIfPresent(TraceEnvelope.self, forKey: .pelvis)
    // A range that is read in itself checks its order only.
    gaps = try fields.decode([ClosedRange<Double>].self, forKey: .gaps)
    spectrogram = try fields.decodeIfPresent(TremorSpectrogram.self, forKey: .spectrogram)
    try fields.check(.index, index >= 1 && isMeasured(Double(index)))
    try fields.check(
      .gaps, gaps.allSatisfy { isMeasured($0.lowerBound) && isMeasured($0.upperBound) })
    if let spectrogram {
      // Windows lie within the samples that the angle is drawn from.
      let end = angle.startSeconds + angle.stepSeconds * Double(angle.count + 1)
      let last = Double(spectrogram.decibels.count - 1) * spectrogram.stepSeconds
      try fields.check(
        .spectrogram,
        spectrogram.startSeconds >= angle.startSeconds && spectrogram.startSeconds + last <= end)
    }
  }
}

extension TremorSpectrogram {
  /// What is read back of an axis in hertz: far beyond any tremor, and below the rate of any sensor for people.
  static let readableHertz = 0.0...1000
  /// What is read back of a density, in decibels: far beyond what a sensor has.
  static let readableDecibels = -1000.0...1000
  /// The finest axis that is read back, in hertz: spectra of holds of minutes.
  static let finestHertz = 1e-3

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    startSeconds = try fields.decode(Double.self, forKey: .startSeconds)
    stepSeconds = try fields.decode(Double.self, forKey: .stepSeconds)
    lowestHertz = try fields.decode(Double.self, forKey: .lowestHertz)
    resolutionHertz = try fields.decode(Double.self, forKey: .resolutionHertz)
    decibels = try fields.decode([[Int]].self, forKey: .decibels)
    unit = try fields.decode(TremorUnit.self, forKey: .unit)
    try fields.check(.startSeconds, isMeasured(startSeconds))
    try fields.check(.stepSeconds, isMeasured(stepSeconds) && stepSeconds > 0)
    try fields.check(.lowestHertz, Self.readableHertz.contains(lowestHertz))
    let rows = decibels.first?.count ?? 0
    try fields.check(.resolutionHertz, resolutionHertz >= Self.finestHertz)
    // One window more than what stands between the last two fits in beside the steps.
    try fields.check(
      .decibels,
      (1...(Self.mostColumns + 1)).contains(decibels.count) && rows > 0
        && Self.readableHertz.contains(lowestHertz + Double(rows) * resolutionHertz)
        && decibels.allSatisfy { column in
          column.count == rows && column.allSatisfy { Self.readableDecibels.contains(Double($0)) }
        })
  }
}

extension HoldSpectrum {
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    repetition = try fields.decode(Int.self, forKey: .repetition)
    unit = try fields.decode(TremorUnit.self, forKey: .unit)
    lowestHertz = try fields.decode(Double.self, forKey: .lowestHertz)
    resolutionHertz = try fields.decode(Double.self, forKey: .resolutionHertz)
    decibels = try fields.decode([Double].self, forKey: .decibels)
    floorDecibels = try fields.decodeIfPresent([Double].self, forKey: .floorDecibels)
    sensorNoiseDecibels = try fields.decodeIfPresent(Double.self, forKey: .sensorNoiseDecibels)
    peakHertz = try fields.decodeIfPresent(Double.self, forKey: .peakHertz)
    let (hertz, levels) = (TremorSpectrogram.readableHertz, TremorSpectrogram.readableDecibels)
    try fields.check(.repetition, repetition >= 1 && isMeasured(Double(repetition)))
    try fields.check(.lowestHertz, hertz.contains(lowestHertz))
    try fields.check(.resolutionHertz, resolutionHertz >= TremorSpectrogram.finestHertz)
    try fields.check(
      .decibels,
      decibels.count >= 2 && decibels.allSatisfy(levels.contains)
        && hertz.contains(lowestHertz + Double(decibels.count) * resolutionHertz))
    try fields.check(
      .floorDecibels,
      floorDecibels.map { $0.count == decibels.count && $0.allSatisfy(levels.contains) } ?? true)
    try fields.check(.sensorNoiseDecibels, sensorNoiseDecibels.map(levels.contains) ?? true)
    try fields.check(.peakHertz, peakHertz.map(hertz.contains) ?? true)
  }
}

private func isMeasured(_ number: Double) -> Bool { number.magnitude <= ReadBack.largestSize }

extension KeyedDecodingContainer {
  /// - Throws: Where what was read of a key is not what may stand there.
  fileprivate func check(_ key: Key, _ isRight: Bool) throws {
    guard !isRight else { return }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: self, debugDescription: "beyond what traces hold")
  }
}
