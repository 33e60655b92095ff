import RealModule

/// A Butterworth low-pass of second order on four signals at once, which starts as a running mean.
///
/// Until one time constant has passed, the output is the mean of all samples so far; then the filter takes over,
/// settled on that mean. So one noisy first sample does not set the start. Transposed direct form II.
struct SettlingLowPass: Sendable, Hashable {
  /// What follows from the time constant and the sampling rate.
  struct Coefficients: Sendable, Hashable {
    let b0: Double
    let b1: Double
    let b2: Double
    let a1: Double
    let a2: Double

    /// The number of samples of which the running mean is taken.
    let settlingSamples: Int

    /// The low-pass with cut-off frequency √2 / (2π `timeConstantSeconds`), whose step response is critically
    /// slow as a first-order filter's with this time constant.
    ///
    /// A time constant below half a sample lets everything pass.
    init(timeConstantSeconds: Double, sampleRateHertz: Double) {
      let step = 1 / sampleRateHertz
      if timeConstantSeconds < step / 2 {
        (b0, b1, b2, a1, a2) = (1, 0, 0, 0, 0)
      } else {
        let root2 = 2.0.squareRoot()
        let cutoff = root2 / (2 * .pi * timeConstantSeconds)
        let c = Double.tan(.pi * cutoff * step)
        let d = c * c + root2 * c + 1
        b0 = c * c / d
        b1 = 2 * b0
        b2 = b0
        a1 = 2 * (c * c - 1) / d
        a2 = (1 - root2 * c + c * c) / d
      }
      // The smallest count ≥ 1 with count · step ≥ time constant, in the arithmetic of the comparison.
      var count = max(1, Int(timeConstantSeconds * sampleRateHertz) - 2)
      while Double(count) * step < timeConstantSeconds { count += 1 }
      settlingSamples = count
    }
  }

  /// The filter's memory; while settling, the sum of the samples.
  private var first = SIMD4<Double>.zero
  private var second = SIMD4<Double>.zero

  /// Before the first sample.
  init() {}

  /// As if `value` had come in forever; the samples are then numbered from `settlingSamples` + 1.
  init(settledOn value: SIMD4<Double>, _ c: Coefficients) {
    first = value * (1 - c.b0)
    second = value * (c.b2 - c.a2)
  }

  /// The filtered value of the next sample.
  ///
  /// - Parameter number: The number of this sample, counted from 1.
  @inline(__always)
  mutating func next(
    _ input: SIMD4<Double>, number: Int, _ c: Coefficients
  ) -> SIMD4<Double> {
    if number > c.settlingSamples {
      let output = c.b0 * input + first
      first = (c.b1 * input + second) - c.a1 * output
      second = c.b2 * input - c.a2 * output
      return output
    }
    return settle(input, number: number, c)
  }

  @inline(never)
  private mutating func settle(
    _ input: SIMD4<Double>, number: Int, _ c: Coefficients
  ) -> SIMD4<Double> {
    first += input
    let mean = first / Double(number)
    if number == c.settlingSamples { self = SettlingLowPass(settledOn: mean, c) }
    return mean
  }
}
