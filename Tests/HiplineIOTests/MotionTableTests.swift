import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct MotionTableTests {
  private func series(_ times: [Double], seed: UInt64) -> TimedSeries {
    var generator = SplitMix64(seed: seed)
    func component() -> [Double] {
      times.map { _ in Double.random(in: -20...20, using: &generator) }
    }
    return TimedSeries(
      timestamps: times, values: VectorSeries(x: component(), y: component(), z: component()))
  }

  private func motion(_ table: MotionTable, _ series: [TimedSeries]) -> [UInt8] {
    var bytes: [UInt8] = []
    table.write(series, since: series[0].timestamps[0]) { bytes += $0 }
    return bytes
  }

  private func recordings(
    _ table: MotionTable, _ series: [TimedSeries], startedAt: String? = nil
  ) throws -> [Recording] {
    let columns = try MotionChannels(table.channels, path: "channels.tsv")
      .columns(rateHertz: nil, startedAt: startedAt)
    return try RecordingReader.read(
      MemorySource(motion(table, series), path: "motion.tsv"), fingerprinted: false,
      plan: ColumnSource.stated(columns).planning
    ) { source throws(InputFailure) in source }
  }

  @Test func `both streams read back as the same doubles, to a microsecond in time`() throws {
    let times = (0..<400).map { 0.5 + Double($0) / 99.7 }
    let (force, rate) = (series(times, seed: 1), series(times, seed: 2))
    let table = MotionTable([
      .init(
        trackedPoint: "leftThigh", placement: .thigh, side: .left, channel: .accelerometer),
      .init(
        trackedPoint: "leftThigh", placement: .thigh, side: .left, channel: .gyroscope),
    ])
    let read = try #require(try recordings(table, [force, rate]).first)
    #expect(read.accelerometer?.values == force.values)
    #expect(read.gyroscope?.values == rate.values)
    #expect(read.placement == .thigh)
    #expect(read.side == .left)
    for (found, written) in zip(read.accelerometer?.timestamps ?? [], times) {
      #expect(abs(found - (written - 0.5)) < 1e-6)
    }
  }

  @Test(arguments: Placement.allCases, [Side.left, .right, nil])
  func `a sensor is found again where it was strapped`(placement: Placement, side: Side?) throws {
    let table = MotionTable([
      .init(
        trackedPoint: "sensor", placement: placement, side: side, channel: .accelerometer)
    ])
    let samples = series((0..<200).map { Double($0) / 50 }, seed: 3)
    let read = try #require(try recordings(table, [samples]).first)
    #expect(read.placement == placement)
    #expect(read.side == side)
  }

  @Test func `pieces one after the other are the table`() {
    let times = (0..<20_000).map { 3 + Double($0) / 100 }
    let whole = series(times, seed: 5)
    let table = MotionTable([
      .init(trackedPoint: "a", placement: nil, side: nil, channel: .gyroscope)
    ])
    var pieces: [UInt8] = []
    for start in stride(from: 0, to: times.count, by: 7000) {
      let rows = start..<min(times.count, start + 7000)
      let piece = TimedSeries(timestamps: Array(times[rows]), values: whole.values[rows])
      table.write([piece], since: 3) { pieces += $0 }
    }
    #expect(pieces == motion(table, [whole]))
  }

  @Test func `the counts are those of the channels`() {
    let times = (0..<4).map(Double.init)
    let table = MotionTable(
      ["a", "b"].map {
        .init(
          trackedPoint: $0, placement: nil, side: nil, channel: .accelerometer)
      })
    let rows = String(decoding: table.channels, as: UTF8.self).split(separator: "\n").dropFirst()
    for (type, count) in table.channelCounts {
      #expect(rows.count { $0.contains("\t\(type)\t") } == count)
    }
    let samples = series(times, seed: 4)
    let width = String(decoding: motion(table, [samples, samples]), as: UTF8.self).split(
      separator: "\n")[0]
      .split(separator: "\t").count
    #expect(width == rows.count)
    #expect(table.trackedPoints == ["a", "b"])
  }
}
