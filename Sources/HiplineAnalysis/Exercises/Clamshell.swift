/// Side-lying, hips and knees bent, feet together: the upper knee opens like a shell.
///
/// The femur turns outwards about an axis that is close to horizontal, so gravity shows it. The cheat is to roll the
/// pelvis back, which opens the knee without the hip.
///
///     angle   ╭──╮      ╭──╮
///            ╱    ╲    ╱    ╲      positive: the knee rises
///     ──────╯      ╰──╯      ╰──
extension Exercise {
  public static let clamshell = Exercise(
    name: "clamshell", title: "clamshell",
    profile: ExerciseProfile(
      name: "clamshell",
      components: [
        .isolation(
          cue:
            "The pelvis rolled by {pelvis_rom_deg}° on rep {repetition}. Keep that hip bone still, even if the "
            + "knee rises less.")
      ] + ComponentTarget.slowAndHeld))
}
