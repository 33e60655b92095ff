package import HiplineCore

/// A `.zip` of recordings, as phone apps share them.
///
/// Nothing is ever unpacked to the disk: each file inside is read as a stream of bytes. What systems put there for themselves
/// (`__MACOSX`, hidden files) is passed over; what is packed itself is named, and not looked into.
package final class RecordingArchive: Sendable {
  /// A file inside the archive.
  package struct Entry: Sendable, Hashable {
    /// The path inside the archive, with `/` between its parts; never absolute, never with `..`.
    package let name: String
    let data: ZipData

    /// The size when unpacked, as the archive states it.
    package var byteCount: Int64 { data.byteCount }
  }

  /// An archive may hold so many files: an app writes one for each of its sensors, and thousands are not one recording.
  static let largestEntryCount = 4096
  /// In all, the files inside may be so many times as large as the archive: as for a compressed table.
  static let largestExpansion = CompressedSource.largestExpansion
  /// A small archive of much the same rows may shrink more without harm: so many bytes come on top.
  private static let freeExpansionBytes: Int64 = 1 << 20
  /// A file inside may have so many bytes: two days of six channels at 400 Hz, and more is not a session.
  static let largestEntryBytes: Int64 = 4 << 30
  /// The path of a file inside may have so many bytes: four names of the longest that file systems take.
  static let longestPathBytes = 1024
  /// A file inside may lie so many folders deep: as on the disk, where folders are searched as deep.
  static let deepestFolder = Folders.deepest

  package let path: String
  /// The files inside, without folders.
  package let entries: [Entry]
  /// The names of the files inside that are packed themselves, as `older.zip` or `thigh.csv.gz`, which are not read.
  let packedNames: [String]
  /// Where in ``entries`` each name is; the first of two of one name.
  private let places: [String: Int]
  /// By their paths, which begin with the archive's.
  let folders: [String: Folder]
  /// Of the archive when it was listed.
  private let state: FileState

  /// Lists what is in an archive.
  ///
  /// - Throws: `unreadable`; `archive-damaged` where it is no zip or breaks off; `archive-refused` for too many files, for
  ///   sizes above ``largestEntryBytes`` or ``largestExpansion``, for a name that leads out of the archive or is longer than
  ///   ``longestPathBytes`` or deeper than ``deepestFolder``, and for links and devices, which no recorder writes.
  /// - Complexity: O(files)
  package init(path: String) throws(InputFailure) {
    self.path = path
    let file = try FileSource(path: path)
    let directory = try ZipDirectory(file, largestCount: RecordingArchive.largestEntryCount)
    state = file.state
    let most = (Int64.max - Self.freeExpansionBytes) / Int64(RecordingArchive.largestExpansion)
    var left =
      min(Int64(file.byteCount ?? 0), most) * Int64(RecordingArchive.largestExpansion)
      + Self.freeExpansionBytes
    var entries: [Entry] = []
    var packedNames: [String] = []
    for found in directory.records where found.kind != .folder {
      guard found.kind == .file else {
        throw ZipFailure.refused(path, "it holds a link or a device")
      }
      let name: String
      do throws(EntryName.Problem) {
        name = try EntryName.sanitised(found.name)
      } catch {
        throw ZipFailure.refused(path, RecordingArchive.reason(error))
      }
      guard found.data.byteCount <= RecordingArchive.largestEntryBytes else {
        throw ZipFailure.refused(
          path, "it holds a file of more than \(RecordingArchive.largestEntryBytes >> 30) GiB")
      }
      left -= found.data.byteCount
      guard left >= 0 else { throw ZipFailure.refused(path, ZipFailure.expansionReason) }
      if EntryName.isHidden(name) { continue }
      if EntryName.isArchive(name) {
        packedNames.append(name)
      } else {
        entries.append(Entry(name: name, data: found.data))
      }
    }
    self.entries = entries
    self.packedNames = packedNames
    places = entries.enumerated().reduce(into: [:]) { places, entry in
      places[entry.element.name] = places[entry.element.name] ?? entry.offset
    }
    folders = Self.folders(of: path, entries: entries, packedNames: packedNames)
  }

  private static func reason(_ problem: EntryName.Problem) -> String {
    switch problem {
    case .empty: "it holds a file without a name"
    case .absolute: "it holds a file with an absolute path"
    case .leavesArchive: "it holds a file whose path leads out of it"
    case .controlCharacters: "it holds a file with control characters in its name"
    case .tooLong: "it holds a file whose path has more than \(longestPathBytes) bytes"
    case .tooDeep: "it holds a file more than \(deepestFolder) folders deep"
    }
  }

  /// The file at a path that begins with the archive's, as in `session.zip/thigh.csv`.
  package func entry(at path: String) -> Entry? {
    inside(path).flatMap { places[$0] }.map { entries[$0] }
  }

  /// Whether a path is the archive's or leads into it.
  package func holds(_ path: String) -> Bool { path == self.path || inside(path) != nil }

  /// The name inside the archive of a path that begins with the archive's.
  private func inside(_ path: String) -> String? {
    let start = self.path.utf8.count
    guard path.utf8.starts(with: (self.path + "/").utf8) else { return nil }
    return String(Substring(path.utf8.dropFirst(start + 1)))
  }

  /// Why there is no entry at a path that begins with the archive's.
  func missing(_ path: String) -> InputFailure {
    let folder = folders[FileName.folder(of: path)]
    guard folder?.packedNames.contains(FileName.name(of: path)) == true else {
      return InputFailure(
        .unreadable, path: path, "there is no such file in the archive",
        hint: "check the name, or unpack the archive")
    }
    return InputFailure(
      .archiveRefused, path: path, "a packed file inside an archive is not read",
      hint: "unpack the archive, and give the folder with the files that were inside")
  }

  /// Why a workbook of a spreadsheet, which is a zip, is none of recordings; nil for any other archive.
  package var workbookFailure: InputFailure? {
    let kinds = [("xl/workbook.xml", "an Excel workbook"), ("content.xml", "an OpenDocument file")]
    guard let kind = kinds.first(where: { places[$0.0] != nil })?.1 else { return nil }
    return InputFailure(
      .notARecording, path: path, "it is \(kind), not a table of text",
      hint:
        "give the file that the app exported; if there is none, save the sheet as CSV with all digits of its numbers"
    )
  }

  /// Whether a file begins as a zip does.
  package static func isArchive(path: String) -> Bool {
    guard let file = try? FileSource(path: path) else { return false }
    let start = file.prefix(4)
    return start == [0x50, 0x4B, 3, 4] || start == [0x50, 0x4B, 5, 6]
  }

  /// The bytes of an entry, unpacked while they are read.
  ///
  /// - Throws: `unreadable` where the archive is no more the one that was listed; `archive-damaged`, `archive-refused`.
  func open(_ entry: Entry) throws(InputFailure) -> any ByteSource {
    let file = try FileSource(path: path)
    guard file.state == state else { throw InputFailure.changedWhileRead(path) }
    return try ZipEntrySource(entry.data, in: file, path: "\(path)/\(entry.name)")
  }

  /// The bytes of a small entry, such as a session's description.
  ///
  /// - Throws: `archive-refused` for more than `limit` bytes.
  package func bytes(
    of entry: Entry, limit: Int = FileBytes.mostBytes
  ) throws(InputFailure) -> [UInt8] {
    guard entry.byteCount <= limit else {
      throw ZipFailure.refused(
        "\(path)/\(entry.name)", "the file is larger than \(limit) bytes")
    }
    return try FileBytes.read(open(entry), limit: limit)
  }
}

extension RecordingArchive: Hashable {
  /// Of one name and one state, whatever they hold.
  package static func == (one: RecordingArchive, other: RecordingArchive) -> Bool {
    one.path == other.path && one.state == other.state
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(state)
  }
}
