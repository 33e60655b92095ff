import Foundation
import HiplineAnalysis
import HiplineIO
import HiplineSimulation
func debug(_ s: ValidatedSession) {
  func t(_ r: MarkedRepetition) -> String { String(format: "%d %.2f %.2f %.2f %.2f rom %.2f p %.2f %@ %@ hz %.2f rms %.2f", r.index, r.startSeconds, r.topStartSeconds ?? 0, r.topEndSeconds ?? 0, r.endSeconds, r.rangeDegrees ?? -1, r.pelvisRangeDegrees ?? -1, r.isComplete == true ? "C":"-", r.state ?? "", r.tremor?.frequencyHertz ?? 0, r.tremor?.rmsDegreesPerSecond ?? 0) }
  for r in s.evaluation.truth.repetitions { print("T", t(r)) }
  for r in s.evaluation.found.repetitions { print("F", t(r)) }
}
func debugSpar(_ folder: String) {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  for n in names.sorted() {
    guard let recordings = try? RecordingReader.read(path: "\(folder)/\(n)"),
      let r = try? Analyzer().analyze(SessionInput(id: "real", recordings: recordings)) else { continue }
    let c = r.sets.map(\.repetitions)
    if abs(c.reduce(0,+) - 20) > 1 { print(n, c, r.sets.map { [$0.startSeconds, $0.endSeconds] }) }
  }
}
