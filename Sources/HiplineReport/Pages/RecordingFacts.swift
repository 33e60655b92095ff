import HiplineAnalysis
import HiplineCore

/// What was decided about one recording, as the template names its parts.
struct RecordingFacts {
  let name: String
  let facts: [Fact]

  struct Fact {
    let name: String
    let value: String
  }

  init(_ recording: RecordingSummary, side: Side?) {
    let side = recording.placement?.isOnMovingLeg == true ? side : nil
    let place = [side?.rawValue, recording.placement?.rawValue].compactMap { $0 }
      .joined(separator: " ")
    name = place.isEmpty ? "One sensor, place not given" : "Sensor: \(place)"
    let channels = recording.channels.map { channel in
      channel.rawValue + (recording.declaredUnits[channel].map { " in \($0)" } ?? "")
    }
    var facts = [
      Fact(name: "File", value: recording.path.printable),
      Fact(name: "Read as", value: recording.format),
      Fact(name: "Measured", value: channels.joined(separator: ", ")),
      Fact(
        name: "True rate",
        value: recording.sampleRateHertz.map { "\($0.text(decimals: 2)) Hz" }
          ?? "\(notMeasured): too few time stamps differ"),
      Fact(
        name: "Length",
        value: "\(recording.durationSeconds.text(decimals: 1)) s, \(recording.sampleCount) samples"),
      Fact(
        name: "Noise, 3–15 Hz",
        value: [
          recording.accelerometerNoise.map { "\($0.text(significantDigits: 2)) m/s²" }
            ?? (recording.channels.contains(.accelerometer)
              ? "acceleration \(notMeasured): the rate does not show the band"
              : "no accelerometer"),
          recording.gyroscopeNoiseDegreesPerSecond.map { "\($0.text(significantDigits: 2)) °/s" }
            ?? (recording.channels.contains(.gyroscope)
              ? "angular rate \(notMeasured): the rate does not show the band" : "no gyroscope"),
        ].joined(separator: ", ")),
    ]
    if !recording.furtherFiles.isEmpty {
      facts.append(
        Fact(
          name: "With", value: recording.furtherFiles.map(\.path.printable).joined(separator: ", "))
      )
    }
    if let sha256 = recording.sha256 {
      facts.append(Fact(name: "SHA-256", value: sha256))
    }
    self.facts = facts
  }
}

/// A finding or failure as the template names its parts.
struct Remark {
  let severity: String
  let sign: String
  let message: String
  let hint: String
  let place: String?
  let code: String

  init(_ finding: Finding) {
    severity = finding.severity.rawValue
    sign = Self.sign(finding.severity)
    message = finding.message
    hint = finding.hint
    place = finding.seconds.map {
      "\($0.lowerBound.text(decimals: 1))–\($0.upperBound.text(decimals: 1)) s"
    }
    code = finding.code.rawValue
  }

  init(_ failure: InputFailure) {
    severity = Finding.Severity.error.rawValue
    sign = Self.sign(.error)
    message = failure.message
    hint = failure.hint
    var place = failure.path.printable
    if let line = failure.line { place += ", line \(line)" }
    if failure.line != nil, let column = failure.column { place += ", column \(column)" }
    self.place = place
    code = failure.code.rawValue
  }

  private static func sign(_ severity: Finding.Severity) -> String {
    switch severity {
    case .info: "i"
    case .warning: "!"
    case .error: "×"
    }
  }
}
