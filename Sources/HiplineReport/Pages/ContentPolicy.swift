import Crypto
import Foundation

/// What a page allows a browser to do: to apply its own style, to run its own script if it has one, and nothing else.
enum ContentPolicy {
  static func text(style: String, script: String?) -> String {
    var rules = ["default-src 'none'", "style-src \(source(style))"]
    if let script { rules.append("script-src \(source(script))") }
    return (rules + ["base-uri 'none'", "form-action 'none'"]).joined(separator: "; ")
  }

  /// The source expression that allows exactly this text.
  private static func source(_ text: String) -> String {
    let hash = Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
    return "'sha256-\(hash)'"
  }
}
