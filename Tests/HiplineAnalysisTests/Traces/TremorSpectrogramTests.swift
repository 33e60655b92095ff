import HiplineCore
import HiplineTestSupport
import RealModule
import Testing

@testable import HiplineAnalysis

struct TremorSpectrogramTests {
  /// A tone on one axis, in rad/s.
  private func tone(
    hertz: Double, amplitude: Double, rate: Double, seconds: Double
  ) -> VectorSeries {
    VectorSeries(count: Int(seconds * rate)) { sample in
      Vector3(amplitude * Double.sin(2 * .pi * hertz * Double(sample) / rate), 0, 0)
    }
  }

  @Test(arguments: [50.0, 100, 102.9, 400])
  func `a tone stands where it is, with its power`(rate: Double) throws {
    let series = tone(hertz: 8, amplitude: 0.1, rate: rate, seconds: 12)
    let spectrogram = try #require(
      TremorSpectrogram(
        series, in: 0..<series.count, startSeconds: 0, sampleRateHertz: rate, unit: .angularRate))
    let degrees = 0.1 * 180 / Double.pi
    for column in spectrogram.decibels {
      let row = try #require(column.indices.max { column[$0] < column[$1] })
      let hertz = spectrogram.lowestHertz + Double(row) * spectrogram.resolutionHertz
      #expect(abs(hertz - 8) <= spectrogram.resolutionHertz)
      let power =
        column.reduce(0) { $0 + Double.pow(10, Double($1) / 10) }
        * spectrogram.resolutionHertz
      // Half a decibel is what rounding to whole ones leaves of the sum.
      #expect(abs(10 * Double.log10(power / (degrees * degrees / 2))) < 0.5)
    }
  }

  @Test func `columns begin in the middle of a window and cover the samples`() throws {
    let series = tone(hertz: 8, amplitude: 0.1, rate: 100, seconds: 300)
    let spectrogram = try #require(
      TremorSpectrogram(
        series, in: 1000..<29_000, startSeconds: 10, sampleRateHertz: 100, unit: .acceleration))
    #expect(spectrogram.startSeconds == 11)
    #expect(spectrogram.decibels.count <= TremorSpectrogram.mostColumns + 1)
    let last =
      spectrogram.startSeconds
      + Double(spectrogram.decibels.count - 1) * spectrogram.stepSeconds
    #expect(last <= 289 && last > 289 - spectrogram.stepSeconds)
  }

  @Test func `a rate that hides the band and a stretch shorter than a window have none`() {
    let slow = tone(hertz: 8, amplitude: 0.1, rate: 25, seconds: 10)
    #expect(
      TremorSpectrogram(
        slow, in: 0..<slow.count, startSeconds: 0, sampleRateHertz: 25, unit: .acceleration) == nil)
    let short = tone(hertz: 8, amplitude: 0.1, rate: 100, seconds: 1.9)
    #expect(
      TremorSpectrogram(
        short, in: 0..<short.count, startSeconds: 0, sampleRateHertz: 100, unit: .acceleration)
        == nil)
  }

  @Test func `nothing at all is a finite number`() throws {
    let zero = VectorSeries(count: 400) { _ in .zero }
    let spectrogram = try #require(
      TremorSpectrogram(
        zero, in: 0..<400, startSeconds: 0, sampleRateHertz: 100, unit: .acceleration))
    #expect(spectrogram.decibels.allSatisfy { $0.allSatisfy { $0 == -99 } })
  }
}
