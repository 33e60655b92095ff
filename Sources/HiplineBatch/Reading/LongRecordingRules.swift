import HiplineAnalysis
import HiplineCore
import HiplineIO

/// When a recording is too long for one session, and how exercise is then found in it.
package struct LongRecordingRules: Sendable, Hashable {
  /// A recording that lasts longer holds more than a session, in seconds.
  ///
  /// Default two hours: nobody is made to exercise for longer in one go, and two sensors at 100 Hz still take less than half a
  /// gigabyte.
  package var longestSessionSeconds = 7200.0

  /// How much is read at a time where all of a recording is wanted, in seconds.
  ///
  /// Larger values take more memory. Default half an hour: a tenth of a gigabyte for two sensors at 100 Hz.
  var stretchSeconds = 1800.0

  var movement = MovementCourse.Parameters()
  var search = BoutSearch()

  package init() {}

  /// These rules for a session all of which is wanted.
  ///
  /// The files of one device, or of one place, become one recording: its unit, its clock and the time it covers follow from all
  /// of them. Such a session is held as a whole, whatever its length.
  func wanting(allOf source: SessionSource) -> LongRecordingRules {
    let places = Set(source.sensors.map { [$0.placement?.rawValue, $0.side?.rawValue] })
    guard
      places.count < source.sensors.count
        || source.sensors.contains(where: { !$0.siblings.isEmpty })
    else { return self }
    var rules = self
    rules.longestSessionSeconds = .infinity
    return rules
  }
}
