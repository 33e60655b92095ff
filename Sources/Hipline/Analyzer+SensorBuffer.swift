public import HiplineAnalysis
public import HiplineCore
public import HiplineIO

extension Analyzer {
  /// Scores every repetition in what an app has in memory.
  ///
  /// - Parameters:
  ///   - sensors: One for each sensor of the session, their stamps on one clock.
  ///   - exercise: nil where it is not known: repetitions are then counted and measured, and hardly scored.
  ///   - side: The side of the body that moves.
  ///   - id: The session's name in the result.
  /// - Throws: Where a buffer holds no sample or is in another unit, and where none can be analysed.
  public func analyze(
    _ sensors: [SensorBuffer], exercise: Exercise?, side: Side? = nil, id: String = "session"
  ) throws(InputFailure) -> SessionResult {
    var recordings: [Recording] = []
    for (index, sensor) in sensors.enumerated() {
      let name = sensor.placement?.rawValue ?? "sensor \(index + 1)"
      recordings.append(try sensor.recording(named: name))
    }
    return try analyze(
      SessionInput(id: id, exercise: exercise, side: side, recordings: recordings))
  }
}
