/// A unit of time.
enum TimeUnit: Sendable, Hashable {
  case seconds
  case milliseconds
  case microseconds
  case nanoseconds
  case minutes
  case hours
  case days
  /// Of a counter, so many to one second.
  case ticks(perSecond: Int)

  /// Those that a column without a unit is taken to be in.
  static let usual: [TimeUnit] = [.seconds, .milliseconds, .microseconds, .nanoseconds]

  /// Those that it may be in where gravity shows that it is in none of them: a system's tick of 10 ms, the 0.1 ms of inertial sensors,
  /// a watch crystal's 2¹⁵ a second, 10 µs, the 100 ns of Windows.
  static let counters: [TimeUnit] = [100, 10_000, 32_768, 100_000, 10_000_000].map {
    .ticks(perSecond: $0)
  }

  /// How many of the unit are one second.
  var perSecond: Double {
    switch self {
    case .seconds: 1
    case .milliseconds: 1e3
    case .microseconds: 1e6
    case .nanoseconds: 1e9
    case .minutes: 1 / 60.0
    case .hours: 1 / 3600.0
    case .days: 1 / 86_400.0
    case .ticks(let perSecond): Double(perSecond)
    }
  }

  var name: String {
    switch self {
    case .seconds: "s"
    case .milliseconds: "ms"
    case .microseconds: "µs"
    case .nanoseconds: "ns"
    case .minutes: "min"
    case .hours: "h"
    case .days: "d"
    case .ticks(let perSecond): "1/\(perSecond) s"
    }
  }

  static let spellings: [String: TimeUnit] = [
    "s": .seconds, "sec": .seconds, "secs": .seconds, "second": .seconds, "seconds": .seconds,
    "min": .minutes, "mins": .minutes, "minute": .minutes, "minutes": .minutes,
    "h": .hours, "hr": .hours, "hrs": .hours, "hour": .hours, "hours": .hours, "stunden": .hours,
    "day": .days, "days": .days, "tage": .days,
    "ms": .milliseconds, "msec": .milliseconds, "msecs": .milliseconds, "millis": .milliseconds,
    "millisecond": .milliseconds, "milliseconds": .milliseconds,
    "us": .microseconds, "usec": .microseconds, "micros": .microseconds,
    "microsec": .microseconds, "microsecs": .microseconds, "microsecond": .microseconds,
    "microseconds": .microseconds,
    "ns": .nanoseconds, "nsec": .nanoseconds, "nanos": .nanoseconds, "nanosec": .nanoseconds,
    "nanosecond": .nanoseconds, "nanoseconds": .nanoseconds, "nsecs": .nanoseconds,
    "nanosecs": .nanoseconds,
    "minuten": .minutes, "minuto": .minutes, "minutos": .minutes, "minuti": .minutes,
    // German, Spanish, French, Italian, Portuguese, Dutch, Chinese, Japanese, Korean.
    "sekunde": .seconds, "sekunden": .seconds, "segundo": .seconds, "segundos": .seconds,
    "seconde": .seconds, "secondes": .seconds, "secondi": .seconds, "seconden": .seconds,
    "秒": .seconds, "초": .seconds, "毫秒": .milliseconds, "ミリ秒": .milliseconds,
    "millisekunden": .milliseconds, "milisegundos": .milliseconds,
    "millisecondes": .milliseconds, "millisecondi": .milliseconds,
    "milissegundos": .milliseconds, "milliseconden": .milliseconds,
  ]
}
