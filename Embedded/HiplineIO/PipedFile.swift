package import HiplineCore

/// A page has no pipes.
package final class PipedFile: Sendable, Hashable {
  package let path: String
  let bytes: [UInt8] = []

  package static func name(of path: String) -> String { FileName.name(of: path) }

  package static func isPipe(_ path: String) -> Bool { false }

  package init(path: String) throws(InputFailure) {
    throw FileSource.unreadable(path, reason: "it is not an ordinary file")
  }

  package static func == (one: PipedFile, other: PipedFile) -> Bool { one === other }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
