import ArgumentParser
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineReport

/// `hipline profile`: what good form is taken to be, and a trainer's own version of it.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "List, show and check exercise profiles.",
    discussion: """
      A profile says what is judged, against what. A file of your own names only what differs:

        based_on: clamshell
        components:
          tempo: { lowest: 6, tolerance: 2 }
          lift: null

      Examples:
        hipline profile show clamshell > mine.yaml
        hipline profile check mine.yaml
      """,
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Name the profiles that Hipline has.")

    func run() throws {
      let width = Exercise.all.map(\.name.count).max() ?? 0
      let lines = Exercise.all.map { exercise in
        exercise.name + String(repeating: " ", count: width - exercise.name.count + 2)
          + exercise.title
      }
      try StandardStreams.writeResult(lines.joined(separator: "\n") + "\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a profile.")

    @Argument(help: "The name of an exercise, or a profile file.")
    var profile: String

    @Flag(help: "Everything that applies, not only what a file names.")
    var effective = false

    @Option(help: "The exercise that a file is applied to, unless it says `based_on`.")
    var exercise: ExerciseName?

    func run() throws {
      if Exercise.named(profile) == nil, !effective {
        let text = try ProfileCommand.reading { () throws(InputFailure) in
          let text = try ProfileText(path: profile)
          _ = try text.applied(to: exercise?.exercise)
          return text
        }
        try StandardStreams.writeResult(String(decoding: text.bytes, as: UTF8.self))
        return
      }
      let shown = try ProfileCommand.reading { () throws(InputFailure) in
        try ProfileCommand.profile(profile, exercise: exercise?.exercise)
      }
      try StandardStreams.writeResult(ProfileTextRenderer.yaml(shown))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Say what is wrong with a profile file, if anything is.")

    @Argument(help: "A profile file.", completion: .file())
    var file: String

    @Option(help: "The exercise that the file is applied to, unless it says `based_on`.")
    var exercise: ExerciseName?

    func run() throws {
      let profile = try ProfileCommand.reading { () throws(InputFailure) in
        try ProfileCommand.profile(file, exercise: exercise?.exercise)
      }
      let count = profile.components.count
      try StandardStreams.writeResult(
        "\(file): fine; \(count) \(count == 1 ? "component" : "components")\n")
    }
  }

  private static func profile(
    _ name: String, exercise: Exercise?
  ) throws(InputFailure) -> ExerciseProfile {
    if let known = Exercise.named(name) { return known.profile }
    return try ProfileText(path: name).applied(to: exercise)
  }

  private static func reading<Value>(
    _ body: () throws(InputFailure) -> Value
  ) throws -> Value {
    do throws(InputFailure) {
      return try body()
    } catch {
      StandardStreams.say(error)
      throw ExitStatus.usage
    }
  }
}
