/// How people breathe who lie down.
enum Breath {
  /// The frequencies in which people breathe lying down, in hertz: nine to thirty-six breaths a minute.
  static let hertz = 0.15...0.6

  /// It moves a thigh or a pelvis by less, in degrees from one end to the other, and beside larger excursions what is more is a repetition
  /// however small its share: half as much again as the two degrees that are usual.
  static let mostDegrees = 3.0
}
