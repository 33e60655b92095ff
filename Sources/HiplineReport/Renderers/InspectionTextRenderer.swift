package import HiplineAnalysis
import HiplineCore

/// What is in a recording, line by line, for people, within the columns of a ``TextStyle``.
package enum InspectionTextRenderer {
  private static let unknown = "cannot be told"

  /// Why there is no noise, and no tremor to be told from it.
  private static func unseen(_ inspection: RecordingInspection) -> String {
    if inspection.recording.isOrientationAlone { return "cannot be told of an orientation alone" }
    return inspection.smallestRangeDegrees == nil ? unknown : "cannot be seen at this rate"
  }

  package static func render(
    _ inspection: RecordingInspection, style: TextStyle = .plain
  ) -> String {
    let recording = inspection.recording
    let summary = inspection.summary
    let files = [recording.name] + recording.furtherFiles.map { $0.path }
    var rows: [(String, String)] = [
      ("format", recording.format), ("place", place(recording)),
      (
        "channels",
        (recording.channels.map { $0.rawValue } + recording.otherChannels)
          .joined(separator: ", ").printable
      ),
      (
        "samples",
        "\(summary.sampleCount) in \(summary.durationSeconds.text(decimals: 1)) s"
      ),
      ("clock", clock(recording.clock)),
    ]
    for stream in inspection.streams {
      // One stream needs no name.
      let name = inspection.streams.count > 1 ? stream.channel.rawValue : ""
      rows += self.rows(stream, named: name, nominal: recording.nominalRateHertz)
    }
    if let orientation = recording.orientation {
      rows.append(("orientation", self.orientation(orientation, inspection)))
    }
    rows += [
      ("gravity", gravity(inspection)),
      ("frame sign", sign(recording)),
      ("noise, 3–15 Hz", noise(inspection)),
      (
        "smallest range",
        inspection.smallestRangeDegrees.map { "\($0.text(decimals: 1))°" } ?? unknown
      ),
      (
        "smallest tremor",
        inspection.smallestTremor.map { "\($0.text(significantDigits: 2)) m/s²" }
          ?? unseen(inspection)
      ),
    ]
    var lines = files.map { $0.printable }
    for (label, text) in rows {
      lines += TextRenderer.wrapped(text, label: label, labelWidth: 15, style: style)
    }
    lines += ["", "  columns"]
    var file: String?
    for column in recording.columns {
      if column.file != file, let name = column.file { lines.append("  of \(name.printable)") }
      file = column.file
      let name = column.name.isEmpty ? "" : column.name.printable + " → "
      let basis = column.unitBasis.map { ", " + text($0) } ?? ""
      let unit = column.unit.isEmpty ? "" : " in " + column.unit + basis
      lines += TextRenderer.wrapped(
        name + column.quantity + unit, label: "\(column.column)", labelWidth: 2, style: style)
    }
    if !inspection.findings.isEmpty {
      lines += ["", "  findings"]
      for finding in inspection.findings {
        lines += TextRenderer.wrapped(
          "\(finding.message) (\(finding.hint))", label: finding.severity.rawValue, labelWidth: 7,
          style: style)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// "right, thigh, by the name of the file".
  private static func place(_ recording: Recording) -> String {
    let side = recording.placement?.isOnMovingLeg ?? true ? recording.side : nil
    let parts = [
      (side?.rawValue, recording.sideBasis),
      (recording.placement?.rawValue, recording.placementBasis),
    ].compactMap { name, basis in name.map { ($0, basis) } }
    guard let last = parts.last else { return "nothing says where the sensor was" }
    return parts.enumerated().map { index, part in
      let isLike = index + 1 < parts.count && part.1 == last.1
      return part.0 + (isLike ? "" : part.1.map { ", " + text($0) } ?? "")
    }.joined(separator: " ")
  }

  private static func text(_ basis: Recording.PlaceBasis) -> String {
    switch basis {
    case .stated: "as stated"
    case .name: "by the name of the file or what holds it"
    case .columns: "by the names in the file"
    }
  }

  private static func text(_ basis: ColumnDecision.UnitBasis) -> String {
    switch basis {
    case .stated: "as stated"
    case .format: "as the format has it"
    case .samples: "by the samples"
    }
  }

  private static func rows(
    _ stream: RecordingInspection.Stream, named name: String, nominal: Double?
  ) -> [(String, String)] {
    let base = stream.timeBase
    let stated = nominal.map { ", stated \($0.text(decimals: 1)) Hz" } ?? ""
    let rate = base.map {
      "\($0.sampleRateHertz.text(decimals: 2)) Hz\(stated), "
        + "jitter \(($0.jitterSeconds * 1000).text(decimals: 2)) ms"
    }
    let clipped = stream.clippedAxis.map { "at the end of its range on axis \($0)" }
    guard name.isEmpty else {
      let parts = [
        rate ?? "rate \(unknown)", base.map { "lost samples: \(lost($0))" },
        clipped ?? "not clipped",
      ]
      return [(name, parts.compactMap { $0 }.joined(separator: "; "))]
    }
    return [
      ("rate", rate ?? unknown), ("lost samples", base.map(lost) ?? unknown),
      ("clipping", clipped ?? "none"),
    ]
  }

  private static func lost(_ timeBase: TimeBase) -> String {
    guard timeBase.lostSamples > 0 else { return "none" }
    let longest = timeBase.gaps.map { $0.seconds.upperBound - $0.seconds.lowerBound }.max() ?? 0
    let gaps = timeBase.gaps.count == 1 ? "1 gap" : "\(timeBase.gaps.count) gaps"
    return "\(timeBase.lostSamples) in \(gaps), the longest of \(longest.text(decimals: 2)) s"
  }

  private static func clock(_ clock: Clock) -> String {
    switch clock {
    case .absolute: "absolute"
    case .sinceStart: "since the recorder's start"
    case .unknown: "unknown"
    }
  }

  private static func noise(_ inspection: RecordingInspection) -> String {
    let summary = inspection.summary
    let parts = [
      summary.accelerometerNoise.map { "\($0.text(significantDigits: 2)) m/s²" },
      summary.gyroscopeNoiseDegreesPerSecond.map { "\($0.text(significantDigits: 2)) °/s" },
    ].compactMap { $0 }
    if parts.isEmpty { return unseen(inspection) }
    return parts.joined(separator: ", ")
  }

  private static func orientation(
    _ orientation: DeviceOrientation, _ inspection: RecordingInspection
  ) -> String {
    guard !inspection.recording.isOrientationAlone else {
      return "the device's own: \(orientation.reading)"
    }
    let held = inspection.orientationDisagreementDegrees.map {
      "\($0.text(decimals: 1))° from gravity at rest"
    }
    return
      "the device's own, not used: \(orientation.reading); \(held ?? "not held against gravity")"
  }

  private static func gravity(_ inspection: RecordingInspection) -> String {
    let norm = inspection.stillNorm.map { ", \($0.text(decimals: 2)) m/s² at rest" } ?? ""
    switch inspection.recording.holdsGravity {
    case true? where inspection.recording.isOrientationAlone:
      return "by the device's orientation, not measured"
    case true?: return "yes" + norm
    case false?:
      let isUnclear = inspection.recording.findings.contains {
        $0.code == .scaleUnclear && $0.severity == .error
      }
      return (isUnclear ? "cannot be told" : "removed") + ": no posture, no angle" + norm
    case nil: return unknown + norm
    }
  }

  private static func sign(_ recording: Recording) -> String {
    switch recording.restSign {
    case .upPositive?: "+g along the upward axis at rest"
    case .upNegative?: "−g along the upward axis at rest in the file, turned around"
    case .unknown?: "the recorder writes either, and the file does not say which"
    case nil:
      recording.accelerometer == nil || recording.isOrientationAlone
        ? unknown : "not known; +g upwards was taken"
    }
  }
}
