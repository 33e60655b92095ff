import HiplineCore
import HiplineIO
import Testing

struct SensorsSideBySideTests {
  private static func table(_ sensors: [[String]], emptyFrom: Int? = nil) -> String {
    let rows = (0..<200).map { row in
      let cells = sensors.indices.map { sensor in
        sensor >= emptyFrom ?? .max
          ? sensors[sensor].map { _ in "" }.joined(separator: ",")
          : "0.0\(row % 7),0.0\(row % 5),\(9.8 + Double(sensor) / 100)"
            + (sensors[sensor].count > 3 ? ",0.00\(row % 3),0,0.001" : "")
      }
      return "\(Double(row) / 50)," + cells.joined(separator: ",")
    }
    return
      "time_s,\(sensors.flatMap { $0 }.joined(separator: ","))\n\(rows.joined(separator: "\n"))\n"
  }

  private static let names: [(x: [String], placements: [Placement?], sides: [Side?])] = [
    (["left_thigh_acc_x", "right_thigh_acc_x"], [.thigh, .thigh], [.left, .right]),
    (["shank_acc_x", "thigh_acc_x"], [.shank, .thigh], [nil, nil]),
    (["ax1", "ax2", "ax3"], [nil, nil, nil], [nil, nil, nil]),
    (["acc1_x", "acc2_x"], [nil, nil], [nil, nil]),
    (["a1x", "a2x"], [nil, nil], [nil, nil]),
    (["acc_x_1", "acc_x_2"], [nil, nil], [nil, nil]),
    (["acc_x1", "acc_x2"], [nil, nil], [nil, nil]),
    (["acc_x", "acc_x.1"], [nil, nil], [nil, nil]),
    (
      ["acc_x_thigh_l", "acc_x_thigh_r", "acc_x_pelvis"], [.thigh, .thigh, .pelvis],
      [.left, .right, nil]
    ),
    (
      ["LThigh.Acc.X", "LShank.Acc.X", "RThigh.Acc.X", "RShank.Acc.X"],
      [.thigh, .shank, .thigh, .shank], [.left, .left, .right, .right]
    ),
    (["Accélération x cuisse", "Accélération x bassin"], [.thigh, .pelvis], [nil, nil]),
    (
      ["links_oberschenkel_acc_x", "rechts_oberschenkel_acc_x"], [.thigh, .thigh], [.left, .right]
    ),
  ]

  @Test(arguments: names)
  func `each sensor is a recording, at the place that its names say`(
    names: (x: [String], placements: [Placement?], sides: [Side?])
  ) throws {
    let columns = names.x.map { name in
      ["x", "y", "z"].map { axis in
        // The axis is the last x that stands alone or ends a word of the quantity.
        let place = name.lastIndex { $0 == "x" || $0 == "X" } ?? name.startIndex
        var copy = name
        copy.replaceSubrange(place...place, with: name[place] == "X" ? axis.uppercased() : axis)
        return copy
      }
    }
    let all = try RecordingReader.read(bytes: Array(Self.table(columns).utf8), name: "a.csv")
    #expect(all.map(\.placement) == names.placements)
    #expect(all.map(\.side) == names.sides)
    #expect(
      all.map { $0.accelerometer?.values.z.first } == all.indices.map { 9.8 + Double($0) / 100 })
    #expect(Set(all.map(\.name)).count == all.count)
  }

  @Test func `columns of equal names are said not to be used`() throws {
    let names = ["acc_x", "acc_y", "acc_z"]
    let read = try recording(Self.table([names, names]))
    #expect(read.finding(.duplicateColumns)?.severity == .warning)
    #expect(read.finding(.duplicateColumns)?.message.contains("3 columns") == true)
    #expect(try recording(Self.table([names])).finding(.duplicateColumns) == nil)
  }

  @Test func `a sensor without a sample leaves the others, and is named`() throws {
    func names(_ place: String) -> [String] {
      ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"].map { "\(place)_\($0)" }
    }
    let read = try recording(Self.table([names("thigh"), names("shank")], emptyFrom: 1))
    #expect(read.placement == .thigh)
    #expect(read.finding(.missingValues)?.message.contains("“shank” (columns 8 to 13)") == true)
    let secret = try recording(Self.table([names("thigh"), names("quixotina")], emptyFrom: 1))
    #expect(secret.finding(.missingValues)?.message.contains("columns 8 to 13") == true)
    #expect(!secret.findings.contains { $0.message.lowercased().contains("quixotina") })
    #expect(failure(Self.table([names("thigh"), names("shank")], emptyFrom: 0))?.code == .empty)
  }

  @Test func `in a file of hours too a sensor without a sample leaves the others`() throws {
    func names(_ place: String) -> [String] {
      ["acc_x", "acc_y", "acc_z"].map { "\(place)_\($0)" }
    }
    let bytes = Array(Self.table([names("thigh"), names("shank")], emptyFrom: 1).utf8)
    let file = try LongFile("a.csv", in: MemoryFile(bytes: bytes)) { _, _ in }
    #expect(file.sensors.map(\.recording.placement) == [.thigh])
    let read = try file.recordings(in: 0..<10)
    #expect(read.first?.finding(.missingValues)?.message.contains("“shank”") == true)
  }

  @Test func `the first of two accelerometers has the gyroscope without a number`() throws {
    let header = "time_s,acc1_x,acc1_y,acc1_z,acc2_x,acc2_y,acc2_z,gyr_x,gyr_y,gyr_z\n"
    let rows = (0..<100).map {
      "\(Double($0) / 50),0,0.0\($0 % 9),9.8,0,0.0\($0 % 7),9.8,0.1,0.2,0.3\n"
    }
    let all = try RecordingReader.read(bytes: Array((header + rows.joined()).utf8), name: "a.csv")
    #expect(all.map { $0.gyroscope?.count } == [100, nil])
  }
}
