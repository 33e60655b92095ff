import HiplineCore
import HiplineSignal

/// Samples whose stamps tell when they arrived, or are rounded, and not when they were taken.
///
/// A radio brings samples in packets, and a host stamps them as they come; a spreadsheet writes a tenth of a second, or three digits. The
/// sensor took them evenly. Which sample it is tells when it was taken, better than its stamp:
///
///     taken    · · · · · · · · · · · · · · ·
///     stamped          ·····     ·····     ·····
///
/// The steps of such stamps are short or long and hardly ever the mean one, and from one sample to the next the values change as much over
/// a long step as over a short one. Where samples are missing in truth, they change more over the long ones.
enum ArrivalStamps {
  /// The mean step is told in stretches of so many samples: several packets.
  private static let stretchSamples = 256
  /// Over a long step the square of the change of values is at most so many times that over a short one. Chosen, not derived: one for
  /// equal steps in truth, and as many as the square of their ratio, four and more, for a movement where samples are missing.
  private static let largestChange = 2.0
  /// A step of so many usual long ones may be a loss: one packet less makes it two.
  private static let lossSteps = 1.5
  /// The stamps of samples that were not lost stay within so many long steps of the line. Chosen, not derived: a packet waits for one
  /// or two others.
  private static let largestDelay = 3.0
  /// A clock is coarse from a tick of this share of a step on: most steps are then too short, or too long, by a quarter.
  private static let coarseTick = 0.5
  /// Steps are so many ticks within this share of a step, as milliseconds are of 15.6 of them. Chosen, not derived.
  private static let tickShare = 0.1
  /// And this share of the steps are. Chosen, not derived: all but what was lost.
  private static let tickingShare = 0.9
  /// The share of stamps that arrive sooner than the line says: the soonest arrived at once.
  private static let soonestShare = 0.05

  /// The stream with its samples spread evenly, and their rate in hertz; nil where its stamps are good, or nothing tells.
  static func spread(_ stream: TimedSeries) -> (stream: TimedSeries, rateHertz: Double)? {
    let stamps = stream.timestamps
    let length = min(stretchSamples, stamps.count / 4)
    guard length >= 16 else { return nil }
    let means = stride(from: 0, to: stamps.count - length, by: length).map {
      (stamps[$0 + length] - stamps[$0]) / Double(length)
    }
    guard let mean = RobustStatistics.median(means), mean > 0 else { return nil }
    let areEven = EvenStamps.hold(stamps, meanStep: mean)
    let steps = zip(stamps.dropFirst(), stamps).map { $0 - $1 }
    guard !areEven || areTicks(steps, mean: mean) else { return nil }
    let longest = areEven ? mean : (1 + EvenStamps.jitterShare) * mean
    let long = steps.indices.filter { steps[$0] > longest }
    guard let usualLong = RobustStatistics.median(long.map { steps[$0] }),
      changesAlike(stream.values, over: long)
    else { return nil }

    let places = places(stamps, packets: Packets(stamps, long: long), usualLong: usualLong)
    guard let line = line(places, stamps) else { return nil }
    let delays = zip(places, stamps).map { $1 - (line.start + $0 * line.step) }
    guard let soonest = RobustStatistics.quantile(soonestShare, of: delays),
      delays.allSatisfy({ abs($0) < (areEven ? 1 : largestDelay) * usualLong })
    else { return nil }
    var even = stream
    even.timestamps = places.map { max(0, line.start + soonest) + $0 * line.step }
    return (even, 1 / line.step)
  }

  /// Whether a clock ticks nearly as slowly as samples come, as every 15.6 ms in some computers: a step is one number of ticks or the next.
  /// No stamp is then further from the line than a tick.
  private static func areTicks(_ steps: [Double], mean: Double) -> Bool {
    guard let short = RobustStatistics.median(steps.filter { $0 <= mean }),
      let long = RobustStatistics.median(steps.filter { $0 > mean })
    else { return false }
    let (tick, tolerance) = (long - short, tickShare * mean)
    let count = steps.count { abs($0 - short) < tolerance || abs($0 - long) < tolerance }
    return tick > coarseTick * mean
      && abs(short - (short / tick).rounded() * tick) < tolerance
      && Double(count) > tickingShare * Double(steps.count)
  }

