extension SessionIndex {
  /// A patient's sheet.
  package struct NamedSheet: Sendable {
    /// Of its file, without language and ending.
    package let name: String
    /// nil for a session of nobody in particular.
    package let person: String?
    package let exercise: String
    package let page: String
  }

  /// The patient's sheets: one a person and exercise, and after them one a session of nobody in particular.
  package func sheets(_ texts: SheetTexts) -> [NamedSheet] {
    let ofPeople = people.flatMap { person in
      PersonCourse.courses(of: sessions.filter { $0.subject == person }).map { course in
        NamedSheet(
          name: "\(person)-\(course.exercise)", person: person, exercise: course.exercise,
          page: Sheet(person, course: course, texts: texts).page.text)
      }
    }
    let others = sessions.filter { $0.subject == nil }.flatMap { session in
      PersonCourse.courses(of: [session]).map { course in
        NamedSheet(
          name: session.id, person: nil, exercise: course.exercise,
          page: Sheet(session.id, course: course, texts: texts).page.text)
      }
    }
    return ofPeople + others
  }
}
