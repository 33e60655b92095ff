import HiplineCore
import HiplineKinematics
import HiplineSignal

/// From a segment's motion to sets of repetitions with their phases.
enum RepetitionDetector {
  /// A set's rest tells how quiet it is from this length on, in seconds: less is mostly the ends of movements.
  static let shortestRestSeconds = 0.5

  /// What is small beside others is of the same movement if so large a share of its rotation is about their axis. That of an axis within
  /// 45° of it is.
  static let smallestShareAboutAxis = 0.5

  /// - Parameters:
  ///   - motion: Of the segment that does the exercise.
  ///   - smallestRangeDegrees: What the sensor can resolve; nothing smaller is a repetition.
  ///   - gaps: Samples in which nothing was measured; a repetition across one is not complete.
  ///   - excluded: Samples in which nobody exercised, as they themselves say.
  static func search(
    _ motion: SegmentMotion, smallestRangeDegrees: Double, gaps: [Range<Int>] = [],
    outside excluded: [Range<Int>] = []
  ) -> RepetitionSearch {
    let slow = motion.withoutShaking
    // A repetition that begins or ends where others were left out goes on there.
    let borders = excluded.map { max(0, $0.lowerBound - 1)..<min(motion.count, $0.upperBound + 1) }
    func sets(outside others: [Range<Int>]) -> (bouts: [Range<Int>], sets: [ExerciseSet]) {
      let bouts = ExerciseBout.find(
        in: slow, smallestRangeDegrees: smallestRangeDegrees, outside: excluded + others)
      return (
        bouts,
        Self.sets(
          in: motion, slow, bouts: bouts, smallestRangeDegrees: smallestRangeDegrees,
          gaps: gaps + borders)
      )
    }
    let swings = Strides.find(in: slow).filter { swing in
      !excluded.contains { $0.contains(swing.lowerBound) && $0.contains(swing.upperBound - 1) }
    }
    let beside = sets(outside: swings)
    let walking = Strides.walking(in: swings, besides: beside.sets, slow)
    let handled = Strides.handled(
      in: swings.filter { !walking.contains($0) }, besides: beside.sets, slow)
    let others = walking + handled
    let found = others == swings ? beside : sets(outside: others)
    // Next to somebody turning over, a few small repetitions are no usual movement; without the turn they are.
    let first =
      found.sets.isEmpty && !found.bouts.isEmpty
      ? sets(outside: others + found.bouts).sets : Strides.without(found.sets, slow)
    let all = OtherSets.added(to: first) { covered in
      Strides.without(first + sets(outside: others + covered).sets, slow)
        .filter { set in !first.contains { $0.angle.range == set.angle.range } }
    }
    let strays = Strays.find(in: all, slow)
    let exercise = all.filter { set in !strays.contains { $0.range == set.range } }
    let breaths = Breathing.find(in: exercise, slow)
    return RepetitionSearch(
      sets: exercise.filter { set in !breaths.contains { $0.range == set.range } },
      hasMoved: found.bouts.contains { bout in
        PostureChange.moves(slow, in: bout, smallestRangeDegrees: smallestRangeDegrees)
          .contains { $0.degrees > PostureChange.smallestChangeDegrees }
      },
      others: (walking.map { OtherMovement(kind: .walking, range: $0) }
        + handled.map { OtherMovement(kind: .handling, range: $0) } + strays + breaths)
        .sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  private static func sets(
    in motion: SegmentMotion, _ slow: SegmentMotion, bouts: [Range<Int>],
    smallestRangeDegrees: Double, gaps: [Range<Int>]
  ) -> [ExerciseSet] {
    let parts = bouts.flatMap {
      PostureChange.parts(of: $0, slow, smallestRangeDegrees: smallestRangeDegrees)
    }
    func sets(in parts: [Range<Int>]) -> [(part: Range<Int>, set: ExerciseSet)] {
      let measured = parts.compactMap { part -> (part: Range<Int>, SegmentMotion, HingeAngle)? in
        let motion = motion.isShaken(against: slow, in: part) ? slow : motion
        return exerciseAngle(motion, in: part, smallestRangeDegrees).map { (part, motion, $0) }
      }
      let angles = Polarity.oriented(
        measured.map { $0.2 }, in: motion, smallestRangeDegrees: smallestRangeDegrees)
      return zip(measured, angles).map { measured, angle in
        let repetitions = repetitions(
          of: angle, in: measured.1, smallestRangeDegrees: smallestRangeDegrees, gaps: gaps)
        return (measured.part, ExerciseSet(angle: angle, repetitions: repetitions))
      }
    }
    var found = sets(in: parts)
    // What somebody did before and after is none of the exercise, nor of its axis and rest pose.
    let inside = found.map {
      Strays.without($0.set, slow, smallestRangeDegrees: smallestRangeDegrees) ?? $0.part
    }
    if inside != found.map({ $0.part }) { found = sets(in: inside) }
    // Half a movement without a whole one is no exercise: somebody shifted.
    return found.map { $0.set }.filter { $0.completeCount > 0 }
  }

  /// The angle over the bout's exercise, about the axis of the exercise alone.
  private static func exerciseAngle(
    _ motion: SegmentMotion, in bout: Range<Int>, _ smallestRangeDegrees: Double
  ) -> HingeAngle? {
    let moves = PostureChange.moves(motion, in: bout, smallestRangeDegrees: smallestRangeDegrees)
    let inside = OffAxisEnds.without(bout, moves: moves, motion)
    let rare = ThereAndBack.rare(in: moves, within: inside, motion)
    guard let angle = HingeAngle.measure(motion, in: inside, moves: rare) else { return nil }
    let span = ExerciseSpan.find(angle, smallestRangeDegrees: smallestRangeDegrees)
    guard span.count < inside.count else { return angle }
    let offset = inside.lowerBound
    let exercise = (offset + span.lowerBound)..<(offset + span.upperBound)
    return HingeAngle.measure(
      motion, in: exercise, moves: ThereAndBack.rare(in: moves, within: exercise, motion))
  }

  private static func repetitions(
    of angle: HingeAngle, in motion: SegmentMotion, smallestRangeDegrees: Double,
    gaps: [Range<Int>]
  ) -> [Repetition] {
    let rate = Difference.central(angle.degrees, sampleRateHertz: motion.sampleRateHertz)
    let rates = motion.angularRate[angle.range]
    var counted = RepetitionCounter.excursions(
      of: angle.degrees, smallestRangeDegrees: smallestRangeDegrees
    ) { samples in
      let (along, all) = samples.reduce((0.0, 0.0)) { sum, sample in
        let (about, rate) = (rates[sample].dot(angle.axis.direction), rates[sample])
        return (sum.0 + about * about, sum.1 + rate.dot(rate))
      }
      return along >= smallestShareAboutAxis * all
    }
    if motion.gyroscope == nil {
      counted = RepetitionCounter.joined(
        counted, of: angle.degrees,
        slow: MovementBand.lowPass(
          angle.degrees, sampleRateHertz: motion.sampleRateHertz,
          cutoffHertz: SegmentMotion.repetitionCutoffHertz))
    }
    let excursions = RestAtEnds.kept(
      TwoTurnRepetitions.joined(
        counted, degrees: angle.degrees, rates: rates, sampleRateHertz: motion.sampleRateHertz),
      degrees: angle.degrees, sampleRateHertz: motion.sampleRateHertz)
    let unrest = RepetitionPhases.unrest(
      rate,
      outside: excursions.map { excursion in
        RepetitionPhases.measure(
          excursion, degrees: angle.degrees, rate: rate, sampleRateHertz: motion.sampleRateHertz
        ).range
      }, fewest: Int(shortestRestSeconds * motion.sampleRateHertz))
    var repetitions = excursions.map { excursion in
      RepetitionPhases.measure(
        excursion, degrees: angle.degrees, rate: rate, sampleRateHertz: motion.sampleRateHertz,
        unrest: unrest)
    }
    for index in repetitions.indices.dropFirst() {
      // Neighbours whose flat ends overlap meet at the lowest point between them.
      let meeting = excursions[index].before
      if repetitions[index - 1].range.upperBound > repetitions[index].range.lowerBound {
        repetitions[index - 1].end(at: meeting)
        repetitions[index].begin(at: meeting)
      }
    }
    return repetitions.map {
      $0.shifted(by: angle.range.lowerBound).incomplete(across: gaps)
    }
  }
}

extension Repetition {
  fileprivate mutating func end(at sample: Int) {
    range = range.lowerBound..<max(sample, hold.upperBound, range.lowerBound + 1)
  }

  fileprivate mutating func begin(at sample: Int) {
    range = min(sample, hold.lowerBound)..<range.upperBound
  }

  fileprivate func shifted(by offset: Int) -> Repetition {
    func shift(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound + offset)..<(range.upperBound + offset)
    }
    return Repetition(
      range: shift(range), hold: shift(hold), peak: peak + offset, isComplete: isComplete)
  }

  fileprivate func incomplete(across gaps: [Range<Int>]) -> Repetition {
    var copy = self
    if gaps.contains(where: { $0.overlaps(range) }) { copy.isComplete = false }
    return copy
  }
}
