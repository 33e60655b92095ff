import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

struct RecordingWriterTests {
  private func random(_ count: Int, seed: UInt64, unit: Double, step: Double) -> TimedSeries {
    var generator = SplitMix64(seed: seed)
    func component(_ mean: Double) -> [Double] {
      (0..<count).map { _ in mean + Double.random(in: -1...1, using: &generator) * unit }
    }
    return TimedSeries(
      timestamps: (0..<count).map { Double($0) * step },
      values: VectorSeries(x: component(0), y: component(0), z: component(unit * 9.8)))
  }

  @Test func `what was written reads back as the same doubles without a finding`() throws {
    let original = Recording(
      name: "a.csv", format: "named-columns",
      accelerometer: random(500, seed: 1, unit: 1, step: 1.0 / 104),
      gyroscope: random(500, seed: 2, unit: 0.1, step: 1.0 / 104))
    let read = try #require(
      try RecordingReader.read(bytes: RecordingWriter.csv(original), name: "a.csv").first)
    #expect(read.accelerometer == original.accelerometer)
    #expect(read.gyroscope == original.gyroscope)
    #expect(read.declaredUnits == [.accelerometer: "m/s2", .gyroscope: "rad/s"])
    #expect(!read.codes.contains(.unitInferred))
    #expect(read.findings.allSatisfy { $0.code == .uncalibratedAccelerometer })
  }

  @Test func `streams with their own times keep them`() throws {
    let original = Recording(
      name: "a.csv", format: "named-columns",
      accelerometer: random(300, seed: 3, unit: 1, step: 1.0 / 50),
      gyroscope: random(500, seed: 4, unit: 0.1, step: 1.0 / 104))
    let read = try #require(
      try RecordingReader.read(bytes: RecordingWriter.csv(original), name: "a.csv").first)
    #expect(read.accelerometer == original.accelerometer)
    #expect(read.gyroscope == original.gyroscope)
    #expect(read.finding(.missingValues) == nil)
  }

  @Test func `Axivity's text is exact to the byte`() {
    let recording = Recording(
      name: "a", format: "simulation",
      accelerometer: TimedSeries(
        timestamps: [0, 0.01],
        values: VectorSeries(x: [0, -4.903325], y: [0, 0], z: [9.80665, 0])))
    let text = String(
      decoding: RecordingWriter.axivity(recording, startUnixSeconds: 1_541_676_895.99),
      as: UTF8.self)
    #expect(
      text == "2018-11-08 11:34:55.990,0.000000,0.000000,1.000000\n"
        + "2018-11-08 11:34:56.000,-0.500000,0.000000,0.000000\n")
  }

  @Test func `Axivity's text reads back to a millionth of g and a millisecond`() throws {
    let series = random(300, seed: 5, unit: 1, step: 0.01)
    let rate = TimedSeries(
      timestamps: series.timestamps, values: random(300, seed: 6, unit: 0.1, step: 0.01).values)
    let original = Recording(
      name: "a", format: "simulation", accelerometer: series, gyroscope: rate)
    let bytes = RecordingWriter.axivity(original, startUnixSeconds: 1_600_000_000)
    let read = try #require(try RecordingReader.read(bytes: bytes, name: "a.csv").first)
    #expect(read.format == "axivity")
    for index in series.values.indices {
      #expect(((read.accelerometer?.values[index] ?? .zero) - series.values[index]).norm < 1e-5)
      #expect(((read.gyroscope?.values[index] ?? .zero) - rate.values[index]).norm < 1e-7)
      #expect(abs((read.accelerometer?.timestamps[index] ?? 0) - series.timestamps[index]) < 5e-4)
    }
  }
}
