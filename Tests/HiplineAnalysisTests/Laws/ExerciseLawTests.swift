import HiplineSimulation
import Testing

@testable import HiplineAnalysis

struct ExerciseLawTests {
  private static let profiles = Exercise.all.map(\.profile) + [.unknown]

  @Test func `every exercise in the folder is in the list`() throws {
    let declared = try declarations(in: "Exercises") { line in
      guard line.contains("static let"), line.contains("= Exercise(") else { return nil }
      return line.split(separator: "let ")[1].split(separator: " ").first.map(String.init)
    }
    #expect(declared.count == Exercise.all.count)
    let names = declared.map { name in
      name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
    #expect(names.sorted() == Exercise.all.map(\.name).sorted())
  }

  @Test(arguments: Exercise.all)
  func `an exercise is found by its name, which its profile shares`(exercise: Exercise) {
    #expect(Exercise.named(exercise.name) == exercise)
    #expect(exercise.profile.name == exercise.name)
    #expect(!exercise.title.isEmpty)
  }

  @Test func `every exercise that can be simulated can be judged`() {
    for exercise in SimulatedExercise.allCases {
      #expect(Exercise.named(exercise.rawValue) != nil)
    }
    #expect(Exercise.named("") == nil)
  }

  @Test(arguments: profiles)
  func `every part judges a metric that exists, once`(profile: ExerciseProfile) {
    for component in profile.components {
      #expect(Metrics.number(named: component.metric.key) === component.metric, "\(component.name)")
      #expect(component.lowest != nil || component.highest != nil, "\(component.name)")
      if let low = component.lowest, let high = component.highest { #expect(low < high) }
    }
    #expect(Set(profile.components.map(\.name)).count == profile.components.count)
  }

  @Test func `compensation scores below the floor that caps the whole`() {
    for exercise in Exercise.all {
      let limit = exercise.profile.compensation.isolationRatio
      for part in exercise.profile.components where part.metric == Isolation.ratio {
        #expect(part.capsWhole)
        #expect(part.score(limit) < RepetitionScore.capThreshold)
        #expect(part.score(limit - 0.005) > RepetitionScore.capThreshold)
      }
    }
  }
}
