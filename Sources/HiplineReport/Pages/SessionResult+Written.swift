import HiplineAnalysis

extension SessionResult {
  /// The result as its JSON holds it, with six digits, so that a page made anew from files is the same to the byte.
  var asWritten: SessionResult {
    (try? SessionReading.session(JSONFields(SessionDocument.json(self), path: id))) ?? self
  }
}
