import HiplineCore

/// The unit of an acceleration, settled by what the file says and by its still norm.
struct AccelerationScale {
  var unit: AccelerationUnit
  var holdsGravity: Bool?
  var findings: [Finding] = []

  /// How far a still norm may be from one g to tell a unit, as a share of one: a cheap sensor is off by a tenth.
  static let tolerance = 0.15
  /// How far it may be before the sensor is called uncalibrated, as a share of one: data sheets of consumer sensors say 20 mg to
  /// 40 mg.
  static let calibrated = 0.03
  /// Above this share of one g at rest, the unit is in doubt: twice as much as the other way round.
  private static let doubtedAbove = 2.0
  /// Above this share of one g in the stillest second it is no acceleration of a body in this unit. A swinging arm reads 2 g at the mean of
  /// its stillest second (SPAR, a watch); to read 3 g for a second at 0.6 m from the shoulder it would turn by 360 °/s all the time.
  static let mostAtRest = 3.0
  /// Below this share of one g, gravity is not in the data: half of it, as no sensor is that far off.
  static let gravityAbsentBelow = 0.5

  /// A direction is steady if the readings of a second scatter by less than this share of their size. Chosen, not derived: a sensor at
  /// rest scatters by a hundredth; an acceleration without gravity, which is movement, by all of it.
  static let steadyShare = 0.1

  /// - Parameters:
  ///   - stillNorm: In the unit of the file.
  ///   - meanNorm: Of the whole recording.
  ///   - hasOtherZero: Whether the readings count from another zero than the sensor's (``ConverterZero``).
  ///   - isSteady: Whether the readings of the stillest second have one direction, as gravity has (``steadyShare``).
  ///   - line: The header's line.
  /// - Throws: `unit-contradicted` where the file declares a unit and the still norm is one g in another.
  init(
    _ plan: AccelerationPlan, stillNorm: Double, meanNorm: Double = 0,
    hasOtherZero: Bool = false, isSteady: Bool = false, path: String, line: Int
  ) throws(InputFailure) {
    var plan = plan
    if plan.isLinear, !plan.isLinearForCertain, isSteady,
      AccelerationScale.isOneG(stillNorm, plan.unit)
    {
      plan.isLinear = false
      findings.append(
        Finding(
          .gravityDespiteName, .info,
          "the name says an acceleration without gravity, but at rest it is one g: it was read as one with gravity",
          hint: "nothing to do: messages of ROS, for example, are named so"))
    }
    let fitting = AccelerationUnit.distinguishable.first {
      abs(stillNorm / $0.perStandardGravity - 1) <= AccelerationScale.tolerance
    }
    switch plan.unit {
    case .declared(let declared, let text):
      unit = declared
      let share = stillNorm / declared.perStandardGravity
      if !plan.isLinear,
        !(AccelerationScale.gravityAbsentBelow...AccelerationScale.doubtedAbove).contains(share),
        let fitting
      {
        throw InputFailure(
          .unitContradicted, path: path,
          "the header declares \(text), but at rest the acceleration is one g only in \(fitting.name)",
          hint: "correct the unit in the header, here to \(fitting.name), or remove it there",
          line: line, column: plan.parts[0].x + 1)
      }
    case .format(let expected):
      unit = expected
      let share = stillNorm / expected.perStandardGravity
      if !plan.isLinear,
        !(AccelerationScale.gravityAbsentBelow...AccelerationScale.doubtedAbove).contains(share),
        let fitting
      {
        unit = fitting
        findings.append(AccelerationScale.inferred(fitting))
      }
    case .unknown:
      if let fitting, !plan.isLinear {
        unit = fitting
        findings.append(AccelerationScale.inferred(fitting))
      } else {
        unit = .metresPerSecondSquared
        findings.append(
          Finding(
            .unitInferred, .warning,
            "the unit of the acceleration was taken to be m/s², but no still second confirms it",
            hint: "write the unit into the columns' names, as in `acc_x_m_s2` or `acc_x_g`"))
      }
    }
    let isUsual = [AccelerationUnit.g, .metresPerSecondSquared].contains(unit)
    if plan.unit == .unknown, !plan.isLinear, hasOtherZero, !isUsual {
      holdsGravity = false
      findings.append(
        Finding(
          .scaleUnclear, .error,
          "what the columns hold has a zero of its own, as the raw counts of an analogue sensor have: all axes read about half of a "
            + "converter's range at rest, or the length changes with the pose, as that of gravity does not; angles cannot be measured",
          hint:
            "take off what each axis reads at zero g, and divide by what one g adds; if they are counts from zero, write the unit into the columns' names"
        ))
      return
    }
    if !plan.isLinear, stillNorm / unit.perStandardGravity <= Self.mostAtRest,
      meanNorm / unit.perStandardGravity > Self.mostAtRest
    {
      holdsGravity = false
      findings.append(
        Finding(
          .scaleUnclear, .error,
          "over the whole recording the acceleration is more than \(Self.mostAtRest.text(decimals: 0)) g on average in \(unit.name), which no "
            + "movement is: what the columns hold, or their unit, is something else; angles cannot be measured",
          hint: "check whether the columns of the accelerometer and of the gyroscope were swapped"))
      return
    }
    judge(share: stillNorm / unit.perStandardGravity, plan)
  }

