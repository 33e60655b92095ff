/// The names of the bouts of a session, `NAME-bout-01` and so on.
enum BoutName {
  /// - Parameter number: From 1.
  static func name(_ number: Int, of session: String) -> String {
    "\(session)-bout-\(number < 10 ? "0" : "")\(number)"
  }

  /// The session whose bout a name would be; nil for a name that is none of a bout.
  static func session(ofBout name: String) -> String? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "bout", Int(parts[parts.count - 1]) != nil
    else { return nil }
    return parts.dropLast(2).joined(separator: "-")
  }
}
