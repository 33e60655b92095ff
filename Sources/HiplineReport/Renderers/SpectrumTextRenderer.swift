package import HiplineAnalysis
import HiplineCore
import HiplineKinematics

/// The tremor of a stretch of a recording, sensor by sensor, for people.
package enum SpectrumTextRenderer {
  package static func render(_ spectrum: RecordingSpectrum) -> String {
    let place =
      "\(spectrum.seconds.lowerBound.text(decimals: 1))–"
      + "\(spectrum.seconds.upperBound.text(decimals: 1)) s, "
      + "\(TremorBand.hertz.lowerBound.text(decimals: 0))–"
      + "\(TremorBand.hertz.upperBound.text(decimals: 0)) Hz"
    guard spectrum.showsTremorBand else {
      return place + "\n  cannot be seen at this sampling rate\n"
    }
    var lines = [place]
    lines.append(line("accelerometer", spectrum.accelerometer, scale: 1, unit: "m/s²"))
    if let gyroscope = spectrum.gyroscope {
      lines.append(
        line("gyroscope", gyroscope, scale: Angle.degreesPerRadian, unit: "°/s"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(
    _ name: String, _ spectrum: TremorSpectrum, scale: Double, unit: String
  ) -> String {
    let label = "  " + name.padded(to: 15)
    guard let peak = spectrum.peak else { return label + "no peak above the noise" }
    let rms = spectrum.power(in: peak.bandHertz, floorDensity: peak.floorDensity)
      .map { ", RMS \(($0.squareRoot() * scale).text(significantDigits: 2)) \(unit)" }
    return label
      + "peak at \(peak.frequencyHertz.text(decimals: 2)) Hz, "
      + "\(peak.bandwidthHertz.text(decimals: 2)) Hz wide" + (rms ?? "")
  }
}
