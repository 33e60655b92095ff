import HiplineAnalysis
import HiplineCore

// Traces are read back from files that anybody may have written; what is drawn relies on what is checked here.

extension SessionTraces {
  init(_ fields: JSONFields) throws(InputFailure) {
    self.init(
      segment: try fields.optionalWord("segment"),
      sets: try fields.list("sets", SetTrace.init),
      holds: try fields.list("holds", HoldSpectrum.init))
  }
}

extension TraceEnvelope {
  /// The shortest step that is read back, in seconds: no sensor for people has 10 kHz.
  private static let shortestStepSeconds = 1e-4

  fileprivate init(_ fields: JSONFields) throws(InputFailure) {
    let (low, high) = (try fields.numbers("low"), try fields.numbers("high"))
    try fields.check("low", (1...Self.mostSteps).contains(low.count))
    try fields.check("high", high.count == low.count && zip(low, high).allSatisfy { $0 <= $1 })
    let step = try fields.number("step_s")
    try fields.check("step_s", step >= Self.shortestStepSeconds)
    self.init(startSeconds: try fields.number("start_s"), stepSeconds: step, low: low, high: high)
  }
}

extension SetTrace {
  fileprivate init(_ fields: JSONFields) throws(InputFailure) {
    self.init(
      index: try fields.ordinal("index"), angle: try TraceEnvelope(fields.fields("angle_deg")),
      pelvis: try fields.optional("pelvis_deg", TraceEnvelope.init),
      gaps: try fields.ranges("gaps_s"),
      spectrogram: try fields.optional("spectrogram", TremorSpectrogram.init))
    guard let spectrogram else { return }
    // Windows lie within the samples that the angle is drawn from.
    let end = angle.startSeconds + angle.stepSeconds * Double(angle.count + 1)
    let last = Double(spectrogram.decibels.count - 1) * spectrogram.stepSeconds
    try fields.check(
      "spectrogram",
      spectrogram.startSeconds >= angle.startSeconds && spectrogram.startSeconds + last <= end)
  }
}

extension TremorSpectrogram {
  /// What is read back of an axis in hertz: far beyond any tremor, and below the rate of any sensor for people.
  fileprivate static let readableHertz = 0.0...1000
  /// What is read back of a density, in decibels: far beyond what a sensor has.
  fileprivate static let readableDecibels = -1000.0...1000
  /// The finest axis that is read back, in hertz: spectra of holds of minutes.
  fileprivate static let finestHertz = 1e-3

  fileprivate init(_ fields: JSONFields) throws(InputFailure) {
    var decibels: [[Int]] = []
    for column in try fields.values("density_db") {
      decibels.append(try fields.integers(column, of: "density_db"))
    }
    let rows = decibels.first?.count ?? 0
    let lowest = try fields.number("lowest_hz", in: Self.readableHertz)
    let resolution = try fields.number("resolution_hz")
    let step = try fields.number("step_s")
    try fields.check("step_s", step > 0)
    try fields.check("resolution_hz", resolution >= Self.finestHertz)
    // One window more than what stands between the last two fits in beside the steps.
    try fields.check(
      "density_db",
      (1...(Self.mostColumns + 1)).contains(decibels.count) && rows > 0
        && Self.readableHertz.contains(lowest + Double(rows) * resolution)
        && decibels.allSatisfy { column in
          column.count == rows && column.allSatisfy { Self.readableDecibels.contains(Double($0)) }
        })
    self.init(
      startSeconds: try fields.number("start_s"), stepSeconds: step, lowestHertz: lowest,
      resolutionHertz: resolution, decibels: decibels, unit: try fields.word("unit"))
  }
}

extension HoldSpectrum {
  fileprivate init(_ fields: JSONFields) throws(InputFailure) {
    let (hertz, levels) = (TremorSpectrogram.readableHertz, TremorSpectrogram.readableDecibels)
    let decibels = try fields.numbers("density_db")
    let floor = try fields.value("floor_db") == nil ? nil : fields.numbers("floor_db")
    let lowest = try fields.number("lowest_hz", in: hertz)
    let resolution = try fields.number("resolution_hz")
    try fields.check("resolution_hz", resolution >= TremorSpectrogram.finestHertz)
    try fields.check(
      "density_db",
      decibels.count >= 2 && decibels.allSatisfy { levels.contains($0) }
        && hertz.contains(lowest + Double(decibels.count) * resolution))
    if let floor {
      try fields.check(
        "floor_db", floor.count == decibels.count && floor.allSatisfy { levels.contains($0) })
    }
    self.init(
      repetition: try fields.ordinal("repetition"), unit: try fields.word("unit"),
      lowestHertz: lowest, resolutionHertz: resolution, decibels: decibels, floorDecibels: floor,
      sensorNoiseDecibels: try fields.optionalNumber("sensor_noise_db", in: levels),
      peakHertz: try fields.optionalNumber("peak_hz", in: hertz))
  }
}

extension JSONFields {
  /// - Throws: Where what was read of a key is not what may stand there.
  fileprivate func check(_ key: String, _ isRight: Bool) throws(InputFailure) {
    guard isRight else { throw failure(key, "what traces hold") }
  }

  fileprivate func word<Word: RawRepresentable>(
    _ key: String
  ) throws(InputFailure) -> Word where Word.RawValue == String {
    try required(try optionalWord(key), key, "a word")
  }

  fileprivate func optional<Entry>(
    _ key: String, _ read: (JSONFields) throws(InputFailure) -> Entry
  ) throws(InputFailure) -> Entry? {
    guard let fields = try optionalFields(key) else { return nil }
    return try read(fields)
  }

  /// A list of numbers that may be read back.
  fileprivate func numbers(_ key: String) throws(InputFailure) -> [Double] {
    try numbers(.array(try values(key)), of: key)
  }

  private func numbers(_ value: JSONValue, of key: String) throws(InputFailure) -> [Double] {
    guard case .array(let values) = value else { throw failure(key, "a list") }
    var numbers: [Double] = []
    numbers.reserveCapacity(values.count)
    for value in values {
      let number: Double? =
        switch value {
        case .number(let number): number
        case .integer(let integer): Double(integer)
        default: nil
        }
      guard let number, number.magnitude <= ReadBack.largestSize else {
        throw failure(key, "a list of numbers")
      }
      numbers.append(number)
    }
    return numbers
  }

  fileprivate func integers(_ value: JSONValue, of key: String) throws(InputFailure) -> [Int] {
    guard case .array(let values) = value else { throw failure(key, "a list of lists") }
    var integers: [Int] = []
    for value in values {
      guard case .integer(let integer) = value else { throw failure(key, "whole numbers") }
      integers.append(integer)
    }
    return integers
  }

  fileprivate func ranges(_ key: String) throws(InputFailure) -> [ClosedRange<Double>] {
    var ranges: [ClosedRange<Double>] = []
    for value in try values(key) {
      let ends = try numbers(value, of: key)
      guard ends.count == 2, ends[0] <= ends[1] else { throw failure(key, "a list of ranges") }
      ranges.append(ends[0]...ends[1])
    }
    return ranges
  }
}
