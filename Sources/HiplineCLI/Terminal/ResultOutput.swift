import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The result on its way to the standard output, piece by piece.
struct ResultOutput {
  private let staysOpen: Bool
  private var failure: (any Error)?

  /// - Parameter staysOpen: Whether the work goes on where nobody takes the output any more, because it is kept elsewhere too.
  init(staysOpen: Bool) {
    self.staysOpen = staysOpen
    if staysOpen { signal(SIGPIPE, SIG_IGN) }
  }

  mutating func write(_ text: String) throws {
    guard failure == nil, !text.isEmpty else { return }
    do {
      try StandardStreams.writeResult(text)
    } catch {
      guard staysOpen else { throw error }
      failure = error
    }
  }

  /// - Throws: What kept the output from being written.
  func close() throws {
    if let failure { throw failure }
  }
}
