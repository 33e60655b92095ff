import ArgumentParser
import Foundation
import HiplineCLI
import HiplineTrials

/// Holds the analysis against simulated sessions with known truth, and against real recordings counted by people.
struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold the analysis against what is true; status 1 where a bound is missed.")

  @Option(help: "The number of the first session of the suite", in: numbers)
  var first = 1

  @Option(help: "The number of the last one", in: numbers)
  var last = 300

  @Option(help: ArgumentHelp("Where real recordings are.", valueName: "dir"))
  var realData: String?

  @Option(help: "So many sessions of each accident", in: 0...10_000)
  var accidents = 100

  @Flag(help: "List the sessions with errors beyond the bounds instead of the tables.")
  var list = false

  func validate() throws {
    if last < first { throw ValidationError("'--last' must not be before '--first'.") }
  }

  /// Of sessions of the suite, which each has a seed of its own.
  static let numbers = 1...1_000_000

  /// A hundred repetitions of each grade of control.
  private static let sessionsOfEachGrade = 100 / ControlSuite.repetitions

  func run() async throws {
    let sessions = await withTaskGroup(of: ValidatedSession.self) { group in
      for number in first...last { group.addTask { ValidatedSession(number: number) } }
      var sessions: [ValidatedSession] = []
      for await session in group { sessions.append(session) }
      return sessions.sorted { $0.session.number < $1.session.number }
    }
    if list {
      for complaint in sessions.compactMap(\.complaint) { print(complaint) }
      for accident in Accident.allCases where accidents > 0 {
        let validated = await ValidatedAccidents(accident, numbers: first...(first + accidents - 1))
        for complaint in validated.complaints { print(complaint) }
      }
      return
    }
    let table = ValidationTable(strata: Stratum.all(of: sessions))
    print("## Simulated sessions \(first)–\(last)\n\n\(table.markdown)")
    var missed = table.misses
    if accidents > 0 {
      print(
        "## Accidents, sessions \(first)–\(first + accidents - 1) of each\n\n\(ValidatedAccidents.header)"
      )
      for accident in Accident.allCases {
        let validated = await ValidatedAccidents(accident, numbers: first...(first + accidents - 1))
        print(validated.row)
        missed += validated.misses
      }
      print()
    }
    let grades = await ControlGrades(sessions: Self.sessionsOfEachGrade)
    print(grades.markdown)
    missed += grades.misses
    let people = realData.map(RealRecordings.init)
    if let people { print(people.markdown) }
    let misses = missed + (people?.misses ?? [])
    for miss in misses { FileHandle.standardError.write(Data("missed: \(miss)\n".utf8)) }
    if !misses.isEmpty { throw ExitCode(1) }
  }
}
