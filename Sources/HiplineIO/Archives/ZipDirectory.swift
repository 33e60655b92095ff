import HiplineCore

/// The list at the end of a zip, which tells where each of its files is.
///
///     file │ file │ … │ directory: a record for each file │ (its place, if large) │ its place
///
/// The copies of the records before each file are not believed: they do not say what is a link. Read by our own code, because
/// libarchive comes to a file only through the headers of all files before it.
///
/// Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
struct ZipDirectory {
  /// What the directory says of one file.
  struct Record {
    enum Kind {
      case file
      case folder
      /// A link or a device.
      case other
    }

    var name: String
    var kind: Kind
    var data: ZipData
  }

  /// The list may have so many bytes: four thousand of the longest names, with three times as much noted beside them.
  static let largestBytes = 16 << 20

  let records: [Record]

  /// - Throws: `archive-damaged` for what is no zip or breaks off, `archive-refused` for more than `largestCount` records or
  ///   ``largestBytes`` of them.
  init(_ file: FileSource, largestCount: Int) throws(InputFailure) {
    let damaged = ZipFailure.damaged(
      file.path, "it is not a zip archive, or its end is missing")
    guard let end = try ZipEnd(file) else { throw damaged }
    guard end.count <= largestCount else {
      throw ZipFailure.refused(file.path, "it holds more than \(largestCount) files")
    }
    guard end.byteCount <= Self.largestBytes else {
      throw ZipFailure.refused(
        file.path, "its list of files has more than \(Self.largestBytes >> 20) MiB")
    }
    let bytes = try file.bytes(at: end.offset, count: end.byteCount)
    var records: [Record] = []
    var place = 0
    for _ in 0..<Int(end.count) {
      guard let (record, length) = Self.record(bytes.dropFirst(place), shift: end.shift) else {
        throw damaged
      }
      records.append(record)
      place += length
    }
    self.records = records
  }

  private static func record(
    _ bytes: ArraySlice<UInt8>, shift: Int64
  ) -> (record: Record, length: Int)? {
    let header = ZipBytes(bytes)
    guard header.begin(with: 1, 2), let flags = header.number16(at: 8),
      let method = header.number16(at: 10), let checksum = header.word32(at: 16),
      let packedCount = header.number32(at: 20), let byteCount = header.number32(at: 24),
      let nameCount = header.number16(at: 28), let extraCount = header.number16(at: 30),
      let commentCount = header.number16(at: 32), let attributes = header.word32(at: 38),
      let offset = header.number32(at: 42),
      let name = header.bytes(46..<(46 + nameCount)),
      let extra = header.bytes((46 + nameCount)..<(46 + nameCount + extraCount))
    else { return nil }
    var data = ZipData(
      offset: offset, packedCount: packedCount, byteCount: byteCount,
      checksum: checksum, method: method, isEncrypted: flags & 1 != 0)
    guard data.takeLargeNumbers(from: extra) else { return nil }
    let (place, overflows) = data.offset.addingReportingOverflow(shift)
    guard !overflows else { return nil }
    data.offset = place
    let record = Record(
      name: ZipName.text(name, extra: extra), kind: kind(name, attributes: attributes), data: data)
    return (record, 46 + nameCount + extraCount + commentCount)
  }

  /// Of a file by its name and what Unix, else DOS, says of it.
  private static func kind(_ name: ArraySlice<UInt8>, attributes: UInt32) -> Record.Kind {
    let isNamedFolder = name.last == UInt8(ascii: "/")
    // The type of a file in Unix: four bits of its mode.
    switch attributes >> 28 {
    case 0: return isNamedFolder || attributes & 0x10 != 0 ? .folder : .file
    case 4: return .folder
    case 8: return isNamedFolder ? .folder : .file
    default: return .other
    }
  }
}

/// Where in a zip a file's bytes are, and what they have to be.
struct ZipData: Sendable, Hashable {
  /// Where the file's own header begins.
  var offset: Int64
  var packedCount: Int64
  /// The size when unpacked, as the archive states it.
  var byteCount: Int64
  /// CRC-32 of the unpacked bytes.
  var checksum: UInt32
  var method: Int
  var isEncrypted: Bool

