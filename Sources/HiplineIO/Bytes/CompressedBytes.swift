import CArchive
import HiplineCore

/// The text inside a file that was compressed by itself: `.csv.gz`, `.csv.zst`.
enum CompressedBytes {
  /// Whether the bytes begin as gzip or zstd do.
  static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
  }

  /// Numbers as text shrink to a fifth at best, a table of zeros to a few hundredths; beyond this the file was made to
  /// fill memory.
  static let largestExpansion = 200
  private static let chunk = 1 << 18

  /// - Throws: `archive-damaged` where the stream is broken or unpacks to more than ``largestExpansion`` times its size.
  static func expanded(_ bytes: [UInt8], path: String) throws(InputFailure) -> [UInt8] {
    guard let archive = archive_read_new() else {
      throw damaged(path, "there is no memory to unpack it")
    }
    defer { archive_read_free(archive) }
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_raw(archive)

    let limit = bytes.count * largestExpansion + chunk
    var problem: String?
    var result: [UInt8] = []
    bytes.withUnsafeBytes { input in
      var entry: OpaquePointer?
      guard archive_read_open_memory(archive, input.baseAddress, input.count) == ARCHIVE_OK,
        archive_read_next_header(archive, &entry) == ARCHIVE_OK,
        // Without a filter it would give back the packed bytes: the first few looked right, the rest did not.
        archive_filter_count(archive) > 1
      else {
        problem = "it cannot be unpacked"
        return
      }
      var buffer = [UInt8](repeating: 0, count: chunk)
      while true {
        let count = archive_read_data(archive, &buffer, buffer.count)
        if count < 0 { problem = "it breaks off or is corrupt" }
        if count <= 0 { return }
        result.append(contentsOf: buffer[..<count])
        if result.count > limit {
          problem = "it unpacks to more than \(largestExpansion) times its size"
          return
        }
      }
    }
    if let problem { throw damaged(path, problem) }
    return result
  }

  private static func damaged(_ path: String, _ problem: String) -> InputFailure {
    InputFailure(
      .archiveDamaged, path: path, "the compressed file is damaged: \(problem)",
      hint: "copy or export the file again, or unpack it yourself")
  }
}
