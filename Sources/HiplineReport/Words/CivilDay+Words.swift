import HiplineCore

extension CivilDay {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "2 Mar".
  var short: String { "\(day) \(Self.months[month - 1])" }

  /// "Mar 2026".
  var monthAndYear: String { "\(Self.months[month - 1]) \(year)" }

  /// "2 Mar 2026".
  var long: String { "\(short) \(year)" }
}
