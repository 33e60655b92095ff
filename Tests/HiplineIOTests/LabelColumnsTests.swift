import Foundation
import HiplineCore
import HiplineIO
import Testing

/// Sensors whose rows come in turn in one table, each tilted and moving in a way of its own.
private struct Turns {
  var sensors = 2
  var seconds = 20.0
  /// Of each sensor.
  var rateHertz = 50.0

  func force(_ sensor: Int, _ time: Double) -> [Double] {
    let angle = 0.1 + 0.35 * Double(sensor) + 0.2 * sin(0.7 * time + Double(sensor))
    return [9.81 * sin(angle), 0.02 * sin(37 * time), 9.81 * cos(angle)]
  }

  func rate(_ sensor: Int, _ time: Double) -> [Double] {
    [0, 0.14 * cos(0.7 * time + Double(sensor)), 0.001 * sin(91 * time)]
  }

  /// One row of each sensor for each moment, in turn.
  func rows(
    staggered: Bool = true, _ row: (Int, Double, Int) -> String
  ) -> [String] {
    let count = Int(seconds * rateHertz)
    return (0..<count).flatMap { sample in
      (0..<sensors).map { sensor in
        let shift = staggered ? Double(sensor) / Double(sensors) : 0
        return row(sensor, (Double(sample) + shift) / rateHertz, sample)
      }
    }
  }
}

private func text(_ values: [Double]) -> String {
  values.map { String(format: "%.5f", $0) }.joined(separator: ",")
}

private let axes = "acc_x_m_s2,acc_y_m_s2,acc_z_m_s2"

struct LabelColumnsTests {
  private static func read(_ text: String, name: String = "table.csv") throws -> [Recording] {
    try RecordingReader.read(bytes: Array(text.utf8), name: name)
  }

  private static let labels: [(column: String, labels: [String])] = [
    ("sensor_name", ["thigh", "pelvis"]), ("sensor", ["1", "2"]), ("id", ["0", "1", "2"]),
    ("segment", ["left_thigh", "right_thigh", "pelvis"]), ("imu", ["A", "B", "C", "D"]),
    ("device", ["00:13:A2:01", "00:13:A2:02"]), ("name", ["Anna", "Berta"]), ("k", ["7", "9"]),
    ("Location", ["LThigh", "LShank"]), ("node", ["40123", "40124", "40199"]),
  ]

  @Test(arguments: labels, [true, false])
  func `a column that tells rows apart makes a recording of each label`(
    label: (column: String, labels: [String]), before: Bool
  ) throws {
    let turns = Turns(sensors: label.labels.count)
    let header = before ? "time_s,\(label.column),\(axes)\n" : "time_s,\(axes),\(label.column)\n"
    let body = turns.rows(staggered: before) { sensor, time, _ in
      let values = text(turns.force(sensor, time))
      let parts =
        [String(format: "%.4f", time)]
        + (before ? [label.labels[sensor], values] : [values, label.labels[sensor]])
      return parts.joined(separator: ",")
    }
    let all = try Self.read(header + body.joined(separator: "\n") + "\n")
    #expect(all.map(\.sampleCount) == label.labels.map { _ in 1000 })
    for (sensor, recording) in all.enumerated() {
      let expected = turns.force(sensor, recording.accelerometer?.timestamps[500] ?? 0)
      // A staggered sensor's own zero is its first row.
      #expect(abs((recording.accelerometer?.values.x[500] ?? 0) - expected[0]) < 0.1)
      #expect(recording.columns.contains { $0.quantity == "sensor of each row" })
      #expect(recording.name == "table.csv#device \(sensor + 1)")
    }
    let words = label.labels.map { BodyWords($0) }
    #expect(all.map(\.placement) == words.map(\.placement))
    #expect(all.map(\.side) == words.map(\.side))
  }

