import CFFTW
import CWelch

/// The spectrum of a vector's components added up, with what the components have in common in a band.
package struct VectorSpectrum: Sendable {
  /// The densities added up; the degrees of freedom are those of one component.
  package let spectrum: PowerSpectrum

  /// The power of the components in the band by rows and columns, up to a factor, `[components][components]`: the real part of
  /// their cross-spectra, summed.
  let bandMatrix: [[Double]]

  /// How many components of equal power that have nothing in common would scatter as much in the band: as many as there are, or one
  /// where all move along one line.
  ///
  /// (tr *M*)² / tr *M*² of ``bandMatrix``, which does not change when the axes are turned.
  package var effectiveComponents: Double {
    let trace = bandMatrix.indices.reduce(0) { $0 + bandMatrix[$1][$1] }
    let squares = bandMatrix.joined().reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? trace * trace / squares : 1
  }
}

extension WelchEstimate {
  /// The estimate for the components of a vector: one transform for each of them and each segment.
  ///
  /// - Parameters:
  ///   - components: `[components][samples]`, at least one, all of one length that is not zero.
  ///   - sampleRateHertz: Positive.
  ///   - parameters: As for ``estimate(_:sampleRateHertz:parameters:)``.
  ///   - bandHertz: Of ``VectorSpectrum/bandMatrix``.
  package static func estimate(
    ofVector components: [[Double]], sampleRateHertz: Double, parameters: Parameters,
    bandHertz: ClosedRange<Double>
  ) -> VectorSpectrum {
    let segments = Segments(components, sampleRateHertz: sampleRateHertz, parameters)
    let length = parameters.transformLength
    let plan = RealFFT.plan(length: length)
    let binCount = plan.binCount
    var spectrum = PowerSpectrum(
      resolutionHertz: sampleRateHertz / Double(length),
      densities: Array(repeating: 0, count: binCount), degreesOfFreedom: segments.degreesOfFreedom)
    let band = spectrum.bins(in: bandHertz)
    // Real and imaginary parts in turns, as the transform leaves them.
    var squares = [Double](repeating: 0, count: 2 * binCount)
    var inBand = [[Double]](
      repeating: Array(repeating: 0, count: 2 * band.count), count: components.count)
    var matrix = [[Double]](
      repeating: Array(repeating: 0, count: components.count), count: components.count)
    var trends = components.map { _ in segments.trends }
    FFTScratch.with(length: length) { scratch in
      scratch.load([])
      for number in 0..<segments.count {
        for axis in components.indices {
          components[axis].withUnsafeBufferPointer { signal in
            let trend = trends[axis].next(of: signal)
            hipline_welch_taper(
              signal.baseAddress.map { $0 + number * segments.step }, segments.window,
              segments.window.count, trend.level, trend.slope, scratch.signal.baseAddress)
          }
          plan.execute(scratch)
          UnsafeRawBufferPointer(scratch.spectrum).withMemoryRebound(to: Double.self) { parts in
            hipline_welch_add_squares(parts.baseAddress, 2 * binCount, &squares)
            for index in inBand[axis].indices {
              inBand[axis][index] = parts[2 * band.lowerBound + index]
            }
          }
        }
        for (row, one) in inBand.enumerated() {
          for column in row..<inBand.count {
            var sum = 0.0
            for index in one.indices { sum += one[index] * inBand[column][index] }
            matrix[row][column] += sum
            if column > row { matrix[column][row] += sum }
          }
        }
      }
    }
    for bin in 0..<binCount {
      spectrum.densities[bin] =
        (squares[2 * bin] + squares[2 * bin + 1]) * segments.scale(of: bin, length: length)
    }
    return VectorSpectrum(spectrum: spectrum, bandMatrix: matrix)
  }
}
