package import HiplineCore

extension SessionDescription {
  /// A page reads no YAML.
  package static func read(
    bytes: [UInt8], path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> SessionDescription {
    throw InputFailure(
      .invalidSessionFile, path: path, "a page does not read session files",
      hint: "give the recordings alone, or use the command")
  }
}
