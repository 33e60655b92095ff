import Crypto
import HiplineCore

/// What a page holds as it is: Hipline's own style and script, and nothing that a recording or a person says.
struct PageResource {
  let text: String
  /// The expression of a content policy that allows exactly this text.
  let source: String

  static let style = PageResource(PackageResources.report_css)
  /// Sorts and filters lists.
  static let sorting = PageResource(PackageResources.sort_js)

  private init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    source = "'sha256-\(Array(SHA256.hash(data: bytes)).base64)'"
  }
}
