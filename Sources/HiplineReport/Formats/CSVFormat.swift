import HiplineAnalysis
package import HiplineCore

/// One row a repetition; failures are said elsewhere.
package struct CSVFormat: ReportFormat {
  package let name = "csv"

  package init() {}

  package func begin() -> String { CSVRenderer.csv(.repetitions([])) }

  package func session(_ session: SessionDocument) -> String {
    CSVRenderer.rows(.repetitions([session.result]))
  }

  package func end(failures: [InputFailure]) -> String { "" }
}
