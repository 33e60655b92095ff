import HiplineCore

/// A written time, as nanoseconds.
///
/// Accepted: a date `YYYY-MM-DD` (or with `/`), then `T`, blanks or `_`, then `HH:MM:SS` (or with points, as
/// MetaBase writes it, or `-`) with an optional fraction after `.` or `,`, or milliseconds after a second colon or `_`
/// (`08:32:05:94` is 94 ms), then `AM` or `PM`, then `Z` or an offset. Numbers need no leading zero, and a second may
/// be 60. A zone's name in brackets after the offset, `[Europe/London]`, says nothing more.
///
/// A month may be a word, in the order `20-Mar-2024`, `20 Mar 2024`, `Mar 20, 2024` or `Wed Mar 20 11:59:40 2024`, a weekday before
/// it; an offset may follow `GMT` or `UTC`, and the zone's name in parentheses. `1 days 00:00:01.5` is a time of 24 hours and more.
///
/// Date and time may be digits alone, `20240320T115940.123`, or without the `T`, also with milliseconds as further digits.
///
/// A date may be missing; the time is then that of a day. So it is after `M/D/YYYY`, `D-M-YYYY` or `D.M.YYYY`, because
/// the order of day and month may be either. `MM:SS.f`, what a spreadsheet leaves of a time, is that of an hour.
struct CalendarTime: Hashable {
  /// Since 1970-01-01, in the zone written or else as if it were UTC; since midnight without a date, or since the
  /// beginning of an hour for `MM:SS.f`.
  var nanoseconds: Int64
  var hasDate: Bool

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let parsed = bytes.withUnsafeBufferPointer { buffer -> (CalendarTime, Bool)? in
      guard let base = buffer.baseAddress else { return nil }
      let end = base + buffer.count
      guard let (time, after) = CalendarTime.parse(base, end) else { return nil }
      return (time, after == end)
    }
    guard let parsed, parsed.1 else { return nil }
    self = parsed.0
  }

  private init(nanoseconds: Int64, hasDate: Bool) {
    self.nanoseconds = nanoseconds
    self.hasDate = hasDate
  }

  /// Reads the time that begins at `start`, and the first byte after it.
  static func parse(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (CalendarTime, UnsafePointer<UInt8>)? {
    var cursor = Cursor(position: start, end: end)
    if let compact = cursor.compactNanoseconds() {
      return (CalendarTime(nanoseconds: compact, hasDate: true), cursor.position)
    }
    if let duration = cursor.durationNanoseconds() {
      return (CalendarTime(nanoseconds: duration, hasDate: false), cursor.position)
    }
    var days = cursor.days()
    var dayWithoutYear: (month: Int64, day: Int64)?
    if days == nil, let named = cursor.dateWithMonthName() {
      days = named.year.map { Cursor.day(year: $0, month: named.month, day: named.day) }
      dayWithoutYear = days == nil ? (named.month, named.day) : nil
    }
    let hasDate = days != nil
    if hasDate || dayWithoutYear != nil || cursor.skipDateOfUnknownOrder() {
      guard cursor.take(where: { $0 | 0x20 == 0x74 || $0 == Ascii.space || $0 == 0x5F }) != nil
      else { return nil }
      while cursor.take(where: { $0 == Ascii.space }) != nil {}
    }
    guard
      let (seconds, isOfDay) = cursor.secondsOfDay(
        separators: hasDate ? [Ascii.colon, Ascii.point, Ascii.minus] : [Ascii.colon])
    else { return nil }
    var nanoseconds = ((days ?? 0) * 86_400 + seconds) * 1_000_000_000
    if let mark = cursor.take(where: {
      $0 == Ascii.point || $0 == Ascii.comma || $0 == Ascii.colon || $0 == 0x5F
    }) {
      let isMilliseconds = mark == Ascii.colon || mark == 0x5F
      guard let fraction = cursor.fraction(isMilliseconds: isMilliseconds) else { return nil }
      nanoseconds += fraction
    } else if !isOfDay {
      return nil
    }
    if isOfDay, let shift = cursor.halfOfDaySeconds(hour: seconds / 3600) {
      nanoseconds += shift * 1_000_000_000
    }
    if let dayWithoutYear {
      guard let year = cursor.yearAtEnd() else { return nil }
      let day = Cursor.day(year: year, month: dayWithoutYear.month, day: dayWithoutYear.day)
      nanoseconds += day * 86_400_000_000_000
      return (CalendarTime(nanoseconds: nanoseconds, hasDate: true), cursor.position)
    }
    guard let offset = cursor.zoneOffsetSeconds() else { return nil }
    nanoseconds -= offset * 1_000_000_000
    cursor.skipZoneName()
    return (CalendarTime(nanoseconds: nanoseconds, hasDate: hasDate), cursor.position)
  }
}

