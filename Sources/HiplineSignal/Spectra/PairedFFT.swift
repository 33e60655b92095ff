import CFFTW
import CWelch

/// The power spectra of two real signals of one length, summed, by one complex transform.
///
/// With *a* and *b* the signals, *n* their length and z = a + *i* b:
///
///     |Z[k]|² + |Z[n − k]|² = 2 (|A[k]|² + |B[k]|²)
///
/// Nothing has to be taken apart where only the sum is wanted, and one complex transform takes little
/// longer than one real one.
///
/// **Threads**: as ``RealFFT``.
final class PairedFFT: Sendable {
  /// How real and imaginary parts lie in memory, before and after the transform.
  enum Layout {
    case inTurns
    case apart
  }

  let length: Int
  let layout: Layout

  // FFTW executes one plan from many threads safely, as long as each brings its own arrays.
  private nonisolated(unsafe) let forward: OpaquePointer

  private static let cache = SharedCache<Int, PairedFFT>(capacity: 64)

  /// The plan for signals of `length` samples, made at first use and kept.
  static func plan(length: Int) -> PairedFFT {
    FFTPlanner.checkLength(length)
    return cache.value(for: length) { PairedFFT(length: $0) }
  }

  /// FFTW's vector code for parts that lie apart knows powers of two only; there it is faster, and the parts need not
  /// be shuffled. FFTW's own estimate of the operations says which.
  private init(length: Int) {
    // The estimate picks the same algorithm in every run.
    let flags = UInt32(FFTW_ESTIMATE)
    let plans = Scratch.with(length: length) { scratch in
      var plans: (inTurns: OpaquePointer?, apart: OpaquePointer?)
      var areApartCheaper = false
      FFTPlanner.exclusively {
        plans.inTurns = scratch.withComplex {
          fftw_plan_dft_1d(Int32(length), $0, $1, FFTW_FORWARD, flags)
        }
        var dimension = fftw_iodim(n: Int32(length), is: 1, os: 1)
        let (signals, spectrum) = (scratch.signals, scratch.spectrum)
        plans.apart = fftw_plan_guru_split_dft(
          1, &dimension, 0, nil, signals, signals + length, spectrum, spectrum + length, flags)
        if let inTurns = plans.inTurns, let apart = plans.apart {
          areApartCheaper = fftw_estimate_cost(apart) < fftw_estimate_cost(inTurns)
          fftw_destroy_plan(areApartCheaper ? inTurns : apart)
        }
      }
      return areApartCheaper ? (plans.apart, Layout.apart) : (plans.inTurns, .inTurns)
    }
    forward = FFTPlanner.known(plans.0, length: length)
    layout = plans.1
    self.length = length
  }

  deinit { FFTPlanner.exclusively { fftw_destroy_plan(forward) } }

  /// A signal on its way into a transform: what it is, and what is taken off it first.
  typealias Segment = (samples: UnsafePointer<Double>, trend: Trend)

  /// Puts two segments into the scratch, without their trends and windowed; zero stands in for a second one.
  ///
  /// - Precondition: The segments are as long as the window, which is not longer than the transform.
  func load(
    _ first: Segment, _ second: Segment?, window: UnsafeBufferPointer<Double>,
    into scratch: Scratch
  ) {
    let count = window.count
    precondition(count <= length, "at most \(length) samples expected, got \(count)")
    let signals = scratch.signals
    let other = second ?? first
    switch layout {
    case .apart:
      for (segment, part) in [(first, signals), (other, signals + length)] {
        hipline_welch_taper(
          segment.samples, window.baseAddress, count, segment.trend.level, segment.trend.slope, part
        )
      }
      if second == nil { (signals + length).update(repeating: 0, count: count) }
    case .inTurns:
      hipline_welch_taper_in_turns(
        first.samples, other.samples, window.baseAddress, count, first.trend.level,
        first.trend.slope, other.trend.level, other.trend.slope, signals)
      if second == nil {
        for index in 0..<count { signals[2 * index + 1] = 0 }
      }
    }
  }

  /// Transforms the scratch's signals into their spectrum and adds its squares to the sums.
  func accumulate(_ scratch: Scratch) {
    let (signals, spectrum) = (scratch.signals, scratch.spectrum)
    switch layout {
    case .apart:
      fftw_execute_split_dft(forward, signals, signals + length, spectrum, spectrum + length)
      hipline_welch_add_squares_of_both(spectrum, spectrum + length, length, scratch.squares)
    case .inTurns:
      scratch.withComplex { fftw_execute_dft(forward, $0, $1) }
      // They are squared as they lie and only added together at the end.
      hipline_welch_add_squares(spectrum, 2 * length, scratch.squares)
    }
  }

  /// The sum of |A|² + |B|² over all pairs so far at the bin *k*, 0 ≤ *k* ≤ length / 2.
  func power(of bin: Int, in scratch: Scratch) -> Double {
    func square(_ bin: Int) -> Double {
      switch layout {
      case .apart: scratch.squares[bin]
      case .inTurns: scratch.squares[2 * bin] + scratch.squares[2 * bin + 1]
      }
    }
    return (square(bin) + square(bin == 0 ? 0 : length - bin)) / 2
  }

  /// Memory for one pair of signals at a time, and for the sums over all of them; `[2 length]` each.
  struct Scratch {
    /// The transform leaves them as they are.
    let signals: UnsafeMutablePointer<Double>
    let spectrum: UnsafeMutablePointer<Double>
    /// The summed squares of the spectrum: of each bin in its first half where the parts lie apart, of each part
    /// where they take turns.
    let squares: UnsafeMutablePointer<Double>
    /// `2 length`.
    private let count: Int

    /// Makes the sums zero, for the next signal.
    func clearSquares() { squares.update(repeating: 0, count: count) }

    /// Lends a scratch to `body`, and frees it afterwards. Its signals are zero, all else is undefined.
    ///
    /// The arrays lie in one block, a third of a page apart in their addresses modulo the page of
    /// 4096 bytes. Reading one while writing another at the same place of its page would make the
    /// processor wait for the write, which costs more than the transform.
    static func with<Result>(length: Int, _ body: (Scratch) -> Result) -> Result {
      let page = 4096
      let third = 1344
      let count = 2 * length
      let bytes = count * MemoryLayout<Double>.stride
      let stride = (bytes + page - 1) / page * page + third
      let block = FFTPlanner.known(fftw_malloc(3 * stride), length: length)
      defer { fftw_free(block) }
      func array(_ number: Int) -> UnsafeMutablePointer<Double> {
        (block + number * stride).bindMemory(to: Double.self, capacity: count)
      }
      let signals = array(0)
      signals.initialize(repeating: 0, count: count)
      return body(Scratch(signals: signals, spectrum: array(1), squares: array(2), count: count))
    }

    /// Lends signals and spectrum as complex numbers.
    fileprivate func withComplex<Result>(
      _ body: (UnsafeMutablePointer<fftw_complex>, UnsafeMutablePointer<fftw_complex>) -> Result
    ) -> Result {
      // A tuple of two is laid out as two numbers; the count is not used.
      signals.withMemoryRebound(to: fftw_complex.self, capacity: 1) { signals in
        spectrum.withMemoryRebound(to: fftw_complex.self, capacity: 1) { body(signals, $0) }
      }
    }
  }
}
