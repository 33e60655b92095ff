import HiplineCore
import HiplineKinematics
import HiplineSignal
import RealModule

/// What the pelvis turns together with the lift, apart from what it does anyway.
///
///     lift      ╭──────╮         the course of the leg's angle, from 0 at rest to 1 at the top
///            ───╯      ╰───
///     pelvis  ‿╭~‿~‿~‿~╮‿~       its vertical: the share of that course, a straight line, and a breath
///
/// A pelvis breathes, by up to a degree, whatever the leg does. Its vertical is therefore led through the course of the lift, a
/// line for what settles, and the sine of the frequency that explains most of the rest, as breath does. What is left of the
/// course once the line and the sine have taken their part of it carries the estimate (Frisch & Waugh 1933).
struct PelvisTurn: Sendable, Hashable {
  /// By how much the vertical turns from rest to top, less what its own uncertainty adds to a size.
  let degrees: Double
  /// The standard uncertainty along one direction.
  let uncertaintyDegrees: Double

  /// How close they are tried, in hertz: over ten seconds a tenth of a cycle.
  private static let breathStepHertz = 0.01
  /// A sine that takes more of the lift's course than leaves this share of it is no breath to be told from the lift. Chosen, not derived: the
  /// uncertainty is then twice what it is without.
  private static let leastLeftShare = 0.25
  /// A breath is longer or shorter than the person's own by up to this share. Chosen, not derived: a fifth.
  private static let breathSpread = 0.2
  /// How much of the rest before and after a repetition is looked at, in seconds, or half of it: a breath and the settling after a
  /// movement.
  private static let restSeconds = 2.0
  /// How often the vertical is looked at, in hertz: a tilt below ``HiplineKinematics/MovementBand/cutoffHertz`` has no more to show than this.
  private static let looksHertz = 10.0
  /// What is left is independent from so many seconds on: the sway of a body lying still has most of its power below 1 Hz.
  private static let independentSeconds = 0.5
  /// The ratio of the median of the squared length of a normal deviate in a plane to its mean: χ² with two degrees of freedom has ln 2.
  private static let medianOfSquares = 0.6931

  /// How often the median is improved, a count: each time its error shrinks by a third or so.
  private static let medianSteps = 40

  /// - Returns: One for each repetition of the set; nil where the sensor does not cover it.
  static func measure(
    of segment: AlignedSegment, in set: ExerciseSet, sampleRateHertz rate: Double
  ) -> [PelvisTurn?] {
    let repetitions = set.repetitions
    // One direction for the whole set, so that repetitions can be held against each other.
    let across = segment.up(at: [set.range.lowerBound])[0].anyPerpendicular
    let stretches = repetitions.indices.map { index -> Stretch? in
      let range = repetitions[index].range
      guard segment.covers(range) else { return nil }
      let most = Int(restSeconds * rate)
      let before =
        index > 0 ? (range.lowerBound - repetitions[index - 1].range.upperBound) / 2 : most
      let after =
        index + 1 < repetitions.count
        ? (repetitions[index + 1].range.lowerBound - range.upperBound) / 2 : most
      let window =
        ((range.lowerBound - min(most, max(0, before)))..<(range.upperBound
        + min(most, max(0, after))))
        .clamped(to: set.angle.range).clamped(to: segment.covered)
      return Stretch(
        repetitions[index], of: set, segment, in: window, across: across, sampleRateHertz: rate)
    }
    let breath = breathHertz(stretches.compactMap { $0 })
    let fits = stretches.map { $0.map { Fit($0, breathHertz: breath) } }
    let scatter = scatter(fits)
    let usual = usual(fits)
    return fits.map { fit in
      guard let fit else { return nil }
      let variance = max(fit.variance, scatter)
      guard let usual else { return PelvisTurn(fit.turn, variance: variance) }
      let apart = (fit.turn.0 - usual.turn.0, fit.turn.1 - usual.turn.1)
      let square = apart.0 * apart.0 + apart.1 * apart.1
      let own = square > 0 ? max(0, 1 - 2 * variance / square) : 0
      return PelvisTurn(
        (usual.turn.0 + own * apart.0, usual.turn.1 + own * apart.1),
        variance: variance * (own + (1 - own) / usual.count))
    }
  }

  /// - Parameters:
  ///   - turn: Along two directions, in degrees.
  ///   - variance: Along either.
  private init(_ turn: (Double, Double), variance: Double) {
    degrees = max(0, turn.0 * turn.0 + turn.1 * turn.1 - 2 * variance).squareRoot()
    uncertaintyDegrees = variance.squareRoot()
  }