  /// Whether the values change as much over some steps as over the others.
  private static func changesAlike(_ values: VectorSeries, over long: [Int]) -> Bool {
    func change(_ index: Int) -> Double {
      let change = values[index + 1] - values[index]
      return change.dot(change)
    }
    let total = values.indices.dropLast().reduce(0) { $0 + change($1) }
    let overLong = long.reduce(0) { $0 + change($1) }
    let others = values.count - 1 - long.count
    guard !long.isEmpty, others > 0 else { return false }
    return overLong / Double(long.count) <= largestChange * (total - overLong) / Double(others)
  }

  /// The samples from one long step to the next.
  private struct Packets {
    /// The mean step within those without a loss, in seconds.
    var step: Double
    /// How many samples most of them have; one where they differ.
    var size: Int

    init?(_ stamps: [Double], long: [Int]) {
      let cycles = zip(long, long.dropFirst()).map { (count: $1 - $0, start: $0 + 1, next: $1 + 1) }
      // Packets of several sizes take as long as they have samples; a lost one makes the way to the next longer.
      let lengths = cycles.map { stamps[$0.next] - stamps[$0.start] }
      guard let usualLength = RobustStatistics.median(lengths) else { return nil }
      let whole = cycles.indices.filter { lengths[$0] < lossSteps * usualLength }
      let step =
        whole.reduce(0) { $0 + lengths[$1] }
        / Double(max(1, whole.reduce(0) { $0 + cycles[$1].count }))
      guard step > 0 else { return nil }
      self.step = step
      let sizes = cycles.map { $0.count }.sorted()
      let usual = sizes[sizes.count / 2]
      size = sizes.count { $0 == usual } > sizes.count / 2 ? usual : 1
    }
  }

  /// Which sample of an even row each is: one after the other, but where packets are lost. After a packet that is only late the next ones
  /// are where they would have been.
  private static func places(
    _ stamps: [Double], packets: Packets?, usualLong: Double
  ) -> [Double] {
    guard let packets else { return stamps.indices.map(Double.init) }
    var places: [Double] = []
    places.reserveCapacity(stamps.count)
    var lost = 0.0
    let beside = max(8, Int(min(2 * usualLong / packets.step, 1e6)))
    func lead(_ range: Range<Int>) -> Double {
      RobustStatistics.median(range.map { stamps[$0] - Double($0) * packets.step }) ?? 0
    }
    for index in stamps.indices {
      if index > 0, stamps[index] - stamps[index - 1] > lossSteps * usualLong {
        let before = lead(max(0, index - beside)..<index)
        let after = lead(index..<min(stamps.count, index + beside))
        let size = Double(packets.size)
        lost += max(0, ((after - before) / packets.step / size).rounded()) * size
      }
      places.append(Double(index) + lost)
    }
    return places
  }

  /// Stamps over places by least squares, in seconds.
  private static func line(_ places: [Double], _ stamps: [Double]) -> (start: Double, step: Double)?
  {
    guard let x = RobustStatistics.mean(places), let y = RobustStatistics.mean(stamps) else {
      return nil
    }
    var (products, squares) = (0.0, 0.0)
    for (place, stamp) in zip(places, stamps) {
      products += (place - x) * (stamp - y)
      squares += (place - x) * (place - x)
    }
    guard squares > 0, products > 0 else { return nil }
    let step = products / squares
    return (y - step * x, step)
  }

  /// The recording with its samples spread evenly where their stamps are those of arrival, and what is said of it.
  static func spread(_ recording: Recording) -> Recording {
    var copy = recording
    let forces = recording.accelerometer.flatMap(spread)
    if let forces {
      copy.accelerometer = forces.stream
      copy.findings.removeAll { $0.code == .duplicateTimestamps }
      copy.findings.append(finding(rateHertz: forces.rateHertz))
    }
    if let rates = recording.gyroscope {
      // One table's streams have one column of times.
      let areShared = rates.timestamps == recording.accelerometer?.timestamps
      if areShared, let forces {
        copy.gyroscope?.timestamps = forces.stream.timestamps
      } else if !areShared, let spread = spread(rates) {
        copy.gyroscope = spread.stream
        if forces == nil { copy.findings.append(finding(rateHertz: spread.rateHertz)) }
      }
    }
    return copy
  }

  private static func finding(rateHertz: Double) -> Finding {
    Finding(
      .arrivalTimestamps, .warning,
      "the times come in packets or are rounded; the samples were spread evenly at \(rateHertz.text(decimals: 1)) Hz",
      hint: "export the sensor's own times with all their digits, if the recorder has them")
  }
}
