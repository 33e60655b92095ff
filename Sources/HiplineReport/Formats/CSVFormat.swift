import HiplineAnalysis
public import HiplineCore

/// One row a repetition; failures are said elsewhere.
public struct CSVFormat: ReportFormat {
  public let name = "csv"

  public init() {}

  public func begin() -> String { CSVRenderer.csv(.repetitions([])) }

  public func session(_ session: SessionDocument) -> String {
    CSVRenderer.rows(.repetitions([session.result]))
  }

  public func end(failures: [InputFailure]) -> String { "" }
}
