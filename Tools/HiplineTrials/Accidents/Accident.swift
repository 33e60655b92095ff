/// What happens in sets as people really do them.
package enum Accident: String, Sendable, Hashable, CaseIterable {
  /// A leg that lies still on a body that breathes, by 0.8° to 2°.
  case breathing
  /// Sets beside breathing of up to 2°, often in step with it, measured at thigh and pelvis.
  case breathingBeside = "breathing beside a set"
  /// Walking to the mat for up to 30 s, and getting up and away.
  case walking
  /// A gyroscope that reads up to 20 °/s at rest.
  case bias = "bias of up to 20 °/s"
  case longRests = "rests of 5–15 s"
  case longHolds = "holds of 8–30 s"
  /// Large repetitions beside small ones, mixed or one after the other.
  case mixedSizes = "mixed sizes"
  /// Small moves at the top of each lift, of up to 45 % of it.
  case pulses
  /// Another exercise in another posture.
  case twoExercises = "two exercises"
  case coughs
  /// The sensor turns on the skin by 35° to 110°.
  case slips
  /// The phone is taken, turned and put away before and after.
  case handling
}
