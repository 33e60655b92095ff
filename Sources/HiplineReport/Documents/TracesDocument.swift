import Foundation
public import HiplineAnalysis

/// A session's traces as JSON: what its page draws, kept so that the page can be made anew without the recordings.
public struct TracesDocument: Codable {
  /// The version of this JSON.
  public static let schema = "hipline.traces/1"

  public var schema: String
  /// The session's name.
  public var id: String
  public var traces: SessionTraces

  public init(id: String, traces: SessionTraces) {
    schema = Self.schema
    self.id = id
    self.traces = traces
  }

  /// The document as UTF-8, on one line, with sorted keys.
  public var encoded: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("finite numbers can be encoded")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// - Returns: nil where the bytes are no such document of this version.
  public init?(_ bytes: [UInt8]) {
    guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      document.schema == Self.schema
    else { return nil }
    self = document
  }
}
