import CFFTW
import Synchronization

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
  let length: Int

  // FFTW executes one plan from many threads safely, as long as each brings its own arrays.
  private nonisolated(unsafe) let forward: OpaquePointer

  private static let cache = Mutex(BoundedCache<Int, PairedFFT>(capacity: 64))

  /// The plan for signals of `length` samples, made at first use and kept.
  static func plan(length: Int) -> PairedFFT {
    precondition(
      length > 0 && length <= Int(Int32.max),
      "a length from 1 to \(Int32.max) expected, got \(length)")
    return cache.withLock { cache in
      if let known = cache[length] { return known }
      let made = PairedFFT(length: length)
      cache.insert(made, for: length)
      return made
    }
  }

  private init(length: Int) {
    let plan = Scratch.with(length: length) { scratch in
      let (signals, spectrum) = (scratch.signals.baseAddress, scratch.spectrum.baseAddress)
      // The estimate picks the same algorithm in every run.
      let flags = UInt32(FFTW_ESTIMATE)
      var plan: OpaquePointer?
      FFTPlanner.exclusively {
        plan = fftw_plan_dft_1d(Int32(length), signals, spectrum, FFTW_FORWARD, flags)
      }
      return plan
    }
    guard let plan else { fatalError("no plan for a transform of \(length) samples") }
    forward = plan
    self.length = length
  }

  deinit { FFTPlanner.exclusively { fftw_destroy_plan(forward) } }

  /// Transforms the scratch's signals into their spectrum and adds its squares to the sums.
  func accumulate(_ scratch: Scratch) {
    fftw_execute_dft(forward, scratch.signals.baseAddress, scratch.spectrum.baseAddress)
    // Real and imaginary parts are squared as they lie and only added together at the end.
    scratch.spectrum.withMemoryRebound(to: Double.self) { parts in
      for index in 0..<parts.count { scratch.squares[index] += parts[index] * parts[index] }
    }
  }

  /// Memory for one pair of signals at a time, and for the sums over all of them.
  struct Scratch {
    /// `[length]`, as (a, b); the transform leaves them as they are.
    let signals: UnsafeMutableBufferPointer<fftw_complex>
    let spectrum: UnsafeMutableBufferPointer<fftw_complex>
    /// The summed squares of the spectrum's real and imaginary parts in turn, `[2 length]`.
    let squares: UnsafeMutableBufferPointer<Double>

    /// Lends a scratch of zeros to `body`, and frees it afterwards.
    ///
    /// The arrays lie in one block, a third of a page apart in their addresses modulo the page of
    /// 4096 bytes. Reading one while writing another at the same place of its page would make the
    /// processor wait for the write, which costs more than the transform.
    static func with<Result>(length: Int, _ body: (Scratch) -> Result) -> Result {
      let page = 4096
      let third = 1344
      let bytes = length * MemoryLayout<fftw_complex>.stride
      let stride = (bytes + page - 1) / page * page + third
      guard let block = fftw_malloc(3 * stride) else {
        fatalError("no memory for a transform of \(length) samples")
      }
      defer { fftw_free(block) }
      func array<Element>(_ number: Int, _ count: Int, of zero: Element)
        -> UnsafeMutableBufferPointer<Element>
      {
        let start = (block + number * stride).bindMemory(to: Element.self, capacity: count)
        start.initialize(repeating: zero, count: count)
        return UnsafeMutableBufferPointer(start: start, count: count)
      }
      return body(
        Scratch(
          signals: array(0, length, of: (0, 0)), spectrum: array(1, length, of: (0, 0)),
          squares: array(2, 2 * length, of: 0)))
    }

    /// The sum of |A|² + |B|² over all pairs so far at the bin *k*, 0 ≤ *k* ≤ length / 2.
    func power(of bin: Int) -> Double {
      let mirror = bin == 0 ? 0 : signals.count - bin
      return
        (squares[2 * bin] + squares[2 * bin + 1] + squares[2 * mirror]
        + squares[2 * mirror + 1]) / 2
    }
  }
}
