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

  /// What a gzip file ends with: four bytes of a checksum, four of a length.
  private static let trailerCount = 8

  @Test func `a changed byte, checksum or length is noticed`() {
    let bytes = Self.stored(Self.table)
    // A digit of the table, each byte of the checksum, each of the length.
    for place in [500] + Array((bytes.count - Self.trailerCount)..<bytes.count) {
      var changed = bytes
      changed[place] ^= 1
      #expect(failure(changed, name: "a.csv.gz")?.code == .archiveDamaged, "byte \(place)")
    }
  }

  @Test func `a file whose checksum is cut off is damaged`() {
    let bytes = Self.stored(Self.table)
    for cut in 1...Self.trailerCount {
      #expect(failure(Array(bytes.dropLast(cut)), name: "a.csv.gz")?.code == .archiveDamaged)
    }
  }

  @Test func `members one after the other are one table, and each is verified`() throws {
    let lines = Self.table.split(separator: "\n").map { $0 + "\n" }
    let members = [
      lines[..<50], lines[50..<50], lines[50..<51], lines[51...],
    ].map { Self.stored($0.joined()) }
    let whole = try RecordingReader.read(bytes: members.flatMap { $0 }, name: "a.csv.gz")
    #expect(whole.first?.accelerometer == (try recording(Self.table)).accelerometer)
    for damaged in members.indices {
      var changed = members
      changed[damaged][changed[damaged].count - Self.trailerCount] ^= 1
      #expect(
        failure(changed.flatMap { $0 }, name: "a.csv.gz")?.code == .archiveDamaged,
        "member \(damaged)")
    }
    let cut = members.flatMap { $0 }.dropLast(members[3].count / 2)
    #expect(failure(Array(cut), name: "a.csv.gz")?.code == .archiveDamaged)
  }

  @Test func `zeros behind the last member are padding, anything else is damage`() throws {
    let bytes = Self.stored(Self.table)
    let padded = bytes + [UInt8](repeating: 0, count: 100_000)
    let read = try RecordingReader.read(bytes: padded, name: "a.csv.gz")
    #expect(read.first?.accelerometer?.count == 200)
    for rest in [Array("0.1,0.2\n".utf8), [0, 0, 1], [0x1F, 0x8B, 0], [0] + bytes] {
      #expect(failure(bytes + rest, name: "a.csv.gz")?.code == .archiveDamaged)
    }
  }

  @Test func `no change of a compressed table's bytes passes unnoticed`() throws {
    let rows = "time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(400)
    let bytes = try ArchiveWriting.compressed(Array(rows.utf8), with: .gzip)
    let plain = try recording(rows).accelerometer
    var generator = SplitMix64(seed: 17)
    // The ten bytes of the header tell of the time and the system, which no checksum covers.
    for _ in 0..<500 {
      var changed = bytes
      changed[Int.random(in: 10..<bytes.count, using: &generator)] ^=
        UInt8.random(in: 1...255, using: &generator)
      let read = try? RecordingReader.read(bytes: changed, name: "a.csv.gz")
      // Bits that fill up the last byte of the data mean nothing.
      #expect(read == nil || read?.first?.accelerometer == plain)
    }
  }

  @Test func `the message of a damaged file names the file and what to do`() throws {
    let failure = failure([0x1F, 0x8B, 8, 0, 1, 2, 3], name: "b.csv.gz")
    #expect(failure?.code == .archiveDamaged)
    #expect(failure?.path == "b.csv.gz")
  }
}
