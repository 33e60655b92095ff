/// Supine, the heel slides away along the floor until the leg is straight, and comes back.
///
/// The thigh turns about the medio-lateral axis as the hip extends. The cheat is to let the pelvis tip and the low back
/// arch while the leg goes.
extension Exercise {
  public static let footSlide = Exercise(
    name: "foot-slide", title: "foot slide",
    profile: ExerciseProfile(
      name: "foot-slide",
      components: [
        .isolation(
          cue:
            "The pelvis tipped by {pelvis_rom_deg}° on rep {repetition}. Keep the low back where it is and slide less "
            + "far.")
      ] + ComponentTarget.slowAndHeld))
}
