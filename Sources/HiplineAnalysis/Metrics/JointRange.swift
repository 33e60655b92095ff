/// What the analysis gives for a joint between two sensors on every repetition.
struct JointRange {
  let joint: Joint
  let range: MetricDefinition
  let uncertainty: MetricDefinition
  let inclination: MetricDefinition

  init(_ joint: Joint) {
    let name = joint.rawValue
    self.joint = joint
    range = MetricDefinition(
      "\(name)_rom_deg", unit: "deg",
      meaning:
        "Range of the angle of the \(name), the segment below it against the one above it, within the repetition and "
        + "below the tremor band.",
      source: "Olsson et al. 2020, Sensors 20:3534, for the axis; azimuths of the vertical about it"
    )
    uncertainty = MetricDefinition(
      "\(name)_rom_uncertainty_deg", unit: "deg",
      meaning:
        "Standard uncertainty of that range: how far the verticals disagree, the accelerometers' calibration, both over "
        + "the cosine of the inclination, and what the axes may be wrong by.",
      source: "propagation of uncertainty")
    inclination = MetricDefinition(
      "\(name)_axis_inclination_deg", unit: "deg",
      meaning:
        "How far the axis of the \(name) is from horizontal in the set; the drift of a heading reaches the angle by the "
        + "sine of it.",
      source: "angle between the axis and the vertical")
  }

  var definitions: [MetricDefinition] { [range, uncertainty, inclination] }

  func measure(_ context: RepetitionContext) -> [MetricValue] {
    switch context.joints[joint] {
    case .success(let motion):
      let tilt = inclination.value(motion.inclinationDegrees)
      do throws(JointMotion.NotMeasured) {
        let found = try motion.range(over: context.repetition.range)
        return [range.value(found.degrees), uncertainty.value(found.uncertaintyDegrees), tilt]
      } catch {
        return [range, uncertainty].map { $0.unavailable(error.reason) } + [tilt]
      }
    case .failure(let missing):
      return definitions.map { $0.unavailable(missing.reason) }
    case nil:
      return definitions.map { $0.unavailable("no sensors on both sides of the \(joint.rawValue)") }
    }
  }
}