  /// What the pelvis does in most repetitions; nil for fewer than three.
  ///
  /// One repetition that differs by no more than chance does is nothing else: it is drawn to the usual turn by the share of its distance that chance
  /// explains, and one that is farther off stays where it is (James & Stein 1961, the positive part, in a plane).
  private static func usual(_ fits: [Fit?]) -> (turn: (Double, Double), count: Double)? {
    let turns = fits.compactMap { $0?.turn }
    guard turns.count >= 3 else { return nil }
    // It has π/4 of a mean's certainty (Brown 1983).
    return (spatialMedian(turns), max(1, Double(turns.count) * .pi / 4))
  }

  /// The point that has the least sum of distances from others, by Weiszfeld's iteration: a median that does not depend on the
  /// directions.
  private static func spatialMedian(_ points: [(Double, Double)]) -> (Double, Double) {
    let count = Double(points.count)
    var median = points.reduce((0.0, 0.0)) { ($0.0 + $1.0 / count, $0.1 + $1.1 / count) }
    for _ in 0..<medianSteps {
      var (sum, weights) = ((0.0, 0.0), 0.0)
      for point in points {
        let (x, y) = (point.0 - median.0, point.1 - median.1)
        let distance = (x * x + y * y).squareRoot()
        guard distance > 0 else { continue }
        sum = (sum.0 + point.0 / distance, sum.1 + point.1 / distance)
        weights += 1 / distance
      }
      guard weights > 0 else { break }
      median = (sum.0 / weights, sum.1 / weights)
    }
    return median
  }

  /// The frequency that explains most in all repetitions together, in hertz.
  private static func breathHertz(_ stretches: [Stretch]) -> Double {
    let hertz = Array(
      stride(from: Breath.hertz.lowerBound, through: Breath.hertz.upperBound, by: breathStepHertz))
    let left = hertz.map { hertz in
      stretches.reduce(0) { $0 + $1.without(breathHertz: hertz).unexplained }
    }
    return hertz.indices.min { left[$0] < left[$1] }.map { hertz[$0] } ?? Breath.hertz.lowerBound
  }

  /// What breath and chance do from one repetition to the next, as a variance along one direction; zero for fewer than three
  /// repetitions.
  ///
  /// A pelvis that helps more and more, or gives way at one repetition, hardly changes the median of the steps between neighbours.
  private static func scatter(_ fits: [Fit?]) -> Double {
    let turns = fits.compactMap { $0?.turn }
    guard turns.count >= 3 else { return 0 }
    let squares = zip(turns, turns.dropFirst()).map { one, next in
      let (x, y) = (next.0 - one.0, next.1 - one.1)
      return x * x + y * y
    }
    // A step has twice the variance of a value, along each of two directions.
    return (RobustStatistics.median(squares) ?? 0) / (4 * medianOfSquares)
  }

  /// The turn of one repetition.
  private struct Fit {
    /// Along two directions across the vertical, in degrees.
    let turn: (Double, Double)
    /// Along either, in square degrees, from what the fit leaves.
    let variance: Double

    /// - Parameter usual: How fast the person breathes on the whole.
    init(_ stretch: Stretch, breathHertz usual: Double) {
      var best = stretch.settled
      for share in stride(from: -breathSpread, through: breathSpread, by: breathSpread / 5) {
        let remainder = stretch.without(breathHertz: usual * (1 + share))
        if remainder.unexplained < best.unexplained { best = remainder }
      }
      turn = best.turn
      // Two directions, less the five functions that are fitted along each.
      let freedom = max(1, 2 * (stretch.seconds / independentSeconds - 5))
      variance = best.unexplained * stretch.samplesPerIndependent / freedom / best.courseSquares
    }
  }

  /// The course of one repetition and the pelvis' turns beside it.
  private struct Stretch {
    let settled: Remainder
    let seconds: Double
    let samplesPerIndependent: Double
    /// Without a mean and a straight line.
    private let course: [Double]
    private let turns: ([Double], [Double])
    /// The two functions of time that a mean and a straight line are made of.
    private let line: OrthogonalDirections
    private let stepSeconds: Double

