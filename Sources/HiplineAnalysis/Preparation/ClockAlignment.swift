package import HiplineCore
import RealModule

/// How far apart the time axes of two sensors are.
///
/// Clocks are believed as far as they can be compared, and held against the movement that both sensors show
/// (``SharedMovement``): where that says clearly otherwise, it is right. Whatever is not as the clocks say is a finding.
package struct ClockAlignment: Sendable {
  /// The zero of the other recording's time axis on the reference's, in seconds; nil where nothing tells it.
  package private(set) var seconds: Double?
  /// What is doubtful about it.
  package private(set) var finding: Finding?

  private init(_ seconds: Double?, _ finding: Finding? = nil) {
    self.seconds = seconds
    self.finding = finding
  }

  /// - Parameter otherwise: What becomes of the other recording where nothing tells the offset, as the end of a sentence.
  package init(of other: Recording, on reference: Recording, otherwise: String) {
    let apart = other.clock.secondsApart(from: reference.clock)
    if let apart,
      other.isOfOneFile(as: reference) || other.sampleCount == 0 || reference.sampleCount == 0
    {
      self.init(apart)
      return
    }
    let comparison = MovementComparison(of: other, on: reference)
    if let apart,
      other.overlaps(reference, secondsLater: apart)
        || !other.hasDate && other.sharesClock(with: reference)
    {
      self.init(of: other, on: reference, apart: apart, comparison, otherwise: otherwise)
    } else if let apart, other.hasDate {
      self.init(
        of: other, outsideBy: apart, otherwise: otherwise,
        Self.mayBeRight(comparison.flatMap(SharedMovement.init), other, reference, apart))
    } else {
      self.init(of: other, on: reference, comparison.flatMap(SharedMovement.init), otherwise)
    }
  }

  /// Of clocks by which both were recorded at one time.
  private init(
    of other: Recording, on reference: Recording, apart: Double, _ comparison: MovementComparison?,
    otherwise: String
  ) {
    switch comparison?.verdict(onOffset: apart) ?? .silent {
    case .agrees:
      self.init(apart)
    case .silent where other.sharesClock(with: reference) || other.keepsStill:
      self.init(apart)
    case .silent:
      self.init(
        nil,
        .clock(
          "each sensor counts from a start of its own, and their movements show no one offset; "
            + otherwise))
    case .contradicts(let shared):
      self.init(
        shared.offsetSeconds,
        other.hasDate
          ? .clock(
            "by the clocks \(other.place) began \(apart.relation), but \(shared.words), which is taken"
          )
          : .clockEstimated(
            shared, what: "each sensor counts from a start of its own; \(other.place) began"))
    }
  }

  /// Of clocks that do not overlap in time.
  private init(
    of other: Recording, outsideBy apart: Double, otherwise: String, _ shared: SharedMovement?
  ) {
    let words =
      "by the clocks \(other.place) recorded \(apart.relation), and the two do not overlap in time"
    self.init(
      shared?.offsetSeconds,
      .clock(
        shared.map { "\(words); one of the clocks is wrong, as \($0.words), which is taken" }
          ?? "\(words); \(otherwise)",
        hint:
          "name the files of one recording; if they are, set both devices' clocks and time zones"))
  }

  /// Of clocks that cannot be compared.
  private init(
    of other: Recording, on reference: Recording, _ shared: SharedMovement?, _ otherwise: String
  ) {
    if let shared {
      self.init(
        shared.offsetSeconds,
        .clockEstimated(shared, what: "the sensors' clocks do not match; \(other.place) began"))
      return
    }
    let beginTogether = other.keepsStill || other.lasts(asLongAs: reference)
    self.init(
      beginTogether ? 0 : nil,
      .clock(
        "the sensors' clocks do not match, and their movements show no one offset; "
          + (beginTogether ? "the recordings are taken to begin together" : otherwise)))
  }

  /// The movement that both show, if it may be what clocks that do not overlap should say.
  ///
  /// Movements made after one plan resemble each other, so that those of two days would match as well. A clock is known to be wrong
  /// where it was never set, or where the two differ by what time zones, summer time and dates differ by.
  private static func mayBeRight(
    _ shared: SharedMovement?, _ other: Recording, _ reference: Recording, _ apart: Double
  ) -> SharedMovement? {
    guard let shared else { return nil }
    let isUnset = [other.clock, reference.clock].contains {
      if case .absolute(let seconds) = $0 { seconds < earliestSetClockSeconds } else { false }
    }
    let zones = (apart - shared.offsetSeconds) / timeZoneStepSeconds
    let rest = abs(zones - zones.rounded()) * timeZoneStepSeconds
    return isUnset || rest <= largestZoneErrorSeconds && zones.rounded() != 0 ? shared : nil
  }

  /// Time zones differ by multiples of this, in seconds: a quarter of an hour.
  private static let timeZoneStepSeconds = 900.0

  /// Two clocks in different zones differ from a multiple of that by no more than this, in seconds. Chosen, not derived: phones are set
  /// by their network to a second or two; one pair in 150 does so by chance.
  private static let largestZoneErrorSeconds = 3.0

  /// A clock that shows a date before 2010, in seconds since 1970, was never set: devices begin to count at 1970, 1980 or 2000.
  private static let earliestSetClockSeconds = 1_262_304_000.0
}

