package import HiplineCore

/// A `.zip` of recordings, as phone apps share them.
///
/// Nothing is ever unpacked to the disk: each file inside is read as a stream of bytes. What systems put there for themselves
/// (`__MACOSX`, hidden files) is passed over; what is packed itself is named, and not looked into.
package struct RecordingArchive: Sendable {
  /// A file inside the archive.
  package struct Entry: Sendable, Hashable {
    /// The path inside the archive, with `/` between its parts; never absolute, never with `..`.
    package let name: String
    /// The size when unpacked, as the archive states it.
    package let byteCount: Int
    /// Which of the archive's headers is the entry's, from 0.
    let header: Int
  }

  /// An archive may hold so many files: an app writes one for each of its sensors, and thousands are not one recording.
  static let largestEntryCount = 4096
  /// In all, the files inside may be so many times as large as the archive: as for a compressed table.
  static let largestExpansion = CompressedSource.largestExpansion
  /// A file inside may have so many bytes: two days of six channels at 400 Hz, and more is not a session.
  static let largestEntryBytes = 4 << 30

  package let path: String
  /// The files inside, without folders.
  package let entries: [Entry]
  /// The names of the files inside that are packed themselves, as `older.zip` or `thigh.csv.gz`, which are not read.
  let packedNames: [String]
  /// Where in ``entries`` each name is; the first of two of one name.
  private let places: [String: Int]
  /// By their paths, which begin with the archive's.
  let folders: [String: Folder]

  /// Lists what is in an archive.
  ///
  /// - Throws: `unreadable`; `archive-damaged` where it is no zip or breaks off; `archive-refused` for too many files, for
  ///   sizes above ``largestEntryBytes`` or ``largestExpansion``, for a name that leads out of the archive, and for links
  ///   and devices, which no recorder writes.
  package init(path: String) throws(InputFailure) {
    self.path = path
    let walk = try ArchiveWalk(path: path)
    var entries: [Entry] = []
    var packedNames: [String] = []
    var total = 0
    while let found = try walk.next() {
      guard found.header < RecordingArchive.largestEntryCount else {
        throw ArchiveWalk.refused(
          path, "it holds more than \(RecordingArchive.largestEntryCount) files")
      }
      guard found.kind != .folder else { continue }
      guard found.kind == .file else {
        throw ArchiveWalk.refused(path, "it holds a link or a device")
      }
      let name: String
      do throws(EntryName.Problem) {
        name = try EntryName.sanitised(found.name)
      } catch {
        throw ArchiveWalk.refused(path, RecordingArchive.reason(error))
      }
      guard found.byteCount <= RecordingArchive.largestEntryBytes else {
        throw ArchiveWalk.refused(path, ArchiveWalk.tooLargeReason)
      }
      total += found.byteCount
      guard total <= walk.largestTotal else {
        throw ArchiveWalk.refused(path, ArchiveWalk.expansionReason)
      }
      if EntryName.isHidden(name) { continue }
      if EntryName.isArchive(name) {
        packedNames.append(name)
      } else {
        entries.append(Entry(name: name, byteCount: found.byteCount, header: found.header))
      }
    }
    self.entries = entries
    self.packedNames = packedNames
    places = Dictionary(
      entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    folders = Self.folders(of: path, entries: entries, packedNames: packedNames)
  }

  private static func reason(_ problem: EntryName.Problem) -> String {
    switch problem {
    case .empty: "it holds a file without a name"
    case .absolute: "it holds a file with an absolute path"
    case .leavesArchive: "it holds a file whose path leads out of it"
    case .controlCharacters: "it holds a file with control characters in its name"
    }
  }

  /// The file at a path that begins with the archive's, as in `session.zip/thigh.csv`.
  package func entry(at path: String) -> Entry? {
    guard path.hasPrefix(self.path + "/") else { return nil }
    return places[String(path.dropFirst(self.path.count + 1))].map { entries[$0] }
  }

  /// Why there is no entry at a path that begins with the archive's.
  func missing(_ path: String) -> InputFailure {
    guard packedNames.contains(where: { path == "\(self.path)/\($0)" }) else {
      return InputFailure(
        .unreadable, path: path, "there is no such file in the archive",
        hint: "check the name, or unpack the archive")
    }
    return InputFailure(
      .archiveRefused, path: path, "a packed file inside an archive is not read",
      hint: "unpack the archive, and give the folder with the files that were inside")
  }

  /// Whether a file begins as a zip does.
  package static func isArchive(path: String) -> Bool {
    guard let file = try? FileSource(path: path) else { return false }
    let start = file.prefix(4)
    return start == [0x50, 0x4B, 3, 4] || start == [0x50, 0x4B, 5, 6]
  }

  /// The bytes of an entry, unpacked while they are read.
  func open(_ entry: Entry) throws(InputFailure) -> any ByteSource {
    let walk = try ArchiveWalk(path: path)
    while let found = try walk.next() {
      if found.header == entry.header { return EntrySource(walk, path: name(of: entry)) }
    }
    throw ArchiveWalk.damaged(path, "a file is missing that it held before")
  }

  /// The bytes of a small entry, such as a session's description.
  ///
  /// - Throws: `archive-refused` for more than `limit` bytes.
  package func bytes(of entry: Entry, limit: Int = 1 << 20) throws(InputFailure) -> [UInt8] {
    guard entry.byteCount <= limit else {
      throw ArchiveWalk.refused(name(of: entry), "the file is larger than \(limit) bytes")
    }
    var result = Result<[UInt8], InputFailure>.success([])
    try visit([entry]) { _, source in
      do throws(InputFailure) {
        result = .success(try FileBytes.read(source))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private func name(of entry: Entry) -> String { "\(path)/\(entry.name)" }

  /// Passes over the archive once, and gives the bytes of each wanted entry in the archive's order.
  func visit(
    _ wanted: [Entry], _ body: (Entry, any ByteSource) -> Void
  ) throws(InputFailure) {
    let wanted = Dictionary(wanted.map { ($0.header, $0) }, uniquingKeysWith: { first, _ in first })
    guard !wanted.isEmpty else { return }
    let walk = try ArchiveWalk(path: path)
    var left = wanted.count
    while left > 0, let found = try walk.next() {
      guard let entry = wanted[found.header] else { continue }
      left -= 1
      body(entry, EntrySource(walk, path: name(of: entry)))
    }
  }
}
