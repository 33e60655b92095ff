import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct RecordingArchiveTests {
  private typealias Entry = ArchiveWriting.Entry

  private static let table = Array(
    ("time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(500)).utf8)

  /// Gives the path of a file with the bytes, which is removed afterwards.
  private func with<T>(_ bytes: [UInt8], _ body: (String) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory
      .appending(component: "hipline-\(UUID().uuidString).zip")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path(percentEncoded: false))
  }

  private func refusal(_ bytes: [UInt8]) throws -> InputFailure? {
    try with(bytes) { path in
      do throws(InputFailure) {
        let archive = try RecordingArchive(path: path)
        var first: InputFailure?
        archive.read(archive.entries) { _, result in
          if case .failure(let failure) = result, first == nil { first = failure }
        }
        return first
      } catch {
        return error
      }
    }
  }

  @Test(arguments: [
    nil, "zip:compression=store", "zip:compression=deflate", "zip:zip64",
  ])
  func `every table in an archive reads as the table itself`(options: String?) throws {
    let other = Array(
      ("time_s,acc_x_m_s2,acc_y_m_s2,acc_z_m_s2\n" + stillRows(30_000, step: 0.005)).utf8)
    let bytes = try ArchiveWriting.zip(
      [
        Entry(name: "session/", bytes: [], kind: .folder),
        Entry(name: "session/thigh.csv", bytes: Self.table),
        Entry(name: "session/pelvis.csv", bytes: other),
      ], options: options)
    try with(bytes) { path in
      #expect(RecordingArchive.isArchive(path: path))
      let archive = try RecordingArchive(path: path)
      #expect(archive.entries.map(\.name) == ["session/thigh.csv", "session/pelvis.csv"])
      #expect(archive.entries.map(\.byteCount) == [Self.table.count, other.count].map(Int64.init))
      var read: [String: Recording] = [:]
      archive.read(archive.entries, fingerprinted: true) { entry, result in
        read[entry.name] = try? result.get().first
      }
      for (name, text) in [("session/thigh.csv", Self.table), ("session/pelvis.csv", other)] {
        let plain = try RecordingReader.read(bytes: text, name: name)
        #expect(read[name]?.accelerometer == plain.first?.accelerometer)
        #expect(read[name]?.name == "\(path)/\(name)")
      }
      let last = try #require(archive.entries.last)
      #expect(try archive.recordings(of: last).first?.sampleCount == 30_000)
      #expect(try archive.bytes(of: last, limit: 1 << 22) == other)
      #expect(throws: InputFailure.self) { try archive.bytes(of: last, limit: 100) }
    }
  }

  @Test func `an entry has the fingerprint of the same file outside`() throws {
    try with(Self.table) { plain in
      let expected = try #require(
        try RecordingReader.read(path: plain, fingerprinted: true).first?.sha256)
      #expect(expected.count == 64)
      #expect(try RecordingReader.read(path: plain).first?.sha256 == nil)
      try with(ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])) { path in
        let archive = try RecordingArchive(path: path)
        let read = try archive.recordings(of: archive.entries[0], fingerprinted: true)
        #expect(read.first?.sha256 == expected)
      }
    }
  }

  @Test func `an archive written as a stream gives its sizes at the end`() throws {
    let bytes = try ArchiveWriting.zip([
      Entry(name: "a.csv", bytes: Self.table, statesSize: false)
    ])
    // Bit 3 of the flags says that the sizes follow the data.
    #expect(bytes[6] & 8 == 8)
    try with(bytes) { path in
      let archive = try RecordingArchive(path: path)
      #expect(archive.entries.first?.byteCount == Int64(Self.table.count))
      #expect(try archive.recordings(of: archive.entries[0]).first?.sampleCount == 500)
    }
  }

  @Test func `names in other scripts stay`() throws {
    let names = ["Übung/Oberschenkel – links.csv", "加速度.csv", "бедро.csv"]
    let bytes = try ArchiveWriting.zip(names.map { Entry(name: $0, bytes: Self.table) })
    try with(bytes) { path in
      let archive = try RecordingArchive(path: path)
      #expect(archive.entries.map(\.name) == names)
    }
  }

  @Test(arguments: [
    ("../../home/a.csv", "leads out"), ("a/../../b.csv", "leads out"), ("/etc/a.csv", "absolute"),
    ("..\\a.csv", "leads out"), ("C:\\a.csv", "absolute"), ("a\u{1B}[2J.csv", "control"),
  ])
  func `a name that leads out of the archive is refused`(name: String, reason: String) throws {
    let failure = try refusal(ArchiveWriting.zip([Entry(name: name, bytes: Self.table)]))
    #expect(failure?.code == .archiveRefused)
    #expect(failure?.message.contains(reason) == true)
    #expect(failure?.description.contains("home") == false)
  }

  @Test func `links and devices are refused`() throws {
    let link = try ArchiveWriting.zip([
      Entry(name: "a.csv", bytes: Self.table),
      Entry(name: "b.csv", bytes: [], kind: .symbolicLink(to: "/etc/passwd")),
    ])
    // The mode is in the upper half of the attributes, 38 bytes into the directory's entry.
    var device = try ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])
    let place = try directory(of: device)
    device.replaceSubrange((place + 40)..<(place + 42), with: [0xA4, 0x21])
    for bytes in [link, device] {
      let failure = try refusal(bytes)
      #expect(failure?.code == .archiveRefused)
      #expect(failure?.message.contains("link") == true)
    }
  }

  /// Where the last entry of the directory at the end begins.
  private func directory(of bytes: [UInt8]) throws -> Int {
    try #require(
      bytes.indices.dropLast(4).last { Array(bytes[$0..<($0 + 4)]) == [0x50, 0x4B, 1, 2] })
  }

  @Test func `thousands of files are refused`() throws {
    let limit = RecordingArchive.largestEntryCount
    func archive(_ count: Int) throws -> [UInt8] {
      try ArchiveWriting.zip((0..<count).map { Entry(name: "\($0).csv", bytes: []) })
    }
    try with(archive(limit)) { path in
      let archive = try RecordingArchive(path: path)
      #expect(archive.entries.count == limit)
    }
    #expect(try refusal(archive(limit + 1))?.code == .archiveRefused)
  }

  @Test func `a bomb is refused, whether its directory says so or not`() throws {
    let zeros = [UInt8](repeating: Ascii.lineFeed, count: 40_000_000)
    var bytes = try ArchiveWriting.zip(
      [Entry(name: "a.csv", bytes: zeros)], options: "zip:compression=deflate")
    #expect(bytes.count * RecordingArchive.largestExpansion < zeros.count)
    #expect(try refusal(bytes)?.message.contains("200 times") == true)
    // The size in the directory at the end, 24 bytes into its only entry, becomes 1000.
    let directory = try directory(of: bytes)
    bytes.replaceSubrange((directory + 24)..<(directory + 28), with: [0xE8, 3, 0, 0])
    let failure = try refusal(bytes)
    #expect([.archiveRefused, .archiveDamaged, .empty].contains(failure?.code))
  }

  @Test(arguments: ["traditional", "aes256"])
  func `an encrypted file is refused with the reason`(method: String) throws {
    let bytes = try ArchiveWriting.zip(
      [Entry(name: "a.csv", bytes: Self.table)], options: "zip:encryption=\(method)",
      password: "secret")
    let failure = try refusal(bytes)
    #expect(failure?.code == .archiveRefused)
    #expect(failure?.message.contains("encrypted") == true)
  }

  @Test func `an archive that breaks off is damaged`() throws {
    let bytes = try ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])
    for count in [5, 60, bytes.count / 2, bytes.count - 30] {
      #expect(try refusal(Array(bytes[..<count]))?.code == .archiveDamaged, "\(count)")
    }
  }

  @Test func `a byte changed in the data is noticed`() throws {
    var bytes = try ArchiveWriting.zip(
      [Entry(name: "a.csv", bytes: Self.table)], options: "zip:compression=store")
    let place = try #require(bytes.firstRange(of: Self.table.prefix(200))).lowerBound + 150
    bytes[place] ^= 1
    #expect(try refusal(bytes)?.code == .archiveDamaged)
  }

  @Test func `what systems add is passed over, and what is packed inside is named and not read`()
    throws
  {
    let bytes = try ArchiveWriting.zip([
      Entry(name: "a.csv", bytes: Self.table),
      Entry(name: "__MACOSX/._a.csv", bytes: [0, 5, 22, 7]),
      Entry(name: ".DS_Store", bytes: [0]),
      Entry(name: "older.zip", bytes: ArchiveWriting.zip([Entry(name: "b", bytes: [1])])),
      Entry(name: "b/thigh.csv.gz", bytes: ArchiveWriting.compressed(Self.table, with: .gzip)),
      Entry(name: ".hidden.zip", bytes: [0]),
    ])
    try with(bytes) { path in
      let archive = try RecordingArchive(path: path)
      #expect(archive.entries.map(\.name) == ["a.csv"])
      #expect(archive.packedNames == ["older.zip", "b/thigh.csv.gz"])
      #expect(archive.missing("\(path)/b/thigh.csv.gz").code == .archiveRefused)
      #expect(archive.missing("\(path)/b/pelvis.csv.gz").code == .unreadable)
    }
  }

  private static let longPaths: [(name: String, reason: String?)] = {
    func folders(_ count: Int, _ name: String = "d/") -> String {
      String(repeating: name, count: count) + "a.csv"
    }
    func name(_ count: Int) -> String { String(repeating: "n", count: count - 4) + ".csv" }
    return [
      (folders(32), nil), (folders(33), "32 folders deep"), (folders(511), "1024 bytes"),
      (folders(8000), "1024 bytes"), (folders(100, "d//./"), "32 folders deep"),
      (name(1024), nil), (name(1025), "1024 bytes"),
    ]
  }()

  @Test(arguments: longPaths)
  func `a path that is too long or too deep is refused`(name: String, reason: String?) throws {
    let failure = try refusal(ArchiveWriting.zip([Entry(name: name, bytes: Self.table)]))
    if let reason {
      #expect(failure?.code == .archiveRefused)
      #expect(failure?.message.contains(reason) == true)
    } else {
      #expect(failure == nil)
    }
  }

  @Test func `an archive behind a program and before a comment is read`() throws {
    var bytes = try ArchiveWriting.zip([
      Entry(name: "a.csv", bytes: Self.table), Entry(name: "b.csv", bytes: Self.table),
    ])
    let comment = Array("made by an app".utf8)
    bytes[bytes.count - 2] = UInt8(comment.count)
    for whole in [bytes + comment, [UInt8](repeating: 0x7F, count: 5000) + bytes + comment] {
      try with(whole) { path in
        let archive = try RecordingArchive(path: path)
        let counts = try archive.entries.map { try archive.recordings(of: $0).first?.sampleCount }
        #expect(counts == [500, 500])
      }
    }
  }

  /// Sizes beyond an `Int` of 32 bits, too, of which the page runs the same code.
  @Test func `an end that tells of more than there is is none`() throws {
    let bytes = try ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])
    // The size of the list of files stands 10 bytes before the end, its place 6.
    for numbers: [UInt32] in [
      [.max >> 1, .max >> 1], [.max, .max], [0, .max >> 1], [.max >> 1, 0],
    ] {
      var changed = bytes
      changed.replaceSubrange(
        (bytes.count - 10)..<(bytes.count - 2),
        with: numbers.flatMap { number in (0..<4).map { UInt8(number >> ($0 * 8) & 255) } })
      #expect(try refusal(changed)?.code == .archiveDamaged, "\(numbers)")
    }
  }

  @Test func `a file that is said to have more than 2 GiB is refused for its size`() throws {
    var bytes = try ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])
    let place = try directory(of: bytes)
    bytes.replaceSubrange((place + 24)..<(place + 28), with: [0, 0, 0, 0xC0])
    let failure = try refusal(bytes)
    #expect(failure?.code == .archiveRefused)
    #expect(failure?.message.contains("200 times") == true)
  }

  @Test func `a file is read alone, whatever lies before it`() throws {
    var bytes = try ArchiveWriting.zip([
      Entry(name: "a.csv", bytes: Self.table), Entry(name: "b.csv", bytes: Self.table),
    ])
    // The header of the first file, which begins the archive.
    bytes[0] = 0
    try with(bytes) { path in
      let archive = try RecordingArchive(path: path)
      #expect(throws: InputFailure.self) { try archive.recordings(of: archive.entries[0]) }
      #expect(try archive.recordings(of: archive.entries[1]).first?.sampleCount == 500)
    }
  }

  @Test func `what the directory says of a file's bytes has to be true`() throws {
    let bytes = try ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])
    let place = try directory(of: bytes)
    // Method, checksum, packed size, size and place.
    for offset in [10, 16, 20, 24, 42] {
      var changed = bytes
      changed[place + offset] ^= 1
      let failure = try refusal(changed)
      let codes: [InputFailure.Code] = [.archiveDamaged, .archiveRefused]
      #expect(failure.map { codes.contains($0.code) } == true, "byte \(offset)")
    }
  }

  @Test func `a name beside the one for older systems counts`() throws {
    let name = "Übung.csv"
    let bytes = try ArchiveWriting.zip([Entry(name: "_bung.csv", bytes: Self.table)])
    let start = try directory(of: bytes)
    let checksum = Checksum(of: Array("_bung.csv".utf8)[...]).value
    var field: [UInt8] = [1]
    for place in 0..<4 { field.append(UInt8(checksum >> UInt32(8 * place) & 255)) }
    field += Array(name.utf8)
    let extra: [UInt8] = [0x75, 0x70, UInt8(field.count), 0] + field
    // The record has 46 bytes before its name; the length of what is beside it stands at 30. The size of the list is 10 bytes
    // from the end of the file.
    var changed = bytes
    let known = Int(bytes[start + 30])
    changed.insert(contentsOf: extra, at: start + 46 + 9 + known)
    changed[start + 30] += UInt8(extra.count)
    changed[changed.count - 10] += UInt8(extra.count)
    try with(changed) { path in
      let archive = try RecordingArchive(path: path)
      #expect(archive.entries.map(\.name) == [name])
    }
  }

  @Test func `an archive that is another one than was listed is not read`() throws {
    let bytes = try ArchiveWriting.zip([Entry(name: "a.csv", bytes: Self.table)])
    try with(bytes) { path in
      let archive = try RecordingArchive(path: path)
      try Data(bytes + [0]).write(to: URL(filePath: path))
      do throws(InputFailure) {
        _ = try archive.recordings(of: archive.entries[0])
        Issue.record("nothing was thrown")
      } catch {
        #expect(error.message == "the file changed while it was read")
      }
    }
  }

  @Test func `no truncation and no change of bytes crashes`() throws {
    let bytes = try ArchiveWriting.zip([
      Entry(name: "a.csv", bytes: Array(Self.table.prefix(600))),
      Entry(name: "b.csv", bytes: Array(Self.table.prefix(300))),
    ])
    var generator = SplitMix64(seed: 5)
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        changed[Int.random(in: 0..<changed.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      if let failure = try refusal(changed) { #expect(!failure.hint.isEmpty) }
    }
  }
}
