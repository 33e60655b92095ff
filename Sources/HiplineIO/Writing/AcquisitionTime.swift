/// The moment a recording began, as `acq_time` in a `_scans.tsv` of BIDS: `2026-03-01T10:00:00.500000`, with a `Z` where it is
/// known to be universal time.
package struct AcquisitionTime: Sendable, Hashable {
  /// Since 1970-01-01, by whatever clock it was.
  package var unixSeconds: Double
  var isUniversal: Bool

  package init(unixSeconds: Double, isUniversal: Bool = false) {
    self.unixSeconds = unixSeconds
    self.isUniversal = isUniversal
  }

  /// - Parameter startedAt: ISO 8601; a date alone is taken as its midnight, because BIDS wants a time.
  /// - Returns: nil for anything else.
  package init?(_ startedAt: String) {
    guard WrittenDate.isISO8601(startedAt) else { return nil }
    let spellings = [startedAt, startedAt + ":00", startedAt + "T00:00:00"]
    guard let time = spellings.lazy.compactMap(CalendarTime.init).first, time.hasDate else {
      return nil
    }
    let hasZone = startedAt.dropFirst(11).contains { $0 == "Z" || $0 == "+" || $0 == "-" }
    self.init(unixSeconds: Double(time.nanoseconds) / 1e9, isUniversal: hasZone)
  }

  /// A date that tells the order of recordings and nothing else, as BIDS shifts dates to 1925 and before.
  package static let shifted = AcquisitionTime(unixSeconds: -1_420_070_400)

  /// Whether the date is one that hides the true one.
  package static func isShifted(_ text: String) -> Bool {
    guard WrittenDate.isISO8601(text), let year = Int(text.prefix(4)) else { return false }
    return year <= 1925
  }

  package func after(seconds: Double) -> AcquisitionTime {
    AcquisitionTime(unixSeconds: unixSeconds + seconds, isUniversal: isUniversal)
  }

  package var text: String {
    var text = TextBuffer()
    text.appendTime(microseconds: Int64((unixSeconds * 1e6).rounded()), dateEnd: "T")
    return String(decoding: text.bytes, as: UTF8.self) + (isUniversal ? "Z" : "")
  }
}
