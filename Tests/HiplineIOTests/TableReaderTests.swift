import HiplineCore
import HiplineIO
import Testing

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
}
