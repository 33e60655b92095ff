package import HiplineAnalysis
package import HiplineCore

/// What is true of a session, from the JSON that a simulation writes of it (`truth.json`), or that somebody wrote like it.
package enum MarksReading {
  /// - Returns: A session whose name is empty where none is given.
  package static func session(_ fields: JSONFields) throws(InputFailure) -> MarkedSession {
    guard fields.value("repetitions") != nil else {
      throw fields.failure("repetitions", "a list")
    }
    return MarkedSession(
      id: try fields.text("name"),
      repetitions: try fields.list("repetitions", repetition),
      shakyMaxRepetition: try fields.optionalOrdinal("shaky_max_repetition"),
      stopRepetition: try fields.optionalOrdinal("stop_repetition"))
  }

  private static func repetition(_ fields: JSONFields) throws(InputFailure) -> MarkedRepetition {
    let (start, end) = (try fields.number("start_s"), try fields.number("end_s"))
    guard start <= end else { throw fields.failure("end_s", "at or after `start_s`") }
    return MarkedRepetition(
      index: try fields.ordinal("index"), isComplete: try fields.optionalFlag("complete"),
      startSeconds: start, endSeconds: end,
      topStartSeconds: try fields.optionalNumber("top_start_s"),
      topEndSeconds: try fields.optionalNumber("top_end_s"),
      rangeDegrees: try fields.optionalNumber("rom_deg"),
      rangeUncertaintyDegrees: try fields.optionalNumber("rom_uncertainty_deg"),
      pelvisRangeDegrees: try fields.optionalNumber("pelvis_rom_deg"),
      hipRangeDegrees: try fields.optionalNumber("hip_rom_deg"),
      hipRangeUncertaintyDegrees: try fields.optionalNumber("hip_rom_uncertainty_deg"),
      state: try fields.optionalText("state"), tremor: try tremor(fields.optionalFields("tremor")))
  }

  private static func tremor(_ fields: JSONFields?) throws(InputFailure) -> MarkedTremor? {
    guard let fields else { return nil }
    return MarkedTremor(
      isDetected: try fields.optionalFlag("detected"),
      frequencyHertz: try fields.optionalNumber("frequency_hz"),
      rmsDegreesPerSecond: try fields.optionalNumber("rms_deg_s"))
  }
}
