public import Foundation

/// Numbers computed once by an independent program and committed beside the tests.
public enum ReferenceFile {
  /// The content of `Reference/<name>.json` in a test target's bundle.
  public static func load<Content: Decodable>(
    _ name: String, in bundle: Bundle, as type: Content.Type = Content.self
  ) throws -> Content {
    guard
      let url = bundle.url(forResource: name, withExtension: "json", subdirectory: "Reference")
    else { throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name]) }
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }
}
