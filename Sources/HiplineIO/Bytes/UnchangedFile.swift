package import HiplineCore

extension FileState {
  /// What is made of a file, which has to be the same before and after.
  ///
  /// - Parameter state: Of the file before it was looked at for the first time.
  /// - Throws: `unreadable` where it was changed, whatever was made of it.
  static func unchanged<T>(
    _ path: String, in store: any FileStore, since state: FileState?,
    _ body: () throws(InputFailure) -> T
  ) throws(InputFailure) -> T {
    let result = Result(catching: body)
    guard store.state(of: path) == state else { throw InputFailure.changedWhileRead(path) }
    return try result.get()
  }
}

extension InputFailure {
  /// Whether it says that a file changed while it was read.
  package var isOfChangedFile: Bool { self == .changedWhileRead(path) }

  /// A file that was written to, or replaced, between two looks at it.
  package static func changedWhileRead(_ path: String) -> InputFailure {
    InputFailure(
      .unreadable, path: path, "the file changed while it was read",
      hint: "wait until it is whole, and try again")
  }
}
