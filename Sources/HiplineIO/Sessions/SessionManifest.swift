package import HiplineCore

/// Sessions as a table with one row for each file.
///
///     session_id,file,placement,exercise,side,subject,started_at,exclude
///     s01,s01/thigh.csv,thigh,clamshell,right,p1,2026-03-01T10:00:00Z,0-12.5;300-
///     s01,s01/pelvis.csv,pelvis,clamshell,right,p1,2026-03-01T10:00:00Z,
///
/// Rows of one `session_id` are one session, wherever they are. Only `session_id` and `file` are needed; a cell may be empty.
/// Files are named from the manifest's folder. Other columns are the study's own, and carried to all tables.
package enum SessionManifest {
  static let columns = [
    "session_id", "file", "placement", "exercise", "side", "subject", "started_at", "exclude",
  ]

  /// So many mistakes are said one by one. Chosen, not derived: more than that have one cause.
  private static let mostSaid = 50

  /// The sessions of a manifest as if its bytes were at `path`, in the order of their first rows.
  ///
  /// - Parameter exercises: The exercises that may be named; nil for any.
  /// - Throws: `unreadable`, `unsupported-encoding`; `invalid-session-file` with line and field for each column that may be misspelt, row of
  ///   another length, missing file, word that is not allowed, and row that differs from others of its session.
  package static func read(
    bytes: [UInt8], path: String, exercises: [String]? = nil
  ) throws(InputMistakes) -> [SessionDescription] {
    do throws(InputFailure) {
      _ = try TextEncoding.markLength(of: bytes, path: path)
    } catch {
      throw InputMistakes([error])
    }
    guard let table = SmallTable(bytes) else {
      throw InputMistakes([
        InputFailure(
          .invalidSessionFile, path: path, "the manifest is empty", hint: header, line: 1)
      ])
    }
    var mistakes = mistakes(of: table, path: path)
    // Without its names no row can be read.
    if !mistakes.isEmpty { throw InputMistakes(mistakes) }
    let study = table.names.filter { !$0.isEmpty && !columns.contains($0.lowercased()) }
    var ids: [String] = []
    var sessions: [String: SessionDescription] = [:]
    for row in table.rows {
      var row = ManifestRow(row, of: table, path: path)
      if let session = row.session(exercises: exercises, study: study) {
        let known = sessions.removeValue(forKey: session.id)
        if known == nil { ids.append(session.id) }
        sessions[session.id] = known.map { row.joined($0, with: session) } ?? session
      }
      mistakes += row.mistakes
    }
    if ids.isEmpty && mistakes.isEmpty {
      mistakes.append(
        InputFailure(
          .invalidSessionFile, path: path, "the manifest has no row below its header",
          hint: "add a row for each file", line: table.headerLine))
    }
    guard mistakes.isEmpty else { throw InputMistakes(said(mistakes, path: path)) }
    return ids.compactMap { sessions[$0] }
  }

  private static func said(_ mistakes: [InputFailure], path: String) -> [InputFailure] {
    guard mistakes.count > mostSaid else { return mistakes }
    return mistakes.prefix(mostSaid) + [
      InputFailure(
        .invalidSessionFile, path: path,
        "the manifest has \(mistakes.count - mostSaid) further mistakes",
        hint: "correct the ones above, and try again")
    ]
  }

  private static let header = "begin with `\(columns.joined(separator: ","))`"

  /// What is wrong with the names of the columns.
  private static func mistakes(of table: SmallTable, path: String) -> [InputFailure] {
    func failure(_ message: String, hint: String, field: Int? = nil) -> InputFailure {
      InputFailure(
        .invalidSessionFile, path: path, message, hint: hint, line: table.headerLine, column: field)
    }
    var mistakes: [InputFailure] = []
    let names = table.names.map { $0.lowercased() }
    for (index, name) in names.enumerated() where !columns.contains(name) {
      if name.isEmpty {
        if table.rows.contains(where: { $0.fields.count > index && !$0.fields[index].isEmpty }) {
          mistakes.append(
            failure("the column has no name", hint: "give it one", field: index + 1))
        }
      } else if let nearest = misspelt(name), !names.contains(nearest) {
        mistakes.append(
          failure(
            "this column is not known, and one of nearly its name is missing",
            hint: "did you mean `\(nearest)`?", field: index + 1))
      }
    }
    for (index, name) in names.enumerated() where !name.isEmpty && names[..<index].contains(name) {
      mistakes.append(
        failure(
          columns.contains(name) ? "the column `\(name)` occurs twice" : "the column occurs twice",
          hint: "remove one of the two", field: index + 1))
    }
    for name in ["session_id", "file"] where !names.contains(name) {
      mistakes.append(failure("the column `\(name)` is missing", hint: header))
    }
    return mistakes
  }

  /// A short name may be anything of a study's, such as its `site`.
  ///
  /// In letters. Chosen, not derived: of four letters two words of a change are as often two words as one and its mistake.
  private static let shortestMisspelt = 5

  private static func misspelt(_ name: String) -> String? {
    name.count < shortestMisspelt ? nil : Spelling.nearest(to: name, among: columns)
  }
}

