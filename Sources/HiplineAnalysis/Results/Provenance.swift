/// Who says something about a session that is not measured: its time, or whose it is.
package enum Provenance: String, Sendable, Hashable, CaseIterable {
  /// A `session.yaml`, a manifest, an option or a program.
  case stated
  /// The recorder's clock, whose zone may be unknown.
  case clock
  /// The name of the file, or of a folder or an archive that holds it.
  case name
  /// The name of a folder that is that of a person.
  case folder

  /// For people.
  package var text: String {
    switch self {
    case .stated: "as stated"
    case .clock: "by the recorder's clock"
    case .name: "by the file's name"
    case .folder: "by the folder's name"
    }
  }
}
