import CFFTW

/// Two segments of a signal on their way into one transform: without their trends, windowed.
struct SegmentPair {
  private typealias Two = SIMD2<Double>

  private let first: UnsafeBufferPointer<Double>
  /// As long as the first; the first itself where there is no second one.
  private let second: UnsafeBufferPointer<Double>
  private let firstTrend: Trend
  private let secondTrend: Trend
  private let isAlone: Bool

  /// - Precondition: the segments are not empty and have the same length.
  init(
    _ first: UnsafeBufferPointer<Double>, _ second: UnsafeBufferPointer<Double>?, detrend: Detrend
  ) {
    self.first = first
    self.second = second ?? first
    firstTrend = Trend(detrend, of: first)
    secondTrend = second.map { Trend(detrend, of: $0) } ?? firstTrend
    isAlone = second == nil
  }

  /// Writes the segments as real and imaginary parts, in one pass over both.
  ///
  /// Two samples at a time, which is what every processor of 64 bits does at once.
  func write(
    window: UnsafeBufferPointer<Double>, into signals: UnsafeMutableBufferPointer<fftw_complex>
  ) {
    let count = first.count
    precondition(window.count == count && second.count == count && signals.count >= count)
    guard let a = first.baseAddress, let b = second.baseAddress, let w = window.baseAddress,
      let z = signals.baseAddress
    else { return }
    let (levelA, levelB) = (Two(repeating: firstTrend.level), Two(repeating: secondTrend.level))
    let (slopeA, slopeB) = (Two(repeating: firstTrend.slope), Two(repeating: secondTrend.slope))
    let middle = (Double(count) - 1) / 2
    var distance = Two(-middle, 1 - middle)
    var index = 0
    while index &+ 1 < count {
      let weight = Two(w[index], w[index &+ 1])
      let real = (Two(a[index], a[index &+ 1]) - (levelA + slopeA * distance)) * weight
      let imaginary = (Two(b[index], b[index &+ 1]) - (levelB + slopeB * distance)) * weight
      z[index] = (real[0], imaginary[0])
      z[index &+ 1] = (real[1], imaginary[1])
      distance += 2
      index &+= 2
    }
    if index < count {
      let real = a[index] - (firstTrend.level + firstTrend.slope * distance[0])
      let imaginary = b[index] - (secondTrend.level + secondTrend.slope * distance[0])
      z[index] = (real * w[index], imaginary * w[index])
    }
    if isAlone {
      for index in 0..<count { z[index].1 = 0 }
    }
  }
}
