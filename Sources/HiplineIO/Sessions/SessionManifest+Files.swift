package import HiplineCore

extension SessionManifest {
  /// The sessions of a manifest on disk, in the order of their first rows.
  ///
  /// - Throws: `unreadable`, and as `read(bytes:path:exercises:)`.
  package static func read(
    path: String, exercises: [String]? = nil
  ) throws(InputMistakes) -> [SessionDescription] {
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try FileBytes.table(at: path, in: Folders())
    } catch {
      throw InputMistakes([error])
    }
    return try read(bytes: bytes, path: path, exercises: exercises)
  }
}
