#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A result that could not be written.
package struct OutputFailure: Error, Sendable, CustomStringConvertible {
  var path: String
  var reason: String
  /// What to do; nil where the system refused and only it can help.
  package var hint: String?

  init(path: String, reason: String, hint: String? = nil) {
    self.path = path
    self.reason = reason
    self.hint = hint
  }

  /// With the system's last reason.
  init(_ path: String) {
    self.init(path: path, reason: String(cString: strerror(errno)))
  }

  package var description: String {
    "\(path): cannot be written: \(reason)" + (hint.map { " (\($0))" } ?? "")
  }
}
