public import HiplineAnalysis
import HiplineCore

/// What is in a recording, line by line, for people.
public enum InspectionTextRenderer {
  public static func render(_ inspection: RecordingInspection) -> String {
    let recording = inspection.recording
    let summary = inspection.summary
    var rows: [(String, String)] = [
      ("format", recording.format),
      (
        "samples",
        "\(summary.sampleCount) in \(summary.durationSeconds.text(decimals: 1)) s"
      ),
      ("rate", rate(inspection)),
      ("lost samples", lost(inspection)),
      ("gravity", gravity(inspection)),
      (
        "noise, 3–15 Hz",
        [
          summary.accelerometerNoise.map { "\($0.text(significantDigits: 2)) m/s²" },
          summary.gyroscopeNoiseDegreesPerSecond.map { "\($0.text(significantDigits: 2)) °/s" },
        ].compactMap { $0 }.joined(separator: ", ")
      ),
      ("smallest range", "\(inspection.smallestRangeDegrees.text(decimals: 1))°"),
      (
        "smallest tremor",
        inspection.smallestTremor.map { "\($0.text(significantDigits: 2)) m/s²" }
          ?? "cannot be seen at this rate"
      ),
    ]
    if rows[5].1.isEmpty { rows[5].1 = "cannot be seen at this rate" }
    var lines = [recording.name.printable] + rows.map { "  " + $0.0.padded(to: 17) + $0.1 }
    lines += ["", "  columns"]
    lines += recording.columns.map { column in
      let name = column.name.isEmpty ? "" : column.name.printable + " → "
      let unit = column.unit.isEmpty ? "" : " in " + column.unit
      return "  " + "\(column.column)".padded(to: 4) + name + column.quantity + unit
    }
    if !inspection.findings.isEmpty {
      lines += ["", "  findings"]
      lines += inspection.findings.map { finding in
        "  \(finding.severity.rawValue): \(finding.message) (\(finding.hint))"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func rate(_ inspection: RecordingInspection) -> String {
    let nominal = inspection.recording.nominalRateHertz.map {
      ", stated \($0.text(decimals: 1)) Hz"
    }
    return "\(inspection.summary.sampleRateHertz.text(decimals: 2)) Hz"
      + (nominal ?? "")
      + ", jitter \((inspection.jitterSeconds * 1000).text(decimals: 2)) ms"
  }

  private static func lost(_ inspection: RecordingInspection) -> String {
    guard inspection.lostSamples > 0 else { return "none" }
    let longest = inspection.gaps.map { $0.seconds.upperBound - $0.seconds.lowerBound }.max() ?? 0
    return "\(inspection.lostSamples) in \(inspection.gaps.count) gaps, "
      + "the longest of \(longest.text(decimals: 2)) s"
  }

  private static func gravity(_ inspection: RecordingInspection) -> String {
    let norm = inspection.stillNorm.map { ", \($0.text(decimals: 2)) m/s² at rest" } ?? ""
    switch inspection.recording.holdsGravity {
    case true?: return "yes" + norm
    case false?: return "removed: no posture, no angle" + norm
    case nil: return "not known" + norm
    }
  }
}
