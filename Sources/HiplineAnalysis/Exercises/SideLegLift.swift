/// Side-lying, hips stacked, the upper leg raised sideways.
///
/// The thigh turns about the antero-posterior axis, which is horizontal in side-lying. The cheat is to hike the hip:
/// unguided, the pelvis tilts by 14° (Cynn 2006).
extension Exercise {
  public static let sideLegLift = Exercise(
    name: "side-leg-lift", title: "side-lying leg lift",
    profile: ExerciseProfile(
      name: "side-leg-lift",
      components: [
        .isolation(
          cue:
            "The pelvis hiked by {pelvis_rom_deg}° on rep {repetition}. Keep the hips stacked and lift the leg less."
        )
      ] + ComponentTarget.slowAndHeld))
}
