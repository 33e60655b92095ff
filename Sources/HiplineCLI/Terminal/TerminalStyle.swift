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

  /// The columns of a terminal, and colour unless `NO_COLOR` is set to anything (<https://no-color.org>) or the terminal knows none.
  private static func style(of descriptor: Int32) -> TextStyle {
    let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    guard isatty(descriptor) == 1 else { return .plain }
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return TextStyle(
      isColoured: !refused && !isDumb, columns: isKnown ? Int(size.ws_col) : nil)
  }

  private static var isDumb: Bool {
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    return terminal.isEmpty || terminal == "dumb"
  }
}
