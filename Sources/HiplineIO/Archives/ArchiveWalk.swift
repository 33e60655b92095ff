import CArchive
import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One way through the headers of a zip, from its directory at the end.
///
/// Without the directory the library would take the copies of the headers between the files, which do not say what is a
/// link; an archive whose end is missing is damaged instead.
final class ArchiveWalk {
  struct Header {
    enum Kind {
      case file
      case folder
      case other
    }

    /// How many headers came before.
    var header: Int
    /// As written in the archive.
    var name: String
    var kind: Kind
    var byteCount: Int
  }

  let path: String
  /// How many bytes the archive may unpack to in all.
  let largestTotal: Int
  private let archive: OpaquePointer
  private var headerCount = 0
  private var unpackedCount = 0
  private var isEncrypted = false

  /// - Throws: `unreadable`, `archive-damaged`.
  init(path: String) throws(InputFailure) {
    self.path = path
    let size = try FileSource(path: path).byteCount ?? 0
    // A small archive of much the same rows may shrink more without harm.
    largestTotal = RecordingArchive.largestExpansion * size + 1 << 20
    guard let archive = archive_read_new() else {
      throw ArchiveWalk.damaged(path, "there is no memory to unpack it")
    }
    self.archive = archive
    archive_read_support_format_zip_seekable(archive)
    guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else {
      throw ArchiveWalk.damaged(path, "it is not a zip archive, or its end is missing")
    }
  }

  deinit { archive_read_free(archive) }

  /// The next header; nil after the last.
  func next() throws(InputFailure) -> Header? {
    var entry: OpaquePointer?
    // The library converts names to the character set of the locale, which a program without one has no letters for.
    let status = UTF8Locale.shared.whileUsed { archive_read_next_header(archive, &entry) }
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
      throw ArchiveWalk.damaged(path, "it is not a zip archive, or its end is missing")
    }
    isEncrypted = archive_entry_is_encrypted(entry) != 0
    let kind: Header.Kind =
      switch archive_entry_filetype(entry) {
      case S_IFREG where archive_entry_hardlink(entry) == nil: .file
      case S_IFDIR: .folder
      default: .other
      }
    defer { headerCount += 1 }
    return Header(
      header: headerCount, name: UTF8Locale.shared.whileUsed { ArchiveWalk.name(of: entry) },
      kind: kind, byteCount: Int(clamping: max(0, archive_entry_size(entry))))
  }

  private static func name(of entry: OpaquePointer) -> String {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    guard let name = archive_entry_pathname(entry) else { return "" }
    return TextEncoding.string(
      UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) })
  }

  /// The next bytes of the entry whose header was last; 0 at its end.
  ///
  /// - Parameters:
  ///   - path: Of the entry, for messages.
  ///   - count: How many bytes of the entry were read before.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, path: String, after count: Int
  ) throws(InputFailure) -> Int {
    guard !isEncrypted else {
      throw ArchiveWalk.refused(path, "it is encrypted")
    }
    let got = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard got >= 0 else { throw ArchiveWalk.damaged(path, "it breaks off or is corrupt") }
    unpackedCount += got
    // The directory may have lied.
    guard unpackedCount <= largestTotal else {
      throw ArchiveWalk.refused(path, ArchiveWalk.expansionReason)
    }
    guard count + got <= RecordingArchive.largestEntryBytes else {
      throw ArchiveWalk.refused(path, ArchiveWalk.tooLargeReason)
    }
    return got
  }

  static let expansionReason =
    "it unpacks to more than \(RecordingArchive.largestExpansion) times its size"
  static let tooLargeReason =
    "it holds a file of more than \(RecordingArchive.largestEntryBytes >> 30) GiB"

  static func damaged(_ path: String, _ problem: String) -> InputFailure {
    InputFailure(
      .archiveDamaged, path: path, "the archive is damaged: \(problem)",
      hint: "copy or export the archive again, or unpack it yourself")
  }

  static func refused(_ path: String, _ reason: String) -> InputFailure {
    InputFailure(
      .archiveRefused, path: path, "the archive is refused: \(reason)",
      hint: "unpack it yourself if you trust it, and give the files inside")
  }
}

/// The bytes of the entry at which a walk is.
final class EntrySource: ByteSource {
  let path: String
  /// Not what the archive states, which may be a lie.
  let byteCount: Int? = nil
  private let walk: ArchiveWalk
  private var readCount = 0

  init(_ walk: ArchiveWalk, path: String) {
    self.walk = walk
    self.path = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
    let count = try walk.read(into: buffer, path: path, after: readCount)
    readCount += count
    return count
  }
}

/// A locale of this thread alone whose characters are UTF-8.
private struct UTF8Locale: @unchecked Sendable {
  // Never changed and never freed.
  static let shared = UTF8Locale()
  private let locale: locale_t?

  private init() {
    locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "UTF-8", nil)
  }

  func whileUsed<T>(_ body: () -> T) -> T {
    guard let locale else { return body() }
    let previous = uselocale(locale)
    defer { _ = uselocale(previous) }
    return body()
  }
}