  /// Whether a still norm is one g in the unit that is known, or in any where none is.
  static func isOneG(_ stillNorm: Double, _ unit: UnitSource<AccelerationUnit>) -> Bool {
    let candidates: [AccelerationUnit]
    switch unit {
    case .declared(let known, _), .format(let known): candidates = [known]
    case .unknown: candidates = AccelerationUnit.distinguishable
    }
    return candidates.contains { abs(stillNorm / $0.perStandardGravity - 1) <= tolerance }
  }

  private mutating func judge(share: Double, _ plan: AccelerationPlan) {
    if plan.isLinear || share < AccelerationScale.gravityAbsentBelow {
      holdsGravity = false
      let reason = plan.isLinear ? "as its name says" : "as its still norm shows"
      findings.append(
        Finding(
          .gravityAbsent, .error,
          "the acceleration does not hold gravity, \(reason): posture and angles cannot be measured",
          hint: "record the acceleration with gravity: “Accelerometer” or “Acceleration (with g)”"))
      return
    }
    if share > Self.mostAtRest {
      holdsGravity = false
      findings.append(
        Finding(
          .scaleUnclear, .error,
          "in the stillest second the acceleration is more than \(Self.mostAtRest.text(decimals: 0)) g in \(unit.name), which nobody "
            + "bears at rest: what the columns hold, or their unit, is something else; posture and angles cannot be measured",
          hint:
            "check what the columns hold, and write the unit into their names, as in `acc_x_m_s2` or `acc_x_g`"
        ))
      return
    }
    holdsGravity = true
    let deviation = abs(share - 1)
    if deviation > AccelerationScale.calibrated, deviation <= AccelerationScale.tolerance {
      findings.append(
        Finding(
          .uncalibratedAccelerometer, .info,
          "at rest the acceleration is more than \(Int(AccelerationScale.calibrated * 100)) % off one g",
          hint: "calibrate the sensor if angles matter to a degree"))
    }
    if deviation > AccelerationScale.tolerance, plan.unit != .unknown {
      findings.append(
        Finding(
          .scaleUnclear, share > Self.doubtedAbove ? .warning : .info,
          "in the stillest second the acceleration is more than "
            + "\(Int(AccelerationScale.tolerance * 100)) % off one g: its unit or its gravity is unclear",
          hint: "hold still for three seconds at the start, and check the unit in the header"))
    }
    if plan.restSign == .unknown {
      findings.append(
        Finding(
          .signUnknown, .info,
          "the recorder's sign convention is not in the file: at rest, up may read −g",
          hint: "nothing to do for repetitions and ranges; do not rely on the posture"))
    }
  }

  private static func inferred(_ unit: AccelerationUnit) -> Finding {
    Finding(
      .unitInferred, .info,
      "the acceleration was read in \(unit.name), in which it is one g at rest",
      hint: "write the unit into the columns' names, as in `acc_x_m_s2` or `acc_x_g`")
  }
}
