import HiplineSignal
import PlainFFT
import RealModule
import Testing

/// The transforms that a page uses in place of FFTW's, held against these.
struct PlainFFTTests {
  /// Small ones, every kind of factor, primes, and as long as a recording is.
  private static let lengths =
    Array(1...70) + [81, 97, 121, 125, 128, 210, 243, 256, 257, 360, 509, 512, 625, 1000, 1021]
    + [2047, 3125, 4096, 6000, 9973, 10_000, 16_384, 30_030]

  private static func signal(_ length: Int) -> [Double] {
    (0..<length).map { Double.sin(0.7 * Double($0 * $0 % 1009)) + 0.3 }
  }

  private static func largest(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, $1.magnitude) }
  }

  @Test(arguments: lengths) func `a real signal has FFTW's spectrum, and comes back`(length: Int) {
    let signal = Self.signal(length)
    let expected = RealFFT.plan(length: length).transform(signal)
    let bins = length / 2 + 1
    var (input, back) = (signal, [Double](repeating: 0, count: length))
    var spectrum = [fftw_complex](repeating: (0, 0), count: bins)
    let forward = fftw_plan_dft_r2c_1d(Int32(length), nil, nil, 0)
    let backward = fftw_plan_dft_c2r_1d(Int32(length), nil, nil, 0)
    fftw_execute_dft_r2c(forward, &input, &spectrum)
    let limit = 1e-12 * Self.largest(expected.real + expected.imaginary)
    for bin in 0..<bins {
      #expect((spectrum[bin].0 - expected.real[bin]).magnitude <= limit)
      #expect((spectrum[bin].1 - expected.imaginary[bin]).magnitude <= limit)
    }
    fftw_execute_dft_c2r(backward, &spectrum, &back)
    for index in 0..<length {
      #expect((back[index] / Double(length) - signal[index]).magnitude <= 1e-12)
    }
    fftw_destroy_plan(forward)
    fftw_destroy_plan(backward)
  }

  /// z = a + i b has A + i B, whichever way its parts lie.
  @Test(arguments: lengths) func `a complex signal has the spectra of its parts`(length: Int) {
    var (first, second) = (Self.signal(length), Array(Self.signal(length).reversed()))
    let plan = RealFFT.plan(length: length)
    let (one, two) = (plan.transform(first), plan.transform(second))
    var (real, imaginary) = (first, first)
    var dimension = fftw_iodim(n: Int32(length), is: 1, os: 1)
    let apart = fftw_plan_guru_split_dft(1, &dimension, 0, nil, nil, nil, nil, nil, 0)
    fftw_execute_split_dft(apart, &first, &second, &real, &imaginary)
    var input = zip(first, second).map { ($0, $1) }
    var output = input
    let inTurns = fftw_plan_dft_1d(Int32(length), nil, nil, FFTW_FORWARD, 0)
    fftw_execute_dft(inTurns, &input, &output)
    let limit = 1e-12 * Self.largest(one.real + one.imaginary + two.real + two.imaginary)
    for bin in 0...(length / 2) {
      let expected = (one.real[bin] - two.imaginary[bin], one.imaginary[bin] + two.real[bin])
      #expect((real[bin] - expected.0).magnitude <= limit)
      #expect((imaginary[bin] - expected.1).magnitude <= limit)
      #expect((output[bin].0, output[bin].1) == (real[bin], imaginary[bin]))
    }
    #expect(fftw_estimate_cost(apart) < fftw_estimate_cost(inTurns))
    fftw_destroy_plan(apart)
    fftw_destroy_plan(inTurns)
  }
}
