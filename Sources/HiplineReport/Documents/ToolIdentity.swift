import HiplineSignal

/// What made a result.
public enum ToolIdentity {
  /// The version of Hipline, as in `CHANGELOG.md`.
  public static let version = "0.1.0"
  /// The version of the JSON that `analyze` gives.
  public static let reportSchema = "hipline.report/1"
  /// The version of the JSON that `inspect` gives.
  public static let inspectSchema = "hipline.inspect/1"

  /// The version of the JSON that `compare` gives.
  public static let compareSchema = "hipline.compare/1"

  public static var fftwVersion: String { RealFFT.libraryVersion }

  public static var json: JSONValue {
    .object([
      "name": .text("hipline"),
      "version": .text(version),
      "fftw": .text(fftwVersion),
    ])
  }
}
