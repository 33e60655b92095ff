import HiplineAnalysis
package import HiplineCore

/// One row a repetition, with a study's own columns behind; failures are said elsewhere.
package struct CSVFormat: ReportFormat {
  package let name = "csv"
  private let study: StudyColumns

  /// - Parameter study: What studies note of the sessions that will come.
  package init(study: [StudyValue] = []) { self.study = StudyColumns(study) }

  package func begin() -> String {
    CSVRenderer.csv(study.added(to: .repetitions([]), noting: []))
  }

  package func session(_ session: SessionDocument) -> String {
    let result = session.result
    return CSVRenderer.rows(study.added(to: .repetitions([result]), noting: result.study))
  }

  package func end(failures: [InputFailure]) -> String { "" }
}
