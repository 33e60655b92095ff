import Foundation
import HiplineTestSupport

/// The content of a reference file of this target.
func reference<Content: Decodable>(_ name: String) throws -> Content {
  try ReferenceFile.load(name, in: Bundle.module)
}
