/// A test of clinicians, and how much of it sensors see.
package struct ClinicalTest: Sendable, Hashable {
  package let name: String
  /// Who describes it, and where.
  package let source: String
  /// What of it Hipline measures, and what it does not.
  package let reach: String
  /// Whether the exercise is the test, so that its grades may bear the test's name.
  package let isTheExercise: Bool

  static let activeHipAbduction = ClinicalTest(
    name: "Active Hip Abduction test",
    source:
      "Nelson-Wong, Flynn & Callaghan 2009, J Orthop Sports Phys Ther 39:649; Davis et al. 2011, ibid. 41:953",
    reach:
      "Wobble, ratcheting, tipping of the pelvis, flexion of the leg, tempo and what is lost are measured; trunk, shoulders and a hand put down are not seen.",
    isTheExercise: true)
  static let activeStraightLegRaise = ClinicalTest(
    name: "active straight leg raise; leg lowering",
    source:
      "Mens et al. 2010, Spine 35:336 (raise); Enoch et al. 2011, BMC Musculoskelet Disord 12:114 (lowering)",
    reach:
      "The raise is scored by how difficult the person finds it, the lowering by the pressure under the back: neither is measured. What is: the pelvis that "
      + "tips with the leg, and how the leg moves.",
    isTheExercise: false)
  static let proneHipExtension = ClinicalTest(
    name: "prone hip extension test",
    source: "Bruno et al. 2014, Chiropr Man Therap 22:23",
    reach:
      "That one is positive where lumbar spine and pelvis move abnormally, as an examiner sees it. The pelvis that tips with the leg is measured; the spine is not.",
    isTheExercise: false)
  static let bentKneeFallOut = ClinicalTest(
    name: "bent-knee fall-out",
    source: "Enoch et al. 2011, BMC Musculoskelet Disord 12:114",
    reach:
      "That one is done on the back with one knee falling outwards, and read off in centimetres by which the pelvis shifts. The clamshell turns the hip the same way on "
      + "the side, and the pelvis' turn is measured, no shift.",
    isTheExercise: false)
}

/// What the grades of a session's control are called.
package struct ControlScale: Sendable, Hashable {
  /// For people: an accepted test only where the exercise is that test's.
  package let name: String
  package let isAccepted: Bool
  /// The test that is most like the exercise.
  package let test: ClinicalTest?

  package init(_ exercise: Exercise?) {
    test = exercise?.test
    isAccepted = test?.isTheExercise ?? false
    name = isAccepted ? test?.name ?? "" : "Hipline's control criteria"
  }
}
