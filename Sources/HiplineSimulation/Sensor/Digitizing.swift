/// A value cut to ±`range` and rounded to a multiple of `step`, both in the unit of the value.
func digitized(_ value: Double, step: Double?, range: Double?) -> Double {
  let cut = range.map { min($0, max(-$0, value)) } ?? value
  guard let step, step > 0 else { return cut }
  return (cut / step).rounded() * step
}