  @Test func `rows of one sensor after those of the other are two recordings`() throws {
    let turns = Turns()
    let body = (0..<2).map { sensor in
      (0..<500).map {
        "\(Double($0) / 50),\(["thigh", "pelvis"][sensor]),\(text(turns.force(sensor, Double($0) / 50)))"
      }
      .joined(separator: "\n")
    }.joined(separator: "\n")
    let all = try Self.read("time_s,sensor,\(axes)\n\(body)\n")
    #expect(all.map(\.sampleCount) == [500, 500])
    #expect(all.map(\.placement) == [.thigh, .pelvis])
  }

  @Test func `packets of each sensor in turn are two recordings`() throws {
    let turns = Turns()
    let body = (0..<50).flatMap { packet in
      (0..<2).flatMap { sensor in
        (0..<10).map { sample in
          let time = Double(packet * 10 + sample) / 50
          return "\(time),\(sensor + 1),\(text(turns.force(sensor, time)))"
        }
      }
    }
    let all = try Self.read("time_s,node,\(axes)\n\(body.joined(separator: "\n"))\n")
    #expect(all.map(\.sampleCount) == [500, 500])
  }

  /// What stands in columns of files of one sensor.
  private static let others: [(name: String, value: @Sendable (Int) -> String)] = [
    ("activity", { $0 / 200 % 2 == 0 ? "rest" : "lift" }),
    ("position", { $0 < 500 ? "lying" : "sitting" }),
    ("toggle", { "\($0 % 2)" }), ("in_packet", { "\($0 % 8)" }),
    ("status", { $0 % 3 == 0 ? "ok" : "low" }),
    ("heart", { "\(60 + $0 / 7 % 3)" }), ("rep", { "\($0 / 100)" }), ("sensor", { _ in "thigh" }),
    ("note", { "free text \($0)" }), ("trial", { _ in "1" }),
    ("side", { $0 < 500 ? "left" : "right" }),
    ("sensor_status", { "\($0 % 2)" }),
  ]

  @Test(arguments: others)
  func `a column of anything else leaves the rows together`(
    other: (name: String, value: @Sendable (Int) -> String)
  ) throws {
    let turns = Turns(sensors: 1)
    let body = turns.rows { _, time, sample in
      "\(time),\(other.value(sample)),\(text(turns.force(0, time)))"
    }
    let all = try Self.read("time_s,\(other.name),\(axes)\n\(body.joined(separator: "\n"))\n")
    #expect(all.map(\.sampleCount) == [1000])
    #expect(all[0].name == "table.csv")
  }

  private static let kinds: [(column: String, force: String, rate: String, other: String?)] = [
    ("type", "ACC", "GYR", nil), ("sensor_type", "accelerometer", "gyroscope", "magnetometer"),
    ("sensor", "LSM6DSO Accelerometer", "LSM6DSO Gyroscope", nil), ("type", "1", "4", "2"),
    ("kind", "a", "g", "m"),
  ]

  @Test(arguments: kinds)
  func `a column that tells the kind of each row makes streams of one sensor`(
    kind: (column: String, force: String, rate: String, other: String?)
  ) throws {
    let turns = Turns(sensors: 1)
    let body = turns.rows { _, time, _ in
      var rows = ["\(time),\(kind.force),\(text(turns.force(0, time)))"]
      rows.append("\(time + 0.005),\(kind.rate),\(text(turns.rate(0, time)))")
      if let other = kind.other { rows.append("\(time + 0.007),\(other),30,10,-20") }
      return rows.joined(separator: "\n")
    }
    let read = try recording(
      "time_s,\(kind.column),value_x,value_y,value_z\n\(body.joined(separator: "\n"))\n")
    #expect(read.accelerometer?.count == 1000 && read.gyroscope?.count == 1000)
    #expect(read.holdsGravity == true)
    #expect(abs((read.gyroscope?.values.y[0] ?? 0) - 0.14) < 1e-4)
    #expect(abs((read.gyroscope?.timestamps[1] ?? 0) - 0.025) < 1e-9)
  }

