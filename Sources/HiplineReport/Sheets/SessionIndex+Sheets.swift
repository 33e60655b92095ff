extension SessionIndex {
  /// The patient's sheets: one a person and exercise, and one a session of nobody in particular.
  package func sheets(_ texts: SheetTexts) -> [(name: String, page: String)] {
    let ofPeople = people.flatMap { person -> [(name: String, page: String)] in
      let courses = PersonCourse.courses(of: sessions.filter { $0.subject == person })
      return courses.map { course in
        (
          name: "\(person)-\(course.exercise)",
          page: Sheet(person, course: course, texts: texts).page.text
        )
      }
    }
    let others = sessions.filter { $0.subject == nil }.flatMap { session in
      PersonCourse.courses(of: [session]).map { course in
        (name: session.id, page: Sheet(session.id, course: course, texts: texts).page.text)
      }
    }
    return ofPeople + others
  }
}
