import HiplineAnalysis
import HiplineCore

/// What was decided about one recording.
struct RecordingFacts {
  let name: String
  let facts: [Fact]

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
          name: "With",
          value: recording.furtherFiles.map { $0.path.printable }.joined(separator: ", "))
      )
    }
    if let sha256 = recording.sha256 {
      facts.append(Fact(name: "SHA-256", value: sha256))
    }
    self.facts = facts
  }

  var element: Element {
    Element(.div) {
      Element(.h3, text: name)
      Element(.dl, [:], facts.map { $0.element })
    }
  }
}