  /// Takes the numbers that have no room in four bytes.
  ///
  /// - Returns: False where they are missing.
  fileprivate mutating func takeLargeNumbers(from extra: ArraySlice<UInt8>) -> Bool {
    let isLarge = Int64(UInt32.max)
    guard [byteCount, packedCount, offset].contains(isLarge) else { return true }
    guard let field = ZipExtra.field(1, in: extra) else { return false }
    let numbers = ZipBytes(field)
    var place = 0
    func next(_ known: Int64) -> Int64? {
      guard known == isLarge else { return known }
      defer { place += 8 }
      return numbers.number64(at: place)
    }
    guard let bytes = next(byteCount), let packed = next(packedCount), let start = next(offset)
    else { return false }
    (byteCount, packedCount, offset) = (bytes, packed, start)
    return true
  }
}

/// What else is noted of a file: fields of two bytes that tell the kind, two that tell the length, and so many more.
enum ZipExtra {
  static func field(_ kind: Int, in extra: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let bytes = ZipBytes(extra)
    var place = 0
    while let found = bytes.number16(at: place), let count = bytes.number16(at: place + 2),
      let field = bytes.bytes((place + 4)..<(place + 4 + count))
    {
      if found == kind { return field }
      place += 4 + count
    }
    return nil
  }
}

/// Where the directory of a zip is.
private struct ZipEnd {
  var offset: Int
  var byteCount: Int
  var count: Int64
  /// What all offsets in the archive are short of: a program may stand before it.
  var shift: Int64 = 0

  /// For layout only: the record at the end has so many bytes, the one with large numbers, and the one that leads to that.
  private static let byteCount = 22
  /// For layout only: see ``byteCount``.
  private static let largeByteCount = 56
  /// For layout only: see ``byteCount``.
  private static let locatorByteCount = 20
  /// For layout only: a comment of at most so many bytes may follow.
  private static let longestComment = 0xFFFF

  /// - Returns: nil where the file does not end as a zip does.
  init?(_ file: FileSource) throws(InputFailure) {
    let size = file.byteCount ?? 0
    let start = max(0, size - Self.byteCount - Self.longestComment)
    let tail = try file.bytes(at: start, count: size - start)
    let first = UInt8(ascii: "P")
    for place in tail.indices.dropLast(Self.byteCount - 1).reversed() where tail[place] == first {
      let record = ZipBytes(tail[place...])
      guard record.begin(with: 5, 6),
        let comment = record.number16(at: 20), Self.byteCount + comment <= record.count,
        record.number16(at: 4) == 0, record.number16(at: 6) == 0,
        let shortCount = record.number16(at: 10), let shortBytes = record.number32(at: 12),
        let shortOffset = record.number32(at: 16)
      else { continue }
      var (stated, bytes, count) = (shortOffset, shortBytes, Int64(shortCount))
      var end = start + place
      if let large = try Self.large(file, before: end) { (stated, bytes, count, end) = large }
      guard bytes <= end, stated <= Int64(end) - bytes else { continue }
      self.count = count
      byteCount = Int(bytes)
      offset = end - byteCount
      shift = Int64(offset) - stated
      return
    }
    return nil
  }

  /// The same in eight bytes for each number, where there is such a record before the one at the end.
  private static func large(
    _ file: FileSource, before end: Int
  ) throws(InputFailure) -> (offset: Int64, byteCount: Int64, count: Int64, end: Int)? {
    let place = end - locatorByteCount
    guard place >= largeByteCount else { return nil }
    let locator = ZipBytes(try file.bytes(at: place, count: locatorByteCount)[...])
    guard locator.begin(with: 6, 7), let stated = locator.number64(at: 8) else {
      return nil
    }
    let last = Int64(place - largeByteCount)
    for start in [stated, last] where start <= last {
      let start = Int(start)
      let record = ZipBytes(try file.bytes(at: start, count: largeByteCount)[...])
      if record.begin(with: 6, 6), let count = record.number64(at: 32),
        let bytes = record.number64(at: 40), let offset = record.number64(at: 48),
        bytes <= start
      {
        return (offset, bytes, count, start)
      }
    }
    return nil
  }
}