extension Cursor {
  /// `20240320T115940.123`, `20240320115940` or `20240320115940123`; without one, nothing is read.
  fileprivate mutating func compactNanoseconds() -> Int64? {
    var ahead = self
    guard let date = ahead.digits(8), (1900_00_00...2200_12_31).contains(date),
      (1...12).contains(date / 100 % 100), (1...31).contains(date % 100)
    else { return nil }
    let isMarked =
      ahead.take(where: { $0 | 0x20 == 0x74 || $0 == 0x5F || $0 == Ascii.space }) != nil
    guard let time = ahead.digits(6), time / 10_000 < 24, time / 100 % 100 < 60, time % 100 <= 60
    else { return nil }
    let day = Cursor.day(year: date / 10_000, month: date / 100 % 100, day: date % 100)
    let seconds = (time / 10_000 * 60 + time / 100 % 100) * 60 + time % 100
    var nanoseconds = (day * 86_400 + seconds) * 1_000_000_000
    if ahead.take(where: { $0 == Ascii.point || $0 == Ascii.comma }) != nil {
      guard let fraction = ahead.fraction(isMilliseconds: false) else { return nil }
      nanoseconds += fraction
    } else if !isMarked, let milliseconds = ahead.digits(3) {
      nanoseconds += milliseconds * 1_000_000
    }
    guard let offset = ahead.zoneOffsetSeconds(),
      ahead.take(where: Ascii.isDigit) == nil
    else { return nil }
    self = ahead
    return nanoseconds - offset * 1_000_000_000
  }

  /// Exactly so many digits; else nothing is read.
  private mutating func digits(_ count: Int) -> Int64? {
    var ahead = self
    guard let number = ahead.number(upTo: count), number.digits == count else { return nil }
    self = ahead
    return number.value
  }

  /// `1 days 02:03:04.5`, as pandas and Python write a duration; without one, nothing is read.
  fileprivate mutating func durationNanoseconds() -> Int64? {
    var ahead = self
    guard let days = ahead.number(upTo: 6), ahead.take(where: { $0 == Ascii.space }) != nil,
      let word = ahead.letters(), word == Array("day".utf8) || word == Array("days".utf8)
    else { return nil }
    _ = ahead.take(where: { $0 == Ascii.comma })
    while ahead.take(where: { $0 == Ascii.space }) != nil {}
    _ = ahead.take(where: { $0 == Ascii.plus })
    guard let (seconds, isOfDay) = ahead.secondsOfDay(separators: [Ascii.colon]), isOfDay else {
      return nil
    }
    var nanoseconds = (days.value * 86_400 + seconds) * 1_000_000_000
    if ahead.take(where: { $0 == Ascii.point || $0 == Ascii.comma }) != nil {
      guard let fraction = ahead.fraction(isMilliseconds: false) else { return nil }
      nanoseconds += fraction
    }
    self = ahead
    return nanoseconds
  }

