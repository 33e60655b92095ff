import Foundation
package import HiplineAnalysis

/// A session's traces as JSON: what its page draws, kept so that the page can be made anew without the recordings.
package struct TracesDocument: Codable {
  /// The version of this JSON.
  static let schema = "hipline.traces/1"

  var schema: String
  /// The session's name.
  var id: String
  package var traces: SessionTraces

  package init(id: String, traces: SessionTraces) {
    schema = Self.schema
    self.id = id
    self.traces = traces
  }

  /// The document as UTF-8, on one line, with sorted keys.
  package var encoded: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("finite numbers can be encoded")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// - Returns: nil where the bytes are no such document of this version.
  package init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      document.schema == Self.schema
    else { return nil }
    self = document
  }
}
