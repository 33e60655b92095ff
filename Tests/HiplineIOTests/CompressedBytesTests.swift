import HiplineCore
import Testing

@testable import HiplineIO

struct CompressedBytesTests {
  /// `gzip -9` of "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" and 200 rows at rest, made here by hand as a stored block, so
  /// that the test needs no compressor.
  private static func stored(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let length = UInt16(bytes.count)
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    file += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
    file += bytes
    for value in [crc32(bytes), UInt32(bytes.count)] {
      file += (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) }
    }
    return file
  }

  /// The checksum of RFC 1952, bit by bit.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static let table =
    "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n"
    + (0..<200).map { "\(Double($0) / 100),0.1,0.2,9.8\n" }.joined()

  @Test func `a compressed table reads as the table in it`() throws {
    let plain = try RecordingReader.read(bytes: Array(Self.table.utf8), name: "a.csv")
    let packed = try RecordingReader.read(bytes: Self.stored(Self.table), name: "a.csv.gz")
    #expect(packed.first?.accelerometer == plain.first?.accelerometer)
  }

  @Test func `a file that breaks off is damaged, not short`() {
    let bytes = Self.stored(Self.table)
    for count in [12, 100, bytes.count - 5] {
      #expect(throws: InputFailure.self) {
        try RecordingReader.read(bytes: Array(bytes[..<count]), name: "a.csv.gz")
      }
    }
  }

  @Test func `the message of a damaged file names the file and what to do`() throws {
    let failure = #expect(throws: InputFailure.self) {
      try CompressedBytes.expanded([0x1F, 0x8B, 8, 0, 1, 2, 3], path: "b.csv.gz")
    }
    #expect(failure?.code == .archiveDamaged)
    #expect(failure?.path == "b.csv.gz")
  }
}
