/// Prone, one leg lifted backwards with the knee straight or bent, the other one relaxed.
///
/// The thigh turns about the medio-lateral axis, which is horizontal. The hip extends by 10 to 20° at most; what looks like
/// more is the pelvis tipping forward and the low back arching.
extension Exercise {
  public static let proneLegLift = Exercise(
    name: "prone-leg-lift", title: "prone leg lift",
    profile: ExerciseProfile(
      name: "prone-leg-lift",
      components: [
        .isolation(
          cue:
            "The pelvis tipped by {pelvis_rom_deg}° on rep {repetition}. Press the hip bones into the mat and lift the "
            + "leg less.")
      ] + ComponentTarget.slowAndHeld))
}
