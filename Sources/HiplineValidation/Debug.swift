import Foundation
import HiplineAnalysis
import HiplineIO
import HiplineCore
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
func variants(_ number: Int) {
  let base = ValidationSuite.session(number).parameters
  func run(_ name: String, _ change: (inout SensorModel) -> Void) {
    var p = base
    for i in p.sensors.indices { change(&p.sensors[i].model) }
    let simulated = Simulator.run(p)
    let truth = MarkedSession(simulated.truth)
    let found = MarkedSession(try! Analyzer().analyze(SessionInput(id: truth.id, exercise: Exercise.named(p.exercise.rawValue), side: p.side, recordings: simulated.recordings)))
    let e = SessionEvaluation(found: found, truth: truth)
    let errs = e.pairs.map { ($0.found.rangeDegrees ?? 0) - ($0.truth.rangeDegrees ?? 0) }
    print(number, name, errs.map { String(format: "%.2f", $0) }.prefix(6).joined(separator: " "))
  }
  run("as is") { _ in }
  run("no acc bias/scale") { $0.accelerometer.biasMilliG = .zero; $0.accelerometer.scaleError = .zero }
  run("no gyro bias") { $0.gyroscope?.biasDegreesPerSecond = .zero; $0.gyroscope?.driftDegreesPerSecondPerMinute = .zero }
  run("no jitter") { $0.sampling.timestampJitterSeconds = 0 }
  run("rate factor 1") { $0.sampling.trueRateFactor = 1 }
  run("no losses") { $0.sampling.lossProbability = 0 }
  run("ideal") { let s = $0.sampling; $0 = .ideal; $0.sampling = s }
}
