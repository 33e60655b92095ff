import HiplineCore
import HiplineIO
import Testing

struct TextEncodingTests {
  @Test func `no bytes and a header alone are empty`() {
    #expect(failure("")?.code == .empty)
    #expect(failure("\n\r\n  \n")?.code == .empty)
    #expect(failure("time_s,acc_x_g,acc_y_g,acc_z_g\n")?.line == 1)
    #expect(failure("time_s,acc_x_g,acc_y_g,acc_z_g\n")?.code == .empty)
  }

  @Test func `UTF-16 is refused with a way to convert it`() {
    let text = Array("time_s,acc_x_g\n0,1\n".utf16)
    let little = text.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    for bytes in [[0xFF, 0xFE] + little, little, [0xFE, 0xFF] + little] {
      let failure = failure(bytes)
      #expect(failure?.code == .unsupportedEncoding)
      #expect(failure?.hint.contains("iconv") == true)
    }
  }

  @Test func `binary data and archives are not recordings`() {
    #expect(failure([1, 2, 0, 4, 5, 6, 7, 8, 9, 10])?.code == .notARecording)
    #expect(failure([0x50, 0x4B, 3, 4, 0, 0])?.message.contains("zip") == true)
  }

  @Test func `units in Windows-1252 are understood`() throws {
    var bytes = Array("Time (s),ACC X (m/s?),ACC Y (m/s?),ACC Z (m/s?)\n".utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "?") { bytes[index] = 0xB2 }
    let read = try RecordingReader.read(bytes: bytes + Array(stillRows(50).utf8), name: "a.csv")
    #expect(read[0].declaredUnits[.accelerometer] == "m/s²")
    #expect(read[0].findings.isEmpty)
  }

  @Test(arguments: [[UInt8(0x8E), 0x9E, 0x8A, 0xD4], [0xCA, 0xB1, 0xBC, 0xE4]])
  func `a header in another encoding is named where its words are needed`(time: [UInt8]) throws {
    var bytes = time + Array(" (s),X (m/s^2),Y (m/s^2),Z (m/s^2)\n".utf8)
    for row in 0..<200 { bytes += Array("\(Double(row) * 0.02),0.\(row % 10),0,9.8\n".utf8) }
    let refused = try #require(failure(bytes))
    #expect(refused.hint.contains("UTF-8"))
  }

  @Test func `a line without an end is said to be one`() throws {
    let line = (0..<200_000).map { "c\($0)" }.joined(separator: ",") + "\n"
    let refused = try #require(failure(line + line))
    #expect(refused.code == .unknownColumns && refused.message.contains("does not end"))
  }
}
