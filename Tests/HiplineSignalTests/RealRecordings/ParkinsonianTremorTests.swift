import Foundation
import HiplineSignal
import HiplineTestSupport
import Testing

/// A tremor of twelve minutes at a wrist, with what another program, ParaDigMa, measured in it.
struct ParkinsonianTremorTests {
  private struct Measured {
    var startSeconds: Double
    var peakHertz: Double
    var tremorPower: Double
  }

  /// The numbers of a file of comma-separated values below its header, `[rows][columns]`.
  private func rows(_ name: String, in folder: URL) throws -> [[Double]] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
  }

  /// The recipe of ParaDigMa: windows of 4 s, segments of 3 s every 0.6 s, bins of 0.25 Hz.
  private func spectrum(_ axes: [[Double]]) -> PowerSpectrum {
    WelchEstimate.estimate(
      ofVector: axes, sampleRateHertz: 100,
      parameters: .init(
        segmentSamples: 300, overlapSamples: 240, transformLength: 400, symmetry: .symmetric,
        detrend: .none), bandHertz: 3...7
    ).spectrum
  }

  private func strongest(_ spectrum: PowerSpectrum, in bandHertz: ClosedRange<Double>) -> Int {
    spectrum.bins(in: bandHertz).reduce(spectrum.bins(in: bandHertz).lowerBound) {
      spectrum.densities[$1] > spectrum.densities[$0] ? $1 : $0
    }
  }

  @Test(.enabled(if: TestFolders.realData != nil))
  func `frequency and power of every window are those of the other program`() throws {
    let folder = try #require(TestFolders.realData).appending(path: "paradigma-tremor")
    let samples = try rows("gyro_resampled.csv", in: folder)
    let windows = try rows("tremor_windows.csv", in: folder).map {
      Measured(startSeconds: $0[0], peakHertz: $0[1], tremorPower: $0[3])
    }
    #expect(windows.count == 182)
    for window in windows {
      let start = Int((window.startSeconds * 100).rounded())
      let spectrum = spectrum(
        (1...3).map { axis in samples[start..<start + 400].map { $0[axis] } })
      let peak = strongest(spectrum, in: 1...25)
      #expect(spectrum.frequencyHertz(of: peak) == window.peakHertz)
      let tremor = strongest(spectrum, in: 3...7)
      let power = spectrum.densities[tremor - 2...tremor + 2].reduce(0, +) * 0.25
      #expect(Approximate.error(power, window.tremorPower) < .rounding)
    }
  }
}
