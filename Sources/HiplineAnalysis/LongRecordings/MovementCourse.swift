package import HiplineCore
import HiplineKinematics

/// When a segment turns slowly, as in an exercise, and when briskly, told from an acceleration that passes by sample after sample.
///
///     cells of ¼ s      │││││││││││││││││││││││││││││
///     turn                    ╰──── 2 s ────╯                  of the mean acceleration's direction
///     swings to and fro   ╰──────── 5 s ────────╯              of the same direction
///
/// Of a recording of any length, the runs of such times are all that is kept. Directions need no unit, so the samples may be in
/// that of a file. How hard a sensor is shaken says little: quick lifts of a straight leg shake a shank more than slow steps do.
package struct MovementCourse: Sendable {
  /// Times in order, in seconds on the samples' time axis.
  package struct Runs: Sendable, Hashable {
    /// When the segment turned slowly.
    var turning: [Range<Double>] = []
    /// When it swung as in walking, climbing stairs or pedalling.
    package var brisk: [Range<Double>] = []

    package init(turning: [Range<Double>] = [], brisk: [Range<Double>] = []) {
      self.turning = turning
      self.brisk = brisk
    }

    /// The same times on an axis whose zero is earlier.
    package func shifted(bySeconds offset: Double) -> Runs {
      func shifted(_ runs: [Range<Double>]) -> [Range<Double>] {
        runs.map { ($0.lowerBound + offset)..<($0.upperBound + offset) }
      }
      return Runs(turning: shifted(turning), brisk: shifted(brisk))
    }
  }

  package struct Parameters: Sendable, Hashable {
    /// A segment moves if the vertical turns by more over ``spanSeconds``, in degrees.
    ///
    /// Smaller values find smaller exercises and more of settling into a cushion. Default 2°: more than breathing does
    /// (``SensorResolution/bodySwayDegrees``), less than a lift of 5° in three seconds crosses in a span.
    var smallestTurnDegrees = 2.0

    /// The vertical's turn is judged over this time, as in ``ExerciseBout/spanSeconds``.
    var spanSeconds = ExerciseBout.spanSeconds

    /// A segment that swings to and fro in less is not exercised: the period of the swing, in seconds, over ``briskSeconds``.
    ///
    /// Default ``ExerciseInDailyLife/periodSeconds``' shortest. A slow stride takes 1.6 s, a turn of the pedals 1 s.
    var shortestPeriodSeconds = ExerciseInDailyLife.periodSeconds.lowerBound

    /// How long a movement has to be brisk, in seconds: a few steps. Default 5 s.
    var briskSeconds = 5.0

    package init() {}
  }

  /// Movement is told in cells of this length, in seconds: a few of them in a stride, and a period or two of tremor in each.
  static let cellSeconds = 0.25

  private let parameters: Parameters
  /// How many cells a span and a brisk movement take on either side of the one that is judged.
  private let halfSpan: Int
  private let halfWindow: Int

  private var cell: Cell?
  /// The cells before it, as many as a brisk movement takes; nil for one without samples.
  private var window: [Cell?] = []
  /// In cells.
  private var turning: [Range<Int>] = []
  private var brisk: [Range<Int>] = []

  /// The sum over the samples of a quarter of a second, whose direction is that of their mean.
  private struct Cell {
    var number: Int
    var sum = Vector3.zero
  }

  package init(_ parameters: Parameters = Parameters()) {
    self.parameters = parameters
    halfSpan = max(1, Int((parameters.spanSeconds / 2 / Self.cellSeconds).rounded()))
    halfWindow = max(
      halfSpan, Int((parameters.briskSeconds / 2 / Self.cellSeconds).rounded()))
  }

  /// Adds samples in the order of time; one that is earlier than those before is left out.
  ///
  /// - Complexity: O(*n*); memory grows with the number of runs only.
  package mutating func add(_ forces: TimedSeries) {
    for index in 0..<forces.count {
      let number = Int((forces.timestamps[index] / Self.cellSeconds).rounded(.down))
      if number != cell?.number {
        if let before = cell {
          guard number > before.number else { continue }
          close(before, empty: number - before.number - 1)
        }
        cell = Cell(number: number)
      }
      cell?.sum += forces.values[index]
    }
  }

  /// What was found; nothing can be added afterwards.
  package mutating func finish() -> Runs {
    if let last = cell { close(last, empty: width) }
    cell = nil
    func seconds(_ runs: [Range<Int>]) -> [Range<Double>] {
      runs.map {
        (Double($0.lowerBound) * Self.cellSeconds)..<(Double($0.upperBound) * Self.cellSeconds)
      }
    }
    return Runs(turning: seconds(turning), brisk: seconds(brisk))
  }

  private var width: Int { 2 * halfWindow + 1 }

  /// - Parameter empty: How many cells without samples follow.
  private mutating func close(_ cell: Cell, empty: Int) {
    push(cell)
    // Beyond a window nothing is left to judge.
    for _ in 0..<min(empty, width) { push(nil) }
  }

  private mutating func push(_ cell: Cell?) {
    window.append(cell)
    guard window.count >= width else { return }
    if let middle = window[halfWindow] {
      if periodSeconds < parameters.shortestPeriodSeconds {
        Self.add(middle.number, to: &brisk)
      } else if turnDegrees > parameters.smallestTurnDegrees {
        Self.add(middle.number, to: &turning)
      }
    }
    window.removeFirst()
  }

  private static func add(_ number: Int, to runs: inout [Range<Int>]) {
    if let last = runs.last, last.upperBound == number {
      runs[runs.count - 1] = last.lowerBound..<(number + 1)
    } else {
      runs.append(number..<(number + 1))
    }
  }

  /// How far the vertical turns over a span around the middle of the window; 0 where that was not measured.
  private var turnDegrees: Double {
    guard let before = window[halfWindow - halfSpan], let after = window[halfWindow + halfSpan]
    else { return 0 }
    return Angle.degrees(between: before.sum, and: after.sum)
  }

  /// How long a swing to and fro of the vertical takes over the window, in seconds: the way it goes, by twice its range; infinite
  /// where it hardly moves.
  private var periodSeconds: Double {
    let directions = window.compactMap { $0?.sum.normalized }
    guard directions.count > 1 else { return .infinity }
    let mean = directions.reduce(.zero, +) / Double(directions.count)
    let farthest = directions.reduce(0) { max($0, ($1 - mean).dot($1 - mean)) }.squareRoot()
    guard farthest > parameters.smallestTurnDegrees * .pi / 180 else { return .infinity }
    let way = zip(directions, directions.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).norm }
    // To and fro between both ends of the range is four times the farthest from the middle.
    return Double(directions.count - 1) * Self.cellSeconds * 4 * farthest / way
  }
}
