import Hipline

let thigh = SensorBuffer(
  placement: .thigh, seconds: seconds,
  acceleration: VectorSeries(x: ax, y: ay, z: az),
  angularRate: VectorSeries(x: gx, y: gy, z: gz))

let result = try Analyzer().analyze([thigh], exercise: .clamshell, side: .right)

for repetition in result.repetitions where repetition.isComplete {
  let score = repetition.score?.overall.map { "\(Int($0.rounded()))" } ?? "no score"
  let range = repetition.number(.range).map { "\(Int($0.rounded()))°" } ?? "–"
  print("\(repetition.index): \(score), \(range)")
  for cue in repetition.cues { print("   \(cue.text)") }
}
