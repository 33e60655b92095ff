package import HiplineCore

/// What a study notes of a session as JSON, and from it: a list, as the order of its columns is the study's.
package enum StudyDocument {
  package static func json(_ study: [StudyValue]) -> JSONValue {
    .array(study.map { .object(["name": .text($0.name), "value": .text($0.value)]) })
  }

  /// - Returns: Nothing where it is missing.
  package static func study(_ fields: JSONFields) throws(InputFailure) -> [StudyValue] {
    guard fields.value("study") != nil else { return [] }
    return try fields.list("study") { value throws(InputFailure) in
      StudyValue(name: try value.text("name"), value: try value.text("value"))
    }
  }
}
