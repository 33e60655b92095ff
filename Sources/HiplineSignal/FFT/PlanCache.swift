/// The plans made last, by length.
///
/// It is bounded, so that a batch over recordings of every length does not collect plans for ever.
/// A plan that leaves lives on with whoever holds it.
struct PlanCache {
  private static let capacity = 64

  private var plans: [Int: RealFFT] = [:]
  /// The lengths in the order in which they were planned.
  private var lengths: [Int] = []

  subscript(length: Int) -> RealFFT? { plans[length] }

  /// Adds a plan of a new length and hands back the oldest one if there are too many.
  mutating func insert(_ plan: RealFFT) -> RealFFT? {
    plans[plan.length] = plan
    lengths.append(plan.length)
    return lengths.count > Self.capacity ? plans.removeValue(forKey: lengths.removeFirst()) : nil
  }
}
