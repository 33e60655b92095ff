public import HiplineAnalysis
public import HiplineCore
import HiplineReport

extension Analyzer {
  /// Analyses a session and draws its report: a page of HTML with plots that needs nothing else.
  ///
  /// - Throws: `InputFailure` where no recording can be analysed at all.
  public func page(_ input: SessionInput) throws(InputFailure) -> String {
    let (result, traces) = try analyzeWithTraces(input)
    return SessionPage.render(
      SessionDocument(result), traces: traces, failures: result.failures)
  }
}
