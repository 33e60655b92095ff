/// One `session` object, or one `failure` object, a line.
enum JSONLinesRenderer {
  static func line(_ kind: String, _ value: JSONValue) -> String {
    JSONValue.object([kind: value]).encoded(onOneLine: true) + "\n"
  }
}
