import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct CompressedSourceTests {
  /// A gzip file of one stored block, made by hand, so that the test needs no compressor.
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

  @Test func `a compressed table larger than any buffer reads as the table in it`() throws {
    let text =
      "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(20_000)
    let packed = try ArchiveWriting.compressed(Array(text.utf8), with: .gzip)
    #expect(packed.count < text.utf8.count / 2)
    let read = try RecordingReader.read(bytes: packed, name: "a.csv.gz")
    #expect(read.first?.accelerometer == (try recording(text)).accelerometer)
    let zstd = try ArchiveWriting.compressed(Array(text.utf8), with: .zstd)
    let other = try RecordingReader.read(bytes: zstd, name: "a.csv.zst")
    #expect(other.first?.accelerometer == read.first?.accelerometer)
  }

  @Test func `a file that breaks off is damaged, not short`() {
    let bytes = Self.stored(Self.table)
    for count in [12, 100, bytes.count - 5] {
      #expect(throws: InputFailure.self) {
        try RecordingReader.read(bytes: Array(bytes[..<count]), name: "a.csv.gz")
      }
    }
  }

  @Test func `a file made to fill memory is refused before it does`() throws {
    let zeros =
      Array(("time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(50)).utf8)
      + [UInt8](repeating: Ascii.lineFeed, count: 100_000_000)
    let packed = try ArchiveWriting.compressed(zeros, with: .gzip)
    let failure = failure(packed, name: "a.csv.gz")
    #expect(failure?.code == .archiveDamaged)
    #expect(failure?.message.contains("200 times") == true)
  }

  @Test func `the message of a damaged file names the file and what to do`() throws {
    let failure = failure([0x1F, 0x8B, 8, 0, 1, 2, 3], name: "b.csv.gz")
    #expect(failure?.code == .archiveDamaged)
    #expect(failure?.path == "b.csv.gz")
  }
}