extension Finding {
  fileprivate static func clock(
    _ message: String,
    hint: String = "start both sensors in one app, or export absolute time stamps"
  ) -> Finding {
    Finding(.clockUnsynchronised, .warning, message, hint: hint)
  }

  /// An offset from shared movement, in words.
  ///
  /// - Parameter what: The beginning of the sentence, up to “began”.
  package static func clockEstimated(_ shared: SharedMovement, what: String) -> Finding {
    .clock("\(what) \(shared.relation)")
  }
}

extension SharedMovement {
  /// The least uncertainty of an offset that is said, in seconds: what the words' two decimals can say.
  private static let leastErrorSeconds = 0.01

  private var uncertain: String {
    let error = max(Self.leastErrorSeconds, standardErrorSeconds)
    let order = offsetSeconds < 0 ? "before" : "after"
    return "\(abs(offsetSeconds).text(decimals: 2)) ± \(error.text(decimals: 2)) s \(order)"
  }

  /// After “began”.
  fileprivate var relation: String {
    "\(uncertain) the other, by the movement that both show (correlation \(correlation.text(decimals: 2)))"
  }

  /// After “but”.
  fileprivate var words: String {
    "the movement that both show says \(uncertain) (correlation \(correlation.text(decimals: 2)))"
  }
}

extension Double {
  /// Seconds as “2.0 s after the other”, or in hours and minutes.
  fileprivate var relation: String {
    let (seconds, order) = (abs(self), self < 0 ? "before" : "after")
    if seconds < 120 { return "\(seconds.text(decimals: 2)) s \(order) the other" }
    let minutes = Int(min(seconds / 60, 1e15).rounded())
    let (days, hours) = (minutes / 1440, minutes / 60 % 24)
    let parts = [(days, "d"), (hours, "h"), (minutes % 60, "min")].filter { $0.0 > 0 }
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: " ") + " \(order) the other"
  }
}

extension Recording {
  /// "the sensor on the pelvis".
  fileprivate var place: String {
    placement.map { "the sensor at \($0.rawValue)" } ?? "one sensor"
  }

  fileprivate var hasDate: Bool { if case .absolute = clock { true } else { false } }

  /// Sensors of one file share its clock.
  fileprivate func isOfOneFile(as other: Recording) -> Bool {
    func file(_ recording: Recording) -> Substring? {
      recording.name.lastIndex(of: "#").map { recording.name[..<$0] }
    }
    return file(self) != nil && file(self) == file(other) && sha256 == other.sha256
  }

  fileprivate func overlaps(_ other: Recording, secondsLater apart: Double) -> Bool {
    max(0, apart) <= min(other.durationSeconds, apart + durationSeconds)
  }

  /// Whether both last as long, to a few samples: one program recorded them.
  fileprivate func lasts(asLongAs other: Recording) -> Bool {
    abs(durationSeconds - other.durationSeconds) <= Self.sameLengthSeconds
  }

  /// Recordings that one program started and stopped differ in length by no more than this, in seconds: a packet of samples, as
  /// wireless sensors send them.
  private static var sameLengthSeconds: Double { 0.25 }

  /// Whether seconds since a start are since the same start.
  ///
  /// Two recorders that are started one after the other each begin near zero, whatever lies between, and mostly end at
  /// different counts. One program begins and ends both together; devices with a common clock count from before the recording.
  fileprivate func sharesClock(with other: Recording) -> Bool {
    guard case .sinceStart(let own) = clock, case .sinceStart(let others) = other.clock else {
      return true
    }
    let lengths = [durationSeconds, other.durationSeconds]
    let ends = [own + lengths[0], others + lengths[1]]
    return abs(own - others) <= Self.oneStartSeconds
      && abs(ends[0] - ends[1]) <= Self.oneStartSeconds
      || min(own, others) > (lengths.max() ?? 0)
  }

  /// One program starts and stops its sensors within this, in seconds: a connection by radio takes as long.
  private static var oneStartSeconds: Double { 1 }
}
