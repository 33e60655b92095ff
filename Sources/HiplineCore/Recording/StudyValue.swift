/// What a study notes of a session in a column of its own, which is carried to all tables and means nothing to Hipline.
package struct StudyValue: Sendable, Hashable {
  /// The name of the column, as the study writes it.
  package let name: String
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
