import Foundation

/// Shows a page by the program that the system has for it.
enum PageOpening {
  #if os(macOS)
    private static let program = "open"
  #else
    private static let program = "xdg-open"
  #endif

  /// - Returns: What is to be said where that was not possible.
  static func open(_ path: String) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, URL(filePath: path).standardizedFileURL.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus == 0 { return nil }
    } catch {
      // Said below, as where the program is missing.
    }
    return "warning: no program could open the report; open \(path) in a browser"
  }
}
