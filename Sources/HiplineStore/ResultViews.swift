import HiplineAnalysis

/// Questions that are asked of many sessions again and again, as views of the database.
enum ResultViews {
  struct View: Sendable, Hashable {
    var name: String
    /// What each column means, in the order of the query.
    var columns: [ResultTable.Column]
    /// A SELECT statement.
    var query: String
  }

  static let all = [progress, asymmetry]

  /// Rows for the table `dictionary`.
  static var dictionary: ResultTable {
    var table = ResultTable.dictionary()
    table.rows = all.flatMap { view in
      view.columns.map { column in
        [
          .text(view.name), .text(column.name), .text(column.kind.rawValue), .text(column.unit),
          .text(column.meaning), .text(column.source),
        ]
      }
    }
    return table
  }

  /// One row a session, to be followed over time for one person, exercise and side.
  ///
  /// The tremor is the mean over the complete repetitions in which one was found, and NULL where there was none.
  static let progress = View(
    name: "progress",
    columns: [
      .init("subject", .text, "Who exercised."),
      .init("exercise", .text, "Name of the exercise."),
      .init("side", .text, "Side of the body that moved."),
      .init("started_at", .text, "When the session began, ISO 8601."),
      .init(
        "session_number", .integer,
        "Number of the session for this subject, exercise and side, from 1, in the order of time; empty without a time."
      ),
      .init("session_id", .text, "Name of the session."),
      .init("repetitions", .integer, "Number of complete repetitions."),
      .init("score_mean", .number, unit: "0–100", "Mean score of the complete repetitions."),
      .init("score_se", .number, unit: "0–100", "Standard error of the mean score."),
      .init(
        "score_coverage", .number, unit: "0–1",
        "Mean share of the score's weights that was measured; scores of unlike coverage cannot be compared."
      ),
      .init("rom_median_deg", .number, unit: "deg", "Median range of motion."),
      .init("rom_cv", .number, unit: "ratio", "Coefficient of variation of the range."),
      .init("tremor_repetitions", .integer, "Complete repetitions with a tremor in the hold."),
      .init("tremor_frequency_hz", .number, unit: "Hz", "Its mean frequency."),
      .init("tremor_rms_deg_s", .number, unit: "deg/s", "Its mean size, by the gyroscope."),
      .init("tremor_rms_m_s2", .number, unit: "m/s²", "Its mean size, by the accelerometer."),
      .init(
        "shaky_max_repetition", .integer,
        "Repetition at which tremor peaks while isolation holds."),
      .init("stop_repetition", .integer, "First of two consecutive compensating repetitions."),
      .init(
        "clean_repetitions", .integer,
        "Complete repetitions before the stop in which the pelvis was seen to keep still."),
      .init(
        "held_range_deg_s", .number, unit: "deg·s",
        "Range times time at the top, over the clean repetitions."),
    ],
    query: """
      SELECT
        subject, exercise, side, started_at,
        CASE WHEN julianday(started_at) IS NOT NULL THEN row_number() OVER (
          PARTITION BY subject, exercise, side
          ORDER BY julianday(started_at) IS NULL, julianday(started_at), session_id) END
          AS session_number,
        session_id, repetitions, score_mean, score_se, score_coverage, rom_median_deg, rom_cv,
        coalesce(tremor_repetitions, 0) AS tremor_repetitions,
        tremor_frequency_hz, tremor_rms_deg_s, tremor_rms_m_s2,
        shaky_max_repetition, stop_repetition, clean_repetitions, held_range_deg_s
      FROM sessions LEFT JOIN (
        SELECT
          session_id, count(*) AS tremor_repetitions,
          avg(tremor_frequency_hz) AS tremor_frequency_hz,
          avg(tremor_rms_deg_s) AS tremor_rms_deg_s, avg(tremor_rms_m_s2) AS tremor_rms_m_s2
        FROM reps WHERE complete AND tremor_detected GROUP BY session_id) USING (session_id)
      """)

