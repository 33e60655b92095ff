import CArchive

/// Makes archives and compressed files with libarchive.
public enum ArchiveWriting {
  public enum Filter: Sendable {
    case gzip
    case zstd
  }

  public struct Failure: Error { public var message: String }

  public struct Entry {
    public enum Kind {
      case file
      case symbolicLink(to: String)
      case folder
    }

    public var name: String
    public var bytes: [UInt8]
    public var kind = Kind.file
    /// Without it the writer does not know the size in advance and puts it behind the data.
    public var statesSize = true

    public init(
      name: String, bytes: [UInt8], kind: Kind = .file, statesSize: Bool = true
    ) {
      self.name = name
      self.bytes = bytes
      self.kind = kind
      self.statesSize = statesSize
    }
  }

  /// One file, compressed by itself.
  public static func compressed(_ bytes: [UInt8], with filter: Filter) throws -> [UInt8] {
    try write(capacity: bytes.count + 1 << 16) { archive in
      archive_write_set_format_raw(archive)
      switch filter {
      case .gzip: archive_write_add_filter_gzip(archive)
      case .zstd: archive_write_add_filter_zstd(archive)
      }
    } entries: {
      [Entry(name: "data", bytes: bytes)]
    }
  }

  /// A `.zip`.
  ///
  /// - Parameter options: As `archive_write_set_options` takes them, such as `zip:zip64`.
  public static func zip(
    _ entries: [Entry], options: String? = nil, password: String? = nil
  ) throws -> [UInt8] {
    let size = entries.reduce(0) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 400 }
    return try write(capacity: size + 1 << 16) { archive in
      archive_write_set_format_zip(archive)
      // The names are UTF-8 as they are.
      archive_write_set_options(archive, "hdrcharset=UTF-8")
      if let options { archive_write_set_options(archive, options) }
      if let password { archive_write_set_passphrase(archive, password) }
    } entries: {
      entries
    }
  }

  private static func write(
    capacity: Int, _ configure: (OpaquePointer) -> Void, entries: () -> [Entry]
  ) throws -> [UInt8] {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    defer { memory.deallocate() }
    // The library keeps both until the archive is freed.
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    used.initialize(to: 0)
    defer { used.deallocate() }
    guard let archive = archive_write_new() else { throw Failure(message: "no memory") }
    defer { archive_write_free(archive) }
    configure(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    func check(_ status: Int32) throws {
      guard status >= ARCHIVE_WARN else {
        throw Failure(message: archive_error_string(archive).map { String(cString: $0) } ?? "?")
      }
    }
    try check(archive_write_open_memory(archive, memory.baseAddress, memory.count, used))
    for entry in entries() {
      guard let header = archive_entry_new() else { throw Failure(message: "no memory") }
      defer { archive_entry_free(header) }
      archive_entry_set_pathname_utf8(header, entry.name)
      archive_entry_set_perm(header, 0o644)
      switch entry.kind {
      case .file: archive_entry_set_filetype(header, UInt32(regularFile))
      case .folder: archive_entry_set_filetype(header, UInt32(folder))
      case .symbolicLink(let target):
        archive_entry_set_filetype(header, UInt32(symbolicLink))
        archive_entry_set_symlink_utf8(header, target)
      }
      if entry.statesSize { archive_entry_set_size(header, Int64(entry.bytes.count)) }
      try check(archive_write_header(archive, header))
      if case .file = entry.kind {
        let written = entry.bytes.withUnsafeBytes {
          archive_write_data(archive, $0.baseAddress, $0.count)
        }
        guard written == entry.bytes.count else {
          try check(ARCHIVE_FATAL)
          return []
        }
      }
    }
    try check(archive_write_close(archive))
    return Array(memory[..<used.pointee])
  }

  private static let regularFile = 0o100000
  private static let folder = 0o040000
  private static let symbolicLink = 0o120000
}
