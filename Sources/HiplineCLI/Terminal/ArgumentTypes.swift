public import ArgumentParser
import HiplineAnalysis
import HiplineBatch
public import HiplineCore
import HiplineIO
import HiplineReport
public import HiplineSimulation

extension Placement: ExpressibleByArgument {
  /// As files are named, too: `Thigh`, `upper leg`.
  public init?(argument: String) {
    let words = BodyWords(argument)
    guard words.isPlaceAlone, words.side == nil, let placement = words.placement else {
      return nil
    }
    self = placement
  }
}

extension Side: ExpressibleByArgument {
  /// As files are named, too: `Right`, `R`.
  public init?(argument: String) {
    let words = BodyWords(argument)
    guard words.isSideAlone, let side = words.side else { return nil }
    self = side
  }
}

extension SimulatedExercise: ExpressibleByArgument {
  /// As for ``ExerciseName``.
  public init?(argument: String) {
    guard let name = Exercise.named(argument)?.name else { return nil }
    self.init(rawValue: name)
  }
}

/// The name of an exercise on the command line.
struct ExerciseName: ExpressibleByArgument {
  var exercise: Exercise

  init?(argument: String) {
    guard let exercise = Exercise.named(argument) else { return nil }
    self.exercise = exercise
  }

  static var allValueStrings: [String] { Exercise.all.map(\.name) }
}

/// The name of an output format on the command line.
struct FormatName: ExpressibleByArgument {
  var format: any ReportFormat

  init(_ format: any ReportFormat) { self.format = format }

  init?(argument: String) {
    guard let format = Self.formats.first(where: { $0.name == argument.lowercased() }) else {
      return nil
    }
    self.init(format)
  }

  private static let formats = ReportFormats.all(style: TerminalStyle.output)
  static let allValueStrings = formats.map(\.name)
  static let defaultCompletionKind = CompletionKind.list(allValueStrings)
  var defaultValueDescription: String { format.name }
}

/// The name of what recordings are converted to on the command line.
struct TargetName: ExpressibleByArgument {
  var target: any ConversionTarget.Type

  init?(argument: String) {
    guard let target = ConversionTargets.all.first(where: { $0.name == argument.lowercased() })
    else {
      return nil
    }
    self.target = target
  }

  static let allValueStrings = ConversionTargets.all.map { $0.name }
  static let defaultCompletionKind = CompletionKind.list(allValueStrings)
}

/// `PLACEMENT=FILE`, one sensor of a session.
struct SensorArgument: ExpressibleByArgument {
  var placement: Placement
  var path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let placement = Placement(argument: String(parts[0])) else {
      return nil
    }
    self.placement = placement
    path = String(parts[1])
  }

  static var allValueStrings: [String] { Placement.allCases.map { "\($0.rawValue)=FILE" } }
}
