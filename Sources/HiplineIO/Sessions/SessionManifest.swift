package import HiplineCore

/// Sessions as a table with one row for each file.
///
///     session_id,file,placement,exercise,side,subject,started_at,exclude
///     s01,s01/thigh.csv,thigh,clamshell,right,p1,2026-03-01T10:00:00Z,0-12.5;300-
///     s01,s01/pelvis.csv,pelvis,clamshell,right,p1,2026-03-01T10:00:00Z,
///
/// Rows of one `session_id` are one session, wherever they are. Only `session_id` and `file` are needed; a cell may be empty.
/// Files are named from the manifest's folder.
package enum SessionManifest {
  static let columns = [
    "session_id", "file", "placement", "exercise", "side", "subject", "started_at", "exclude",
  ]

  /// The sessions in the order of their first rows.
  ///
  /// - Parameter exercises: The exercises that may be named; nil for any.
  /// - Throws: `unreadable`, `unsupported-encoding`; `invalid-session-file` with line and field for a column that is not
  ///   known, a row of another length, a missing file, a word that is not allowed, and rows of one session that differ.
  package static func read(
    path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> [SessionDescription] {
    let bytes = try Folders().table(at: path)
    return try read(bytes: bytes, path: path, exercises: exercises)
  }

  /// Reads the bytes of a manifest as if they were at `path`.
  package static func read(
    bytes: [UInt8], path: String, exercises: [String]? = nil
  ) throws(InputFailure) -> [SessionDescription] {
    _ = try TextEncoding.markLength(of: bytes, path: path)
    guard let table = SmallTable(bytes) else {
      throw InputFailure(
        .invalidSessionFile, path: path, "the manifest is empty", hint: header, line: 1)
    }
    try check(table, path: path)
    var ids: [String] = []
    var sessions: [String: SessionDescription] = [:]
    for row in table.rows {
      let row = try ManifestRow(row, of: table, path: path)
      let session = try row.session(exercises: exercises)
      guard var known = sessions.removeValue(forKey: session.id) else {
        ids.append(session.id)
        sessions[session.id] = session
        continue
      }
      known.subject = try row.same(known.subject, session.subject, "subject")
      known.exercise = try row.same(known.exercise, session.exercise, "exercise")
      known.startedAt = try row.same(known.startedAt, session.startedAt, "started_at")
      known.excludedSeconds += session.excludedSeconds.filter {
        !known.excludedSeconds.contains($0)
      }
      known.side = known.side ?? session.side
      known.sensors += session.sensors
      if let failure = SensorFile.tooMany(known.sensors.count, path: path, line: row.line) {
        throw failure
      }
      sessions[session.id] = known
    }
    guard !ids.isEmpty else {
      throw InputFailure(
        .invalidSessionFile, path: path, "the manifest has no row below its header",
        hint: "add a row for each file", line: table.headerLine)
    }
    return ids.compactMap { sessions[$0] }
  }

  private static let header = "begin with `\(columns.joined(separator: ","))`"

  private static func check(_ table: SmallTable, path: String) throws(InputFailure) {
    func failure(_ message: String, hint: String, field: Int? = nil) -> InputFailure {
      InputFailure(
        .invalidSessionFile, path: path, message, hint: hint, line: table.headerLine, column: field)
    }
    for (index, name) in table.names.enumerated() {
      if !columns.contains(name) {
        let nearest = Spelling.nearest(to: name, among: columns)
        throw failure(
          "this column is not known", hint: nearest.map { "did you mean `\($0)`?" } ?? header,
          field: index + 1)
      }
      if table.names[..<index].contains(name) {
        throw failure(
          "the column `\(name)` occurs twice", hint: "remove one of the two", field: index + 1)
      }
    }
    for name in ["session_id", "file"] where !table.hasColumn(name) {
      throw failure("the column `\(name)` is missing", hint: header)
    }
  }
}

/// One row of a manifest by its columns.
private struct ManifestRow {
  private let row: SmallTable.Row
  var line: Int { row.line }
  private let table: SmallTable
  private let path: String

  init(_ row: SmallTable.Row, of table: SmallTable, path: String) throws(InputFailure) {
    (self.row, self.table, self.path) = (row, table, path)
    guard row.fields.count == table.names.count else {
      throw InputFailure(
        .invalidSessionFile, path: path,
        "the row has \(row.fields.count) fields where the header has \(table.names.count)",
        hint: "quote a field that holds the delimiter", line: row.line,
        column: min(row.fields.count, table.names.count))
    }
  }

  func session(exercises: [String]?) throws(InputFailure) -> SessionDescription {
    guard let id = text("session_id") else {
      throw failure("session_id", "the row names no session", hint: "give every row a `session_id`")
    }
    guard let file = text("file") else {
      throw failure("file", "the row names no file", hint: "give every row a `file`")
    }
    let exercise = try checked("exercise") { name throws(SessionWord.Mistake) in
      try SessionWord.checkExercise(name, among: exercises)
      return name
    }
    let startedAt = try checked("started_at") { text throws(SessionWord.Mistake) in
      try SessionWord.checkDate(text, key: "started_at")
      return text
    }
    let excluded = try checked("exclude") { text throws(SessionWord.Mistake) in
      var stretches: [Range<Double>] = []
      for stretch in text.split(separator: ";") {
        stretches.append(try WrittenStretch.seconds(String(stretch), key: "exclude"))
      }
      return stretches
    }
    let side: Side? = try choice("side")
    return SessionDescription(
      id: id, subject: text("subject"), exercise: exercise, side: side, startedAt: startedAt,
      excludedSeconds: excluded ?? [],
      sensors: [
        SensorFile(
          path: file.hasPrefix("/") ? file : FileName.beside(path, file),
          placement: try choice("placement"), side: side)
      ])
  }

  /// What rows of one session have in common: the value of any that gives one.
  ///
  /// - Throws: Where two give different ones.
  func same(_ known: String?, _ here: String?, _ name: String) throws(InputFailure) -> String? {
    guard let known, let here, known != here else { return known ?? here }
    throw failure(
      name, "`\(name)` differs from that of an earlier row of the session",
      hint: "give the rows of one session the same value, or leave it empty")
  }

  private func text(_ name: String) -> String? {
    guard let value = table.text(row, name), !value.isEmpty else { return nil }
    return value
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(InputFailure) -> Choice? where Choice.RawValue == String {
    try checked(name) { text throws(SessionWord.Mistake) in
      try SessionWord.choice(text, key: name)
    }
  }

  private func checked<Value>(
    _ name: String, _ value: (String) throws(SessionWord.Mistake) -> Value
  ) throws(InputFailure) -> Value? {
    guard let text = text(name) else { return nil }
    do throws(SessionWord.Mistake) {
      return try value(text)
    } catch {
      throw failure(name, error.message, hint: error.hint)
    }
  }

  private func failure(_ name: String, _ message: String, hint: String) -> InputFailure {
    InputFailure(
      .invalidSessionFile, path: path, message, hint: hint, line: row.line,
      column: table.column(name).map { $0 + 1 })
  }
}