  /// One row for each person, exercise and day on which both sides were exercised.
  ///
  /// The asymmetry of *l* and *r* is (*l* − *r*) / ((*l* + *r*) / 2): 0 for equal sides, positive where the left is larger.
  ///
  /// Source: Robinson, Herzog, Nigg 1987, J Manipulative Physiol Ther 10:172, with its sign kept. Sessions without a subject or
  /// a day are left out: nothing says that two of them are of one person.
  static let asymmetry = View(
    name: "asymmetry",
    columns: [
      .init("subject", .text, "Who exercised."),
      .init("exercise", .text, "Name of the exercise."),
      .init("day", .text, "Day of the sessions, as written in started_at."),
      .init("left_sessions", .integer, "Sessions of the left side."),
      .init("right_sessions", .integer, "Sessions of the right side."),
      .init("left_score", .number, unit: "0–100", "Mean score of the left side."),
      .init("right_score", .number, unit: "0–100", "Mean score of the right side."),
      .init("left_score_coverage", .number, unit: "0–1", "What the left side's score covers."),
      .init("right_score_coverage", .number, unit: "0–1", "What the right side's score covers."),
      .init("left_rom_deg", .number, unit: "deg", "Mean of the left side's median ranges."),
      .init("right_rom_deg", .number, unit: "deg", "Mean of the right side's median ranges."),
      .init("rom_asymmetry", .number, unit: "ratio", "(left − right) / mean.", source: robinson),
      .init("left_tremor_rms_m_s2", .number, unit: "m/s²", "Mean tremor of the left side."),
      .init("right_tremor_rms_m_s2", .number, unit: "m/s²", "Mean tremor of the right side."),
      .init("tremor_asymmetry", .number, unit: "ratio", "(left − right) / mean.", source: robinson),
      .init("left_shaky_max", .number, "Mean shaky-maximum repetition of the left side."),
      .init("right_shaky_max", .number, "Mean shaky-maximum repetition of the right side."),
    ],
    query: """
      SELECT
        subject, exercise, day, left_sessions, right_sessions, left_score, right_score,
        left_score_coverage, right_score_coverage,
        left_rom_deg, right_rom_deg,
        2 * (left_rom_deg - right_rom_deg) / (left_rom_deg + right_rom_deg) AS rom_asymmetry,
        left_tremor_rms_m_s2, right_tremor_rms_m_s2,
        2 * (left_tremor_rms_m_s2 - right_tremor_rms_m_s2)
          / (left_tremor_rms_m_s2 + right_tremor_rms_m_s2) AS tremor_asymmetry,
        left_shaky_max, right_shaky_max
      FROM (
        SELECT
          subject, exercise, substr(started_at, 1, 10) AS day,
          sum(side = 'left') AS left_sessions, sum(side = 'right') AS right_sessions,
          avg(CASE side WHEN 'left' THEN score_mean END) AS left_score,
          avg(CASE side WHEN 'right' THEN score_mean END) AS right_score,
          avg(CASE side WHEN 'left' THEN score_coverage END) AS left_score_coverage,
          avg(CASE side WHEN 'right' THEN score_coverage END) AS right_score_coverage,
          avg(CASE side WHEN 'left' THEN rom_median_deg END) AS left_rom_deg,
          avg(CASE side WHEN 'right' THEN rom_median_deg END) AS right_rom_deg,
          avg(CASE side WHEN 'left' THEN tremor_rms_m_s2 END) AS left_tremor_rms_m_s2,
          avg(CASE side WHEN 'right' THEN tremor_rms_m_s2 END) AS right_tremor_rms_m_s2,
          avg(CASE side WHEN 'left' THEN shaky_max_repetition END) AS left_shaky_max,
          avg(CASE side WHEN 'right' THEN shaky_max_repetition END) AS right_shaky_max
        FROM progress
        WHERE subject IS NOT NULL AND date(substr(started_at, 1, 10)) IS NOT NULL
        GROUP BY subject, exercise, day
      )
      WHERE left_sessions > 0 AND right_sessions > 0
      """)

  private static let robinson = "Robinson 1987, signed"
}
