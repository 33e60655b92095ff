import Foundation
import HiplineCore

/// How far a long run is, in one line of a terminal that is written over and over.
struct ProgressLine {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var isDrawn = false
  private var done = 0

  /// - Parameter isShown: False where nobody looks: stderr is no terminal, or the line is not wanted.
  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && total > 1
  }

  /// Takes the line away, for something else to be written.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    StandardStreams.sayInPlace("")
  }

  /// One more session is done.
  mutating func advance() {
    done += 1
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    // What takes no longer than a second needs no patience.
    guard isShown, done < total, seconds > 1 else { return clear() }
    isDrawn = true
    StandardStreams.sayInPlace(Self.text(done: done, total: total, seconds: seconds))
  }

  /// `12 of 300 sessions · 3.4 a second · 1 min 25 s left`.
  static func text(done: Int, total: Int, seconds: Double) -> String {
    let rate = Double(done) / seconds
    let left = Int((Double(total - done) / rate).rounded(.up))
    let speed =
      rate >= 1
      ? "\(rate.text(significantDigits: 2)) a second"
      : "\((1 / rate).text(significantDigits: 2)) s each"
    return "\(done) of \(total) sessions · \(speed) · \(duration(left)) left"
  }

  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
