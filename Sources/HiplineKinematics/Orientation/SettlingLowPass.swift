import RealModule

/// A Butterworth low-pass of second order, which starts as a running mean.
///
/// Until one time constant has passed, the output is the mean of all samples so far; then the filter takes over,
/// settled on that mean. So one noisy first sample does not set the start.
///
/// Both are the same recursion with different numbers, so one ``Stage`` per sample serves any number of signals.
struct SettlingLowPass: Sendable, Hashable {
  /// The numbers of the recursion, transposed direct form II, in both lanes.
  struct Stage: Sendable, Hashable {
    fileprivate(set) var b0: Pair
    fileprivate(set) var b1: Pair
    fileprivate(set) var b2: Pair
    fileprivate(set) var a1: Pair
    fileprivate(set) var a2: Pair

    fileprivate init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
      self.b0 = Pair(repeating: b0)
      self.b1 = Pair(repeating: b1)
      self.b2 = Pair(repeating: b2)
      self.a1 = Pair(repeating: a1)
      self.a2 = Pair(repeating: a2)
    }
  }

  /// What follows from the time constant and the sampling rate.
  struct Coefficients: Sendable, Hashable {
    let steady: Stage

    /// The number of samples of which the running mean is taken.
    let settlingSamples: Int

    /// The low-pass with cut-off frequency √2 / (2π `timeConstantSeconds`).
    ///
    /// - Precondition: a time constant of at least half a sample, so that the cut-off is below the Nyquist frequency.
    init(timeConstantSeconds: Double, sampleRateHertz: Double) {
      let step = 1 / sampleRateHertz
      precondition(
        timeConstantSeconds >= step / 2,
        "a time constant of half a sample expected, got \(timeConstantSeconds) s")
      let root2 = 2.0.squareRoot()
      let cutoff = root2 / (2 * .pi * timeConstantSeconds)
      let c = Double.tan(.pi * cutoff * step)
      let d = c * c + root2 * c + 1
      let gain = c * c / d
      steady = Stage(
        b0: gain, b1: 2 * gain, b2: gain, a1: 2 * (c * c - 1) / d,
        a2: (1 - root2 * c + c * c) / d)
      // The smallest count ≥ 1 with count · step ≥ time constant, in the arithmetic of the comparison.
      var count = max(1, Int(timeConstantSeconds * sampleRateHertz) - 2)
      while Double(count) * step < timeConstantSeconds { count += 1 }
      settlingSamples = count
    }

    /// The recursion for the sample of a number counted from 1, at most one after the settling.
    fileprivate func stage(_ number: Int) -> Stage {
      let count = Double(number)
      if number < settlingSamples {
        // mean = x / n + first; first becomes n / (n + 1) · mean.
        return Stage(b0: 1 / count, b1: 0, b2: 0, a1: -count / (count + 1), a2: 0)
      }
      if number == settlingSamples {
        // The same mean, but both states become those of the filter for this mean as a constant.
        let (gain, a2) = (steady.b0[0], steady.a2[0])
        return Stage(b0: 1 / count, b1: 0, b2: 0, a1: gain - 1, a2: a2 - gain)
      }
      return steady
    }
  }

  /// How many samples there were, and the recursion for the last of them.
  struct Clock: Sendable, Hashable {
    private var number = 0
    private(set) var stage: Stage

    init(_ c: Coefficients) { stage = c.steady }

    /// Whether this is the first sample.
    @inline(__always)
    var isFirst: Bool { number == 1 }

    /// Must be called before every sample.
    @inline(__always)
    mutating func tick(_ c: Coefficients) {
      if number <= c.settlingSamples { settle(c) }
    }

    @inline(never)
    private mutating func settle(_ c: Coefficients) {
      number += 1
      stage = c.stage(number)
    }
  }

  private var first = Pair.zero
  private var second = Pair.zero

  /// Before the first sample.
  init() {}

  /// As if `value` had come in forever.
  init(settledOn value: Pair, _ stage: Stage) {
    first = value - stage.b0 * value
    second = stage.b2 * value - stage.a2 * value
  }

  /// The filtered value of the next sample.
  @inline(__always)
  mutating func next(_ input: Pair, _ s: Stage) -> Pair {
    let output = s.b0 * input + first
    first = (s.b1 * input + second) - s.a1 * output
    second = s.b2 * input - s.a2 * output
    return output
  }
}

/// The same low-pass on each component of a vector.
struct VectorLowPass: Sendable, Hashable {
  private var x = SettlingLowPass()
  private var y = SettlingLowPass()
  private var z = SettlingLowPass()

  /// Before the first sample.
  init() {}

  /// As if `value` had come in forever.
  init(settledOn value: PairVector, _ stage: SettlingLowPass.Stage) {
    x = SettlingLowPass(settledOn: value.x, stage)
    y = SettlingLowPass(settledOn: value.y, stage)
    z = SettlingLowPass(settledOn: value.z, stage)
  }

  @inline(__always)
  mutating func next(_ input: PairVector, _ stage: SettlingLowPass.Stage) -> PairVector {
    PairVector(x.next(input.x, stage), y.next(input.y, stage), z.next(input.z, stage))
  }
}