  /// `20-Mar-2024`, `20. März 2024`, `Mar 20, 2024`, or `Mar 20` where the year comes last, a weekday before any; without one, nothing is
  /// read.
  fileprivate mutating func dateWithMonthName() -> (year: Int64?, month: Int64, day: Int64)? {
    var ahead = self
    var (year, month, day): (Int64?, Int64?, Int64?) = (nil, nil, nil)
    // A weekday, then day and month in either order, then the year: four parts at most.
    for part in 0..<4 {
      let before = ahead
      if part > 0 { ahead.skipBetweenParts() }
      if let word = ahead.letters() {
        if let named = MonthNames.number(word), month == nil {
          month = Int64(named)
        } else if part > 0 {
          return nil
        }
      } else if let number = ahead.number(upTo: 4) {
        if ahead.position < ahead.end, ahead.position.pointee == Ascii.colon {
          ahead = before
          break
        }
        if number.digits == 4, (1900...2200).contains(number.value) {
          year = number.value
        } else if day == nil, number.digits <= 2, (1...31).contains(number.value) {
          day = number.value
        } else {
          return nil
        }
      } else {
        return nil
      }
      if year != nil { break }
    }
    guard let month, let day else { return nil }
    self = ahead
    return (year, month, day)
  }

  /// The letters up to the next digit, blank or mark, in lower case and without those beyond ASCII; nil where none follows.
  private mutating func letters() -> [UInt8]? {
    var letters: [UInt8] = []
    let start = position
    while let byte = take(where: { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }) {
      if byte < 0x80 { letters.append(byte | 0x20) }
    }
    return position > start ? letters : nil
  }

  private mutating func skipBetweenParts() {
    while take(where: {
      [Ascii.space, Ascii.minus, Ascii.comma, Ascii.point, 0x2F].contains($0)
    }) != nil {}
  }

  /// ` 2024` or ` CET 2024`.
  fileprivate mutating func yearAtEnd() -> Int64? {
    while take(where: { $0 == Ascii.space }) != nil {}
    _ = letters()
    while take(where: { $0 == Ascii.space }) != nil {}
    guard let year = number(upTo: 4), (1900...2200).contains(year.value) else { return nil }
    return year.value
  }
}

/// A place in the bytes of one written time.
private struct Cursor {
  var position: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>

  mutating func take(where matches: (UInt8) -> Bool) -> UInt8? {
    guard position < end, matches(position.pointee) else { return nil }
    defer { position += 1 }
    return position.pointee
  }

  /// One to `limit` digits.
  mutating func number(upTo limit: Int) -> (value: Int64, digits: Int)? {
    var value: Int64 = 0
    var count = 0
    while count < limit, position < end, Ascii.isDigit(position.pointee) {
      value = value * 10 + Int64(position.pointee - Ascii.zero)
      position += 1
      count += 1
    }
    return count > 0 ? (value, count) : nil
  }

  /// The day of `YYYY-MM-DD` after 1970-01-01; without one, nothing is read.
  mutating func days() -> Int64? {
    var ahead = self
    // Nanoseconds in 64 bits last until 2262.
    guard let year = ahead.number(upTo: 4), year.digits == 4, (1900...2200).contains(year.value),
      let separator = ahead.take(where: { $0 == Ascii.minus || $0 == 0x2F }),
      let month = ahead.number(upTo: 2), (1...12).contains(month.value),
      ahead.take(where: { $0 == separator }) != nil,
      let day = ahead.number(upTo: 2), (1...31).contains(day.value)
    else { return nil }
    self = ahead
    return Cursor.day(year: year.value, month: month.value, day: day.value)
  }

