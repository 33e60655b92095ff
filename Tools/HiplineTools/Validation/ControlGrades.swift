import HiplineAnalysis
import HiplineSimulation
import HiplineTrials

/// The grades of control against what was simulated: `ControlSuite`, as many repetitions of each grade.
struct ControlGrades: Sendable {
  /// `[true grade][found grade]`; the last column is repetitions without one.
  private(set) var counts = [[Int]](repeating: [Int](repeating: 0, count: 5), count: 4)

  /// The least share of repetitions whose grade is the true one.
  static let bound = 0.95

  /// - Parameter sessions: Of each grade.
  init(sessions: Int) async {
    let results = await withTaskGroup(of: (grade: Int, found: [Int?]).self) { group in
      for number in 1...sessions {
        for grade in 0...3 { group.addTask { Self.grades(number, grade) } }
      }
      var results: [(grade: Int, found: [Int?])] = []
      for await result in group { results.append(result) }
      return results
    }
    for (grade, found) in results {
      for one in found { counts[grade][one ?? 4] += 1 }
    }
  }

  /// One for each simulated repetition; nil where it has none, or was not found.
  private static func grades(_ number: Int, _ grade: Int) -> (grade: Int, found: [Int?]) {
    let session = ControlSuite.session(number, grade: grade)
    let simulated = Simulator.run(session.parameters)
    let result = try? Analyzer().analyze(
      SessionInput(
        id: simulated.truth.name, exercise: .sideLegLift, side: session.parameters.side,
        recordings: simulated.recordings))
    let found = simulated.truth.repetitions.map { truth in
      result?.repetitions.first {
        $0.startSeconds < truth.endSeconds && truth.startSeconds < $0.endSeconds
      }?.number(ControlGrade.grade).map { Int($0) }
    }
    return (session.grade, found)
  }

  private var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
  private var all: Int { counts.joined().reduce(0, +) }

  var misses: [String] {
    Double(right) < Self.bound * Double(all)
      ? ["grades of control: \(right) of \(all), not \(Self.bound)"] : []
  }

  var markdown: String {
    let rows = counts.enumerated().map { grade, found in
      "| \(grade) | " + found.map(String.init).joined(separator: " | ") + " |"
    }
    return """
      ## Grades of control

      Side-lying leg lifts (`ControlSuite`) in which a person does what the grade's step of the Active Hip Abduction test says, drawn by chance, with a sensor on
      thigh and pelvis: \(right) of \(all) repetitions have their grade; the bound is \(Self.bound).

      | simulated | 0 | 1 | 2 | 3 | none |
      | --- | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }
}
