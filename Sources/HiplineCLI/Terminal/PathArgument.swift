import ArgumentParser

/// A path on the command line: any but the empty one, which an unset variable of a script leaves and which would mean the
/// current folder to some functions and the root to others.
package enum PathArgument {
  @Sendable package static func path(_ text: String) throws -> String {
    guard !text.isEmpty else { throw ValidationError("a path is needed") }
    return text
  }
}