    init?(
      _ repetition: Repetition, of set: ExerciseSet, _ segment: AlignedSegment,
      in window: Range<Int>, across: Vector3, sampleRateHertz rate: Double
    ) {
      let step = max(1, Int(rate / looksHertz))
      let samples = Array(stride(from: window.lowerBound, to: window.upperBound, by: step))
      let rest =
        (set.degrees(at: repetition.range.lowerBound) + set.degrees(at: repetition.range.upperBound))
        / 2
      let range = set.degrees(at: repetition.peak) - rest
      let verticals = segment.up(at: samples)
      guard range > 0, samples.count >= 8,
        let middle = verticals.indices.reduce(Vector3.zero, { $0 + verticals[$1] }).normalized
      else { return nil }
      let first =
        (across - middle * across.dot(middle)).normalized ?? middle.anyPerpendicular
      let second = middle.cross(first)
      // On the sphere, so that large turns keep their size.
      let turns = verticals.indices.map { index -> (Double, Double) in
        let across = verticals[index] - middle * verticals[index].dot(middle)
        let sine = across.norm
        guard sine > 0 else { return (0, 0) }
        let degrees = Angle.degrees(between: middle, and: verticals[index])
        return (across.dot(first) / sine * degrees, across.dot(second) / sine * degrees)
      }
      seconds = Double(window.count) / rate
      stepSeconds = Double(step) / rate
      samplesPerIndependent = max(1, independentSeconds * rate / Double(step))
      let times = samples.indices.map { Double($0 * step) / rate }
      line = OrthogonalDirections([times.map { _ in 1 }, times])
      course = line.left(of: samples.map { (set.degrees(at: $0) - rest) / range })
      self.turns = (line.left(of: turns.map { $0.0 }), line.left(of: turns.map { $0.1 }))
      settled = Remainder(
        courseSquares: OrthogonalDirections.product(course, course),
        products: (
          OrthogonalDirections.product(course, self.turns.0),
          OrthogonalDirections.product(course, self.turns.1)
        ),
        turnSquares: OrthogonalDirections.product(self.turns.0, self.turns.0)
          + OrthogonalDirections.product(self.turns.1, self.turns.1))
      guard settled.courseSquares > 0 else { return nil }
    }

    /// Without a sine of a frequency too; with it where it takes the lift's course along.
    func without(breathHertz hertz: Double) -> Remainder {
      let remainder = sine(hertz).reduce(settled) { $0.without($1) }
      return remainder.courseSquares >= leastLeftShare * settled.courseSquares
        ? remainder : settled
    }

    /// What the course and the turns have in common with a cosine and a sine of a frequency, made orthonormal to the line and to
    /// each other.
    ///
    /// Of the two only products with other functions are asked for, so that neither is ever written down: one pass adds up the products
    /// with all that they are made orthogonal to and all that they explain.
    private func sine(_ hertz: Double) -> [Remainder.Share] {
      let angle = 2 * .pi * hertz * stepSeconds
      let turn = (Double.cos(angle), Double.sin(angle))
      var (c, s) = (1.0, 0.0)
      var (cosine, sine) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      for index in course.indices {
        let with = SIMD8(
          line[0, index], line[1, index], course[index], turns.0[index], turns.1[index], c, s, 0)
        cosine += c * with
        sine += s * with
        (c, s) = (c * turn.0 - s * turn.1, s * turn.0 + c * turn.1)
      }
      // Without the line, to which the course and the turns are orthogonal already.
      let cosines = cosine[5] - cosine[0] * cosine[0] - cosine[1] * cosine[1]
      let sines = sine[6] - sine[0] * sine[0] - sine[1] * sine[1]
      let both = cosine[6] - cosine[0] * sine[0] - cosine[1] * sine[1]
      guard cosines > 0 else { return [] }
      let share = both / cosines
      let sinesLeft = sines - share * both
      let first = Remainder.Share(cosine[2], cosine[3], cosine[4], squares: cosines)
      guard sinesLeft > 0 else { return [first] }
      return [
        first,
        Remainder.Share(
          sine[2] - share * cosine[2], sine[3] - share * cosine[3], sine[4] - share * cosine[4],
          squares: sinesLeft),
      ]
    }
  }

  /// The products of the course and of the turns along two directions, without what other functions of time explain of them.
  private struct Remainder {
    var courseSquares: Double
    /// Of the course with the turns along either direction.
    var products: (Double, Double)
    /// Of the turns along both directions.
    var turnSquares: Double

    /// What a function has in common with the course and the turns, per length of one.
    struct Share {
      let course: Double
      let turns: (Double, Double)

      /// - Parameters: The function's products.
      ///   - squares: With itself; positive.
      init(_ course: Double, _ first: Double, _ second: Double, squares: Double) {
        let length = squares.squareRoot()
        self.course = course / length
        turns = (first / length, second / length)
      }
    }

    func without(_ share: Share) -> Remainder {
      Remainder(
        courseSquares: courseSquares - share.course * share.course,
        products: (
          products.0 - share.course * share.turns.0, products.1 - share.course * share.turns.1
        ),
        turnSquares: turnSquares - share.turns.0 * share.turns.0 - share.turns.1 * share.turns.1)
    }

    /// How much of the turns goes with a whole course.
    var turn: (Double, Double) { (products.0 / courseSquares, products.1 / courseSquares) }

    /// The sum of squares that the course does not explain either.
    var unexplained: Double {
      let (x, y) = turn
      return max(0, turnSquares - (x * x + y * y) * courseSquares)
    }
  }
}
