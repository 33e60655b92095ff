import HiplineAnalysis
import HiplineCore

/// The curves of the score, as text.
enum ScoreDrawing {
  private static let exercise = Exercise.clamshell

  /// For layout only: how many values a drawing has, and its height in lines.
  private static let (columns, lines) = (61, 5)

  private static func points(_ curve: ScoreCurve) -> [Double] {
    curve.values.map {
      curve.point($0, profile: exercise.profile, hip: exercise.hipLimit).points
    }
  }

  static var text: String { ScoreCurve.all.map(drawing).joined(separator: "\n") }

  static var csv: String {
    (["curve,value,unit,points"]
      + ScoreCurve.all.flatMap { curve in
        zip(curve.values, points(curve)).map {
          "\"\(curve.name)\",\($0.text(decimals: 4)),\(curve.unit),\($1.text(decimals: 2))"
        }
      }).joined(separator: "\n")
  }

  /// One column a value, from good on the left to bad on the right.
  private static func drawing(_ curve: ScoreCurve) -> String {
    let points = points(curve)
    let shown = (0..<columns).map { points[$0 * (points.count - 1) / (columns - 1)] }
    let blocks = Array(" ▁▂▃▄▅▆▇█")
    let rows = (0..<lines).reversed().map { line -> String in
      let label = line == lines - 1 ? "100 " : line == 0 ? "  0 " : "    "
      let cells = shown.map { points -> Character in
        let eighths = points / 100 * Double(8 * lines) - Double(8 * line)
        return blocks[min(8, max(0, Int(eighths.rounded())))]
      }
      return trimmed(label + String(cells))
    }
    let largest = zip(points, points.dropFirst()).map { $0 - $1 }.max() ?? 0
    let step = abs(curve.values[1] - curve.values[0]).text(decimals: 3)
    let (first, last) = (end(curve.values.first, curve), end(curve.values.last, curve))
    let gap = String(repeating: " ", count: max(1, columns - first.count - last.count))
    return
      ([
        curve.name + ": at most \(largest.text(decimals: 1)) points a step of \(step)\(unit(curve))"
      ]
      + rows + ["    " + first + gap + last, ""]).joined(separator: "\n")
  }

  private static func end(_ value: Double?, _ curve: ScoreCurve) -> String {
    (value ?? 0).text(significantDigits: 2) + unit(curve)
  }

  private static func unit(_ curve: ScoreCurve) -> String {
    curve.unit.isEmpty || curve.unit == "°" ? curve.unit : " " + curve.unit
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