  /// The day after 1970-01-01, of a year of four digits and a month and a day of two.
  static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
    let value = CivilDay.number(year: Int(year), month: Int(month), day: Int(day))
    return Int64(value)
  }

  /// Reads over `M/D/YYYY` or `D/M/YYYY`; without one, nothing is read.
  mutating func skipDateOfUnknownOrder() -> Bool {
    var ahead = self
    guard let first = ahead.number(upTo: 2),
      let separator = ahead.take(where: { $0 == 0x2F || $0 == Ascii.minus || $0 == Ascii.point }),
      let second = ahead.number(upTo: 2), ahead.take(where: { $0 == separator }) != nil,
      let year = ahead.number(upTo: 4), year.digits == 4, (1900...2200).contains(year.value),
      (1...31).contains(max(first.value, second.value)),
      (1...12).contains(min(first.value, second.value))
    else { return false }
    self = ahead
    return true
  }

  /// The whole seconds of `HH:MM:SS`, or of `MM:SS` where a decimal mark follows, which are not those of a day.
  mutating func secondsOfDay(separators: [UInt8]) -> (seconds: Int64, isOfDay: Bool)? {
    guard let first = number(upTo: 2), let separator = take(where: separators.contains),
      let second = number(upTo: 2), second.value < 60
    else { return nil }
    guard take(where: { $0 == separator }) != nil else {
      let isMarkNext = position < end && [Ascii.point, Ascii.comma].contains(position.pointee)
      guard separator == Ascii.colon, isMarkNext, first.value < 60 else { return nil }
      return (first.value * 60 + second.value, false)
    }
    guard first.value <= 24, let third = number(upTo: 2), third.value <= 60 else { return nil }
    return ((first.value * 60 + second.value) * 60 + third.value, true)
  }

  /// What `AM` or `PM` adds to a time of the clock's twelve hours; nil where neither follows.
  mutating func halfOfDaySeconds(hour: Int64) -> Int64? {
    var ahead = self
    while ahead.take(where: { $0 == Ascii.space }) != nil {}
    guard let letter = ahead.take(where: { [0x61, 0x70].contains($0 | 0x20) }),
      ahead.take(where: { $0 | 0x20 == 0x6D }) != nil, (1...12).contains(hour)
    else { return nil }
    self = ahead
    let isAfternoon = letter | 0x20 == 0x70
    return hour == 12 ? (isAfternoon ? 0 : -43_200) : (isAfternoon ? 43_200 : 0)
  }

  /// The digits after the second, in nanoseconds; digits beyond the ninth are dropped.
  mutating func fraction(isMilliseconds: Bool) -> Int64? {
    guard let written = number(upTo: 9) else { return nil }
    while take(where: Ascii.isDigit) != nil {}
    if isMilliseconds { return written.value < 1000 ? written.value * 1_000_000 : nil }
    var value = written.value
    for _ in written.digits..<9 { value *= 10 }
    return value
  }

  /// `Z`, `GMT`, `UTC`, `+0200`, ` -06:00`, ` GMT+0100`, `+2`, or nothing, which is 0; nil for a zone that is not one of these.
  mutating func zoneOffsetSeconds() -> Int64? {
    let before = position
    while take(where: { $0 == Ascii.space }) != nil {}
    if take(where: { $0 | 0x20 == 0x7A }) != nil { return 0 }
    let isUniversal = takeWord("gmt") || takeWord("utc")
    guard let sign = take(where: { $0 == Ascii.plus || $0 == Ascii.minus }) else {
      if !isUniversal { position = before }
      return 0
    }
    guard let hours = number(upTo: 2) else { return nil }
    _ = take(where: { $0 == Ascii.colon })
    let minutes = number(upTo: 2)?.value ?? 0
    let seconds = (hours.value * 60 + minutes) * 60
    return sign == Ascii.minus ? -seconds : seconds
  }

  /// Takes three letters in any case; without them, nothing is read.
  private mutating func takeWord(_ word: String) -> Bool {
    var ahead = self
    for letter in word.utf8 where ahead.take(where: { $0 | 0x20 == letter }) == nil {
      return false
    }
    self = ahead
    return true
  }

  /// Reads over ` [Europe/London]` or ` (Central European Time)`; without one, nothing is read.
  mutating func skipZoneName() {
    var ahead = self
    while ahead.take(where: { $0 == Ascii.space }) != nil {}
    guard let bracket = ahead.take(where: { $0 == 0x5B || $0 == 0x28 }) else { return }
    while ahead.take(where: {
      (0x61...0x7A).contains($0 | 0x20) || Ascii.isDigit($0) || $0 >= 0x80
        || [0x2F, 0x5F, Ascii.minus, Ascii.plus, Ascii.space].contains($0)
    }) != nil {}
    guard ahead.take(where: { $0 == (bracket == 0x5B ? 0x5D : 0x29) }) != nil else { return }
    self = ahead
  }
}
