/// The largest turns that anatomy leaves room for, from one end of a joint to the other.
///
/// Wide on purpose: what goes beyond them was not a person's joint but a sensor whose scale is wrong, or one that came loose.
enum AnatomicalLimit {
  /// Of a hip or a knee, and of a thigh, a shank or a foot against the vertical, in degrees: half a turn. A hip has 140° of flexion and
  /// 30° of extension, a knee 153° of flexion, and less in most people.
  ///
  /// Source: Soucie et al. 2011, Haemophilia 17:500, <https://doi.org/10.1111/j.1365-2516.2010.02399.x>, for flexion; American Academy of
  /// Orthopaedic Surgeons 1965, Joint Motion, for the extension of the hip.
  static let legDegrees = 180.0

  /// Of a pelvis that tips while the trunk lies still, in degrees: the whole of what a lumbar spine bends, 60° forwards and 25° backwards,
  /// and a little for the skin.
  ///
  /// Source: American Academy of Orthopaedic Surgeons 1965, Joint Motion.
  static let pelvisDegrees = 90.0
}