  @Test(arguments: ["sensor", "type", "source"])
  func `rows that each fill columns of their own stay streams of one sensor`(
    column: String
  ) throws {
    let turns = Turns(sensors: 1)
    let body = turns.rows { _, time, _ in
      "\(time),ACC,\(text(turns.force(0, time))),,,\n\(time + 0.005),GYR,,,,\(text(turns.rate(0, time)))"
    }
    let read = try recording(
      "time_s,\(column),\(axes),gyr_x,gyr_y,gyr_z\n\(body.joined(separator: "\n"))\n")
    #expect(read.accelerometer?.count == 1000 && read.gyroscope?.count == 1000)
    #expect(read.name == "table.csv")
  }

  @Test func `labels may tell the sensor and the kind at once`() throws {
    let turns = Turns(seconds: 10)
    let body = turns.rows { sensor, time, _ in
      let name = ["thigh", "pelvis"][sensor]
      return
        "\(time),\(name)_acc,\(text(turns.force(sensor, time)))\n\(time + 0.002),\(name)_gyr,\(text(turns.rate(sensor, time)))"
    }
    let all = try Self.read("time_s,channel,x,y,z\n\(body.joined(separator: "\n"))\n")
    #expect(all.map(\.placement) == [.thigh, .pelvis])
    #expect(all.map { $0.accelerometer?.count } == [500, 500])
    #expect(all.map { $0.gyroscope?.count } == [500, 500])
  }

  @Test(arguments: ["sensor_name", "name"])
  func `a file of hours is split as a short one is`(column: String) throws {
    let turns = Turns(seconds: 400, rateHertz: 25)
    let body = turns.rows { sensor, time, _ in
      "\(String(format: "%.3f", time)),\(["thigh", "pelvis"][sensor]),\(text(turns.force(sensor, time)))"
    }
    let bytes = Array("time_s,\(column),\(axes)\n\(body.joined(separator: "\n"))\n".utf8)
    let whole = try RecordingReader.read(bytes: bytes, name: "a.csv")
    let file = try LongFile("a.csv", in: MemoryFile(bytes: bytes)) { _, _ in }
    #expect(file.sensors.map(\.recording.placement) == [.thigh, .pelvis])
    #expect(file.sensors.map { $0.sampleCounts[.accelerometer] } == [10_000, 10_000])
    let parts = try file.recordings(in: -1..<1000)
    #expect(parts.map(\.accelerometer) == whole.map(\.accelerometer))
    #expect(parts.map(\.name) == whole.map(\.name))
    #expect(try file.recordings(in: 100..<110).map { $0.accelerometer?.count } == [250, 250])
  }

  @Test(arguments: ["sensor", "segment"])
  func `of a file of hours the second sensor may come after the first`(column: String) throws {
    let turns = Turns()
    let body = (0..<2).map { sensor in
      (0..<9000).map {
        "\(Double($0) / 25),\(["thigh", "pelvis"][sensor]),\(text(turns.force(sensor, Double($0) / 25)))"
      }.joined(separator: "\n")
    }.joined(separator: "\n")
    let bytes = Array("time_s,\(column),\(axes)\n\(body)\n".utf8)
    let file = try LongFile("a.csv", in: MemoryFile(bytes: bytes)) { _, _ in }
    #expect(file.sensors.map(\.recording.placement) == [.thigh, .pelvis])
    #expect(file.sensors.map { $0.sampleCounts[.accelerometer] } == [9000, 9000])
  }

  @Test(arguments: [5, 11, 40])
  func `many columns that tell rows apart are no more sensors than a table has`(count: Int) throws {
    let turns = Turns(sensors: 2)
    let names = (1...count).map { "sensor_\($0)" }.joined(separator: ",")
    let body = turns.rows(staggered: false) { sensor, time, row in
      let labels = (1...count).map { "\(($0 * 7 + row * sensor) % 9)" }
      return ([String(format: "%.4f", time), text(turns.force(sensor, time))] + labels)
        .joined(separator: ",")
    }
    let all = try? Self.read("time_s,\(axes),\(names)\n" + body.joined(separator: "\n") + "\n")
    #expect((all ?? []).count <= 64)
  }
}
