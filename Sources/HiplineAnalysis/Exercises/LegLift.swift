/// Supine, one leg raised, bent or straight, the other one relaxed.
///
/// The thigh turns about the medio-lateral axis, which is horizontal. The cheat is to tilt the pelvis backwards and let
/// the spine lift the leg.
extension Exercise {
  public static let legLift = Exercise(
    name: "leg-lift", title: "leg lift",
    profile: ExerciseProfile(
      name: "leg-lift",
      components: [
        .isolation(
          cue:
            "The pelvis tilted by {pelvis_rom_deg}° on rep {repetition}. Press the low back down and lift the leg "
            + "less.")
      ] + ComponentTarget.slowAndHeld))
}
