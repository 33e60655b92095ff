import Foundation
import HiplineReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the standard streams are connected to.
enum TerminalStyle {
  static let output = style(of: STDOUT_FILENO)
  static let errors = style(of: STDERR_FILENO)

  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

  /// Colour on a terminal, unless `NO_COLOR` is set to anything (<https://no-color.org>) or the terminal knows none.
  private static func style(of descriptor: Int32) -> TextStyle {
    let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(descriptor) == 1 && !refused && !isDumb ? .coloured : .plain
  }

  private static var isDumb: Bool {
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    return terminal.isEmpty || terminal == "dumb"
  }
}
