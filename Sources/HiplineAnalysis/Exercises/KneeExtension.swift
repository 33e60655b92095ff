import HiplineCore

/// Seated or lying with the thigh supported, the knee straightened and bent again.
///
/// The shank turns about the knee while the thigh stays; a sensor on the shank carries the repetitions. The cheat is to
/// lean back, which takes the pelvis along.
extension Exercise {
  public static let kneeExtension = Exercise(
    name: "knee-extension", title: "knee extension",
    profile: ExerciseProfile(
      name: "knee-extension",
      components: [
        .isolation(
          cue:
            "The pelvis moved by {pelvis_rom_deg}° on rep {repetition}. Sit tall and let the knee alone do the work."
        )
      ] + ComponentTarget.slowAndHeld),
    movers: [.shank, .foot])
}
