import HiplineAnalysis

extension RepetitionRow {
  /// The repetition's number, with a star where it is not complete.
  var number: String { "\(repetition.index)" + (repetition.isComplete ? "" : "*") }
}