/// One row of a manifest by its columns, and what is wrong with it.
private struct ManifestRow {
  private let row: SmallTable.Row
  private let table: SmallTable
  private let path: String
  private(set) var mistakes: [InputFailure] = []

  init(_ row: SmallTable.Row, of table: SmallTable, path: String) {
    (self.row, self.table, self.path) = (row, table, path)
    if row.fields.count != table.names.count {
      mistakes.append(
        InputFailure(
          .invalidSessionFile, path: path,
          "the row has \(row.fields.count) fields where the header has \(table.names.count)",
          hint: "quote a field that holds the delimiter", line: row.line,
          column: min(row.fields.count, table.names.count)))
    }
  }

  /// - Parameter study: The names of the study's columns.
  /// - Returns: nil where the row does not say which session or file it is of.
  mutating func session(exercises: [String]?, study: [String]) -> SessionDescription? {
    // The fields are not those of the columns.
    if !mistakes.isEmpty { return nil }
    let (id, file) = (text("session_id"), text("file"))
    if id == nil {
      say("session_id", "the row names no session", hint: "give every row a `session_id`")
    }
    if file == nil { say("file", "the row names no file", hint: "give every row a `file`") }
    let exercise = checked("exercise") { name throws(SessionWord.Mistake) in
      try SessionWord.checkExercise(name, among: exercises)
      return name
    }
    let startedAt = checked("started_at") { text throws(SessionWord.Mistake) in
      try SessionWord.checkDate(text, key: "started_at")
      return text
    }
    let excluded = checked("exclude") { text throws(SessionWord.Mistake) in
      var stretches: [Range<Double>] = []
      for stretch in text.split(separator: ";") {
        stretches.append(try WrittenStretch.seconds(String(stretch), key: "exclude"))
      }
      return stretches
    }
    let side: Side? = choice("side")
    let placement: Placement? = choice("placement")
    guard let id, let file else { return nil }
    var session = SessionDescription(
      id: id, subject: text("subject"), exercise: exercise, side: side, startedAt: startedAt,
      excludedSeconds: excluded ?? [],
      sensors: [
        SensorFile(
          path: file.hasPrefix("/") ? file : FileName.beside(path, file), placement: placement,
          side: side)
      ])
    session.study = study.compactMap { name in
      text(name.lowercased()).map { StudyValue(name: name, value: $0) }
    }
    return session
  }

  /// A session with what a further row of it says.
  mutating func joined(
    _ known: SessionDescription, with session: SessionDescription
  ) -> SessionDescription {
    var known = known
    known.subject = same(known.subject, session.subject, "subject")
    known.exercise = same(known.exercise, session.exercise, "exercise")
    known.startedAt = same(known.startedAt, session.startedAt, "started_at")
    // Of the first sensor that is too much it was said; nothing after it is kept.
    guard known.sensors.count <= SensorFile.mostOfSession else { return known }
    known.excludedSeconds += session.excludedSeconds.filter {
      !known.excludedSeconds.contains($0)
    }
    known.side = known.side ?? session.side
    for noted in session.study {
      guard let index = known.study.firstIndex(where: { $0.name == noted.name }) else {
        known.study.append(noted)
        continue
      }
      // A column may be one of files.
      let values = known.study[index].value.split(separator: "; ", omittingEmptySubsequences: false)
        .map(String.init)
      if !values.contains(noted.value) {
        known.study[index] = StudyValue(
          name: noted.name, value: (values + [noted.value]).joined(separator: "; "))
      }
    }
    known.sensors += session.sensors
    if known.sensors.count == SensorFile.mostOfSession + 1 {
      mistakes += [SensorFile.tooMany(known.sensors.count, path: path, line: row.line)]
        .compactMap { $0 }
    }
    return known
  }

  /// What rows of one session have in common: the value of any that gives one.
  private mutating func same(_ known: String?, _ here: String?, _ name: String) -> String? {
    guard let known, let here, known != here else { return known ?? here }
    say(
      name, "`\(name)` differs from that of an earlier row of the session",
      hint: "give the rows of one session the same value, or leave it empty")
    return known
  }

  private func text(_ name: String) -> String? {
    guard let value = table.text(row, name), !value.isEmpty else { return nil }
    return value
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) -> Choice? where Choice.RawValue == String {
    checked(name) { text throws(SessionWord.Mistake) in
      try SessionWord.choice(text, key: name)
    }
  }

  private mutating func checked<Value>(
    _ name: String, _ value: (String) throws(SessionWord.Mistake) -> Value
  ) -> Value? {
    guard let text = text(name) else { return nil }
    do throws(SessionWord.Mistake) {
      return try value(text)
    } catch {
      say(name, error.message, hint: error.hint)
      return nil
    }
  }

  private mutating func say(_ name: String, _ message: String, hint: String) {
    mistakes.append(
      InputFailure(
        .invalidSessionFile, path: path, message, hint: hint, line: row.line,
        column: table.column(name).map { $0 + 1 }))
  }
}
