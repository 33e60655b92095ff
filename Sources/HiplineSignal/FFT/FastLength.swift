extension RealFFT {
  /// The smallest product of powers of 2, 3 and 5 that is at least `n`.
  ///
  /// FFTW transforms such lengths fastest; a prime length of 3001 takes ten times as long as 3072.
  ///
  /// - Parameter n: A length in samples, from 1 to 2³¹ − 1.
  ///
  /// For 1001 the result is 1024; for 12 001 it is 12 150.
  package static func fastLength(atLeast n: Int) -> Int {
    precondition(
      n > 0 && n <= Int(Int32.max), "a length from 1 to \(Int32.max) expected, got \(n)")
    var best = Int.max
    var five = 1
    while true {
      var odd = five
      while true {
        let quotient = (n + odd - 1) / odd
        best = min(best, odd * powerOfTwo(atLeast: quotient))
        if odd >= n { break }
        odd *= 3
      }
      if five >= n { return best }
      five *= 5
    }
  }

  /// The smallest power of two that is at least `n`, for a positive `n`.
  static func powerOfTwo(atLeast n: Int) -> Int {
    n <= 1 ? 1 : 1 << (Int.bitWidth - (n - 1).leadingZeroBitCount)
  }
}
