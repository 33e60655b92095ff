/// A number of things as a sentence has it: "1 gap", "3 gaps".
///
/// - Parameter many: What they are called if there is not one of them; nil for the singular with an s.
package func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
