import HiplineSignal

/// What made a result.
package enum ToolIdentity {
  /// The version of Hipline, as in `CHANGELOG.md`.
  package static let version = "0.1.0"
  /// The version of the JSON that `analyze` gives.
  package static let reportSchema = "hipline.report/1"
  /// The version of the JSON that `inspect` gives.
  static let inspectSchema = "hipline.inspect/1"

  /// The version of the JSON that `compare` gives.
  static let compareSchema = "hipline.compare/1"

  package static var fftwVersion: String { RealFFT.libraryVersion }

  /// What a document says that Hipline wrote it by.
  package static let name = JSONValue.text("hipline")

  package static var json: JSONValue {
    .object([
      "name": name,
      "version": .text(version),
      "fftw": .text(fftwVersion),
    ])
  }
}
