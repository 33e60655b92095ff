import Glibc
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct TableReaderTests {
  private let header = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"

  @Test func `text in a number's place is a malformed row with line and field`() {
    let text = header + stillRows(3) + "0.03,0.1,oops,9.8\n" + stillRows(2, start: 0.04)
    let failure = failure(text)
    #expect(failure?.code == .malformedRow)
    #expect(failure?.line == 5)
    #expect(failure?.column == 3)
    #expect(failure?.message.contains("“acc_y_m_s2”") == true)
    #expect(failure?.description.contains("oops") == false)
  }

  @Test func `a row with fewer fields in the middle is malformed but not truncated`() {
    let failure = failure(header + stillRows(2) + "0.02,0.1\n" + stillRows(2, start: 0.03))
    #expect(failure?.code == .malformedRow)
    #expect(failure?.line == 4)
    #expect(failure?.column == 2)
    #expect(failure?.message == "4 fields expected, got 2")
  }

  @Test(arguments: ["0.02,0.1,0.", "0.02,0.1,0.\n", "0.02"])
  func `a last row that is cut off says that the file looks truncated`(row: String) {
    let failure = failure(header + stillRows(2) + row)
    #expect(failure?.code == .malformedRow)
    #expect(failure?.line == 4)
    #expect(failure?.message.contains("truncated") == true)
  }

  @Test func `a last row without a line end is a row`() throws {
    let read = try recording(header + stillRows(3) + "0.03,0,0,9.8")
    #expect(read.sampleCount == 4)
  }

  @Test func `a row with more fields is malformed`() {
    let failure = failure(header + stillRows(2) + "0.02,0.1,0.1,9.8,7\n")
    #expect(failure?.code == .malformedRow)
    #expect(failure?.line == 4)
    #expect(failure?.column == 5)
  }

  @Test func `a comma for decimals and for fields is refused with the reason`() {
    let failure = failure(header + "0,01,0,1,0,2,9,8\n0,02,0,1,0,2,9,8\n")
    #expect(failure?.code == .malformedRow)
    #expect(failure?.hint.contains("comma") == true)
  }

  @Test func `line feeds and carriage returns may be mixed and lines may be blank`() throws {
    let read = try recording(
      header.replacing("\n", with: "\r\n") + "0,0,0.1,9.8\r\n0.01,0,0,9.8\n\n0.02,0,0,9.8\r\n   \n")
    #expect(read.accelerometer?.timestamps == [0, 0.01, 0.02])
    #expect(read.accelerometer?.values.z == [9.8, 9.8, 9.8])
  }

  @Test func `a trailing delimiter is no field`() throws {
    let rows = stillRows(50).replacing("\n", with: ",\n")
    #expect(try recording(header + rows).sampleCount == 50)
    #expect(try recording(header.replacing("\n", with: ",\n") + rows).sampleCount == 50)
    #expect(try recording(header.replacing("\n", with: ",\n") + stillRows(50)).sampleCount == 50)
  }

  @Test(arguments: [";", "\t", "|", ","])
  func `each delimiter is found`(delimiter: String) throws {
    let text = header.replacing(",", with: delimiter) + stillRows(50, delimiter: delimiter)
    #expect(try recording(text).accelerometer?.values.z.first == 9.80665)
  }

  @Test(arguments: [";", "\t"])
  func `a decimal comma is taken where fields have another delimiter`(delimiter: String) throws {
    let text = header.replacing(",", with: delimiter) + stillRows(50, delimiter: delimiter)
    let read = try recording(text.replacing(".", with: ","))
    #expect(read.accelerometer == (try recording(text)).accelerometer)
  }

  @Test(arguments: ["sep=;\n", "\"sep=;\"\r\n"])
  func `a line that names the delimiter is obeyed`(line: String) throws {
    let text = line + header.replacing(",", with: ";") + stillRows(20, delimiter: ";")
    #expect(try recording(text).sampleCount == 20)
  }

  @Test func `quotes around names and numbers are no part of them`() throws {
    let read = try recording(
      "\"time_s\",\"acc_x_m_s2\",\"acc_y_m_s2\",\"acc_z_m_s2\"\n\"0\",\"0\",\"0.1\",\"9.8\"\n")
    #expect(read.accelerometer?.values[0] == Vector3(0, 0.1, 9.8))
  }

  @Test func `blank lines, comments and a byte-order mark may come before the header`() throws {
    let text = "\u{FEFF}\n# my recorder\n// its version\n" + header + stillRows(20)
    #expect(try recording(text).sampleCount == 20)
  }

  @Test(arguments: ["", "NaN", "nan", "null", "NA"])
  func `a missing value leaves its row out and is counted`(cell: String) throws {
    let text = header + stillRows(20) + "0.2,0,\(cell),9.8\n" + stillRows(20, start: 0.21)
    let read = try recording(text)
    #expect(read.sampleCount == 40)
    #expect(read.finding(.missingValues)?.message.contains("1 row") == true)
    #expect(read.finding(.missingValues)?.severity == .warning)
  }

  @Test func `columns that are not used may hold any text`() throws {
    let text =
      "label," + header + stillRows(20).split(separator: "\n").map { "\"a, b\",\($0)\n" }.joined()
    let read = try recording(text)
    #expect(read.sampleCount == 20)
    #expect(read.columns.map(\.quantity).first == "not used")
    #expect(read.columns[1].quantity == "time")
    #expect(read.columns[4].quantity == "accelerometer z")
    #expect(read.columns[4].unit == "m/s²")
  }

  @Test func `a few malformed rows are left out, and the first is named`() throws {
    let text =
      header + stillRows(150) + "oops,0,0,9.8\n" + stillRows(100, start: 1.5) + "2.5,0,0\n"
      + stillRows(50, start: 2.5)
    let read = try recording(text)
    #expect(read.sampleCount == 300)
    #expect(
      read.accelerometer?.values == (try recording(header + stillRows(300))).accelerometer?.values)
    let finding = try #require(read.finding(.malformedRows))
    #expect(finding.severity == .warning)
    #expect(finding.message.hasPrefix("2 rows left out, the first at line 152, column 1"))
    #expect(!finding.message.contains("oops"))
  }

  @Test func `one row in a hundred may be malformed, and no more`() throws {
    let bad = "0,1\n"
    #expect(try recording(header + stillRows(99) + bad).sampleCount == 99)
    let one = failure(header + stillRows(98) + bad)
    #expect(one?.code == .malformedRow)
    #expect(one?.line == 100)
    let two = failure(header + stillRows(150) + bad + bad)
    #expect(two?.line == 152)
    #expect(two?.message == "4 fields expected, got 2; 2 of 152 rows are malformed")
  }

  @Test func `a long file that was cut off loses its last row only`() throws {
    let read = try recording(header + stillRows(500) + "5.0,0.1,0.")
    #expect(read.sampleCount == 500)
    #expect(read.finding(.malformedRows)?.message.contains("truncated") == true)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a header in the middle of the rows is passed over`(lineEnd: String) throws {
    let text = header + stillRows(20) + header + header + stillRows(20, start: 0.2)
    let read = try recording(text.replacing("\n", with: lineEnd))
    #expect(read.sampleCount == 40)
    #expect(read.findings.isEmpty)
    let units =
      "time,acc_x,acc_y,acc_z\ns,m/s^2,m/s^2,m/s^2\n"
    let second = try recording(units + stillRows(20) + units + stillRows(20, start: 0.2))
    #expect(second.sampleCount == 40)
    #expect(second.finding(.malformedRows) == nil)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `lines are counted through blocks, blank lines and headers`(lineEnd: String) {
    // About 400 KB, and the first malformed row in the last third.
    let text =
      "\n" + header + stillRows(5000) + "\n\n" + header + stillRows(3000, start: 50) + "80,1\n"
      + Array(repeating: "x,1,2,3\n", count: 200).joined()
    let failure = failure(text.replacing("\n", with: lineEnd))
    #expect(failure?.line == 2 + 5000 + 3 + 3000 + 1)
    #expect(failure?.message.contains("201 of 8201 rows") == true)
  }

  @Test func `rows read alike whether their block is as it should be or not`() throws {
    var generator = SplitMix64(seed: 6)
    let cells = [
      "1", "-0.5", "+3.25", "1e-3", "12345678.875", " 7 ", "\"2.5\"", ".5", "5.",
      "0.1234567890123456",
      "-12.345678901234567", "00.5", "-0", "1234567890123456789", "99999999",
      "0.30000000000000000004",
    ]
    let rows = (0..<1000).map { row in
      "\(Double(row) / 100),"
        + (0..<3).map { _ in cells.randomElement(using: &generator) ?? "" }.joined(separator: ",")
        + ["\n", "\r\n", " \n"][row % 3]
    }
    let plain = try recording(header + rows.joined())
    // A blank line makes a block irregular.
    let irregular = try recording(
      header + rows.enumerated().map { $0 % 20 == 0 ? $1 + "\n" : $1 }.joined())
    #expect(irregular.accelerometer == plain.accelerometer)
    #expect(plain.sampleCount == 1000)
    for (row, text) in rows.enumerated() {
      let expected = text.filter { !" \"\r\n".contains($0) }.split(separator: ",").dropFirst()
        .map { strtod(String($0), nil) }
      let values = try #require(plain.accelerometer?.values[row])
      #expect([values.x, values.y, values.z] == expected)
    }
  }

  @Test func `both streams of one time column share its memory`() throws {
    let rows = (0..<300).map { "\(100 + Double($0) / 100),0,\($0 % 5),9.8,1,2,3\n" }.joined()
    let read = try recording(
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2,gyr_x_deg_s,gyr_y_deg_s,gyr_z_deg_s\n" + rows)
    #expect(read.accelerometer?.timestamps[1] == 100.01 - 100)
    let places = [read.accelerometer, read.gyroscope].map {
      $0?.timestamps.withUnsafeBufferPointer { $0.baseAddress }
    }
    #expect(places[0] == places[1])
  }

  private func labels(_ names: [String], rows: Int) throws -> Table {
    let text =
      "time_s,device,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
      + (0..<rows).map { "\(Double($0) / 100),\(names[$0 % names.count]),0,0,9.8\n" }.joined()
    let bytes = Array(text.utf8)
    let preview = FilePreview(bytes: bytes, name: "a.csv")
    let layout = try #require(TableLayout.named(in: preview))
    let blocks = TextBlocks(MemorySource(bytes, path: "a.csv"))
    blocks.skip(layout.dataStart)
    return try TableReader.read(
      blocks, layout: layout, kinds: [.number, .label, .skipped, .number, .number], firstLine: 2)
  }

  @Test func `labels tell rows apart`() throws {
    let table = try labels(["HC-06", "\"left, thigh\"", " HC-06 ", ""], rows: 8000)
    let labels = try #require(table.labels[1])
    #expect(labels.names == ["HC-06", "left, thigh", ""])
    #expect(labels.rows == (0..<8000).map { [0, 1, 0, 2][$0 % 4] })
    #expect(table.columns[1] == nil)
    #expect(table.columns[4]?.count == 8000)
  }

  @Test func `more labels than sensors that anybody wears are refused`() throws {
    let names = (0...TableLabels.largestCount).map { "sensor\($0)" }
    #expect(try labels(names.dropLast(), rows: 200).labels[1]?.names.count == 64)
    let failure = #expect(throws: InputFailure.self) { try labels(names, rows: 200) }
    #expect(failure?.code == .unknownColumns)
    #expect(failure?.column == 2)
    #expect(failure?.description.contains("sensor64") == false)
  }

  @Test func `a logger's remarks between rows are no rows`() throws {
    var rows = (0..<300).map { "\(Double($0) * 0.02),0.\($0 % 10),0,9.8" }
    for place in [300, 150, 10] { rows.insert("# remark, 1, 2, 3", at: place) }
    let text = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + rows.joined(separator: "\n") + "\n"
    let read = try recording(text)
    #expect(read.accelerometer?.count == 300)
    #expect(!read.codes.contains(.malformedRows))
  }
}
