import HiplineCore
import HiplineReport

/// Throughput as a table for the terminal.
enum ThroughputText {
  static func render(_ throughput: Throughput, jobs: Int) -> String {
    var lines = [
      "\(throughput.sessionCount) sessions, \(megabytes(throughput).text(decimals: 1)) MB, "
        + "\(throughput.recordedHours.text(decimals: 2)) h of recording; all jobs: \(jobs)",
      "",
      row("", "sessions/s", "MB/s", "hours/s", "ms each"),
    ]
    for step in throughput.steps {
      let count = Double(throughput.sessionCount)
      lines.append(
        row(
          step.name, (count / step.seconds).text(decimals: 1),
          (megabytes(throughput) / step.seconds).text(decimals: 1),
          (throughput.recordedHours / step.seconds).text(decimals: 2),
          (step.seconds / count * 1000).text(decimals: 2)))
    }
    let one = Throughput.oneCore
    lines += [
      "",
      "one core takes \(text(throughput.ratio(one, to: Throughput.ingest))) times ingest and "
        + "\(text(throughput.ratio(one, to: Throughput.limit))) times bytes and FFTW",
      "of one core's time "
        + throughput.shares.map { "\($0.part) is \(($0.share * 100).text(decimals: 0)) %" }
        .joined(separator: ", "),
      "all jobs are \(text(throughput.ratio(one, to: Throughput.allCores))) times as fast as one core; "
        + "loops that share nothing are \(text(throughput.ratio(one, to: Throughput.sideBySide)))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func megabytes(_ throughput: Throughput) -> Double {
    Double(throughput.byteCount) / 1e6
  }

  private static func text(_ ratio: Double) -> String { ratio.text(decimals: 2) }

  private static func row(_ name: String, _ columns: String...) -> String {
    name.padded(to: 22) + columns.map { $0.leftPadded(to: 11) }.joined()
  }
}
