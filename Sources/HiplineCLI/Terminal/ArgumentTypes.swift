public import ArgumentParser
import HiplineAnalysis
public import HiplineBatch
public import HiplineCore
public import HiplineReport
public import HiplineSimulation

extension ReportFormat: ExpressibleByArgument {}
extension Conversion.Target: ExpressibleByArgument {}
extension Placement: ExpressibleByArgument {}
extension Side: ExpressibleByArgument {}
extension SimulatedExercise: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
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

/// `PLACEMENT=FILE`, one sensor of a session.
struct SensorArgument: ExpressibleByArgument {
  var placement: Placement
  var path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let placement = Placement(rawValue: String(parts[0])) else {
      return nil
    }
    self.placement = placement
    path = String(parts[1])
  }

  static var allValueStrings: [String] { Placement.allCases.map { "\($0.rawValue)=FILE" } }
}
