public import Foundation

/// The folders that tests read from, found from the place of the source file.
public enum TestFolders {
  /// The root of the package.
  public static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static let sampleData = package.appending(path: "SampleData")

  /// Real recordings, which are not part of the package: `$HIPLINE_REAL_DATA`, or `../shared/data`.
  ///
  /// - Returns: nil where there are none; says so once.
  public static let realData: URL? = {
    let environment = ProcessInfo.processInfo.environment["HIPLINE_REAL_DATA"]
    let folder =
      environment.map { URL(filePath: $0) }
      ?? package.deletingLastPathComponent().appending(path: "shared/data")
    if FileManager.default.fileExists(atPath: folder.path) { return folder }
    print("skipped: no real recordings at HIPLINE_REAL_DATA")
    return nil
  }()

  /// Writes a file of a text, and the folders that lead to it.
  public static func put(_ text: String, _ folder: URL, _ path: String) throws {
    let place = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  /// Runs `body` in a new folder that is removed afterwards.
  public static func withTemporaryFolder<Result>(
    _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hipline-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}
