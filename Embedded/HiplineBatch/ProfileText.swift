package import HiplineAnalysis
package import HiplineCore

/// A page reads no profiles.
package struct ProfileText: Sendable, Hashable {
  init(path: String, bytes: [UInt8]) {}

  package func applied(to exercise: Exercise?) throws(InputFailure) -> ExerciseProfile {
    guard let exercise else {
      throw InputFailure(
        .invalidProfile, path: "", "a page reads no profiles", hint: "name the exercise")
    }
    return exercise.profile
  }
}
