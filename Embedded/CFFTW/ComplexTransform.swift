/// The discrete Fourier transform of complex values of one length, not scaled.
///
/// A length with no prime factor above ``largestFactor`` goes through one pass a factor (``Stage``), any other through a
/// convolution with a chirp of a length that is a power of two (Bluestein).
final class ComplexTransform {
  let length: Int
  private let stages: [Stage]
  private let chirp: Chirp?
  private let scratch: UnsafeMutablePointer<Double>

  /// For speed only: the square of a factor against the convolution.
  private static let largestFactor = 31

  init(length: Int) {
    self.length = length
    var factors: [Int] = []
    var left = length
    for factor in [4, 2, 3, 5] {
      while left % factor == 0 {
        factors.append(factor)
        left /= factor
      }
    }
    var factor = 7
    while left > 1, factor <= Self.largestFactor {
      while left % factor == 0 {
        factors.append(factor)
        left /= factor
      }
      factor += 2
    }
    if left > 1 {
      stages = []
      chirp = Chirp(length: length)
    } else {
      var (rest, stride) = (length, 1)
      stages = factors.map { factor in
        defer {
          rest /= factor
          stride *= factor
        }
        return Stage(radix: factor, left: rest, stride: stride)
      }
      chirp = nil
    }
    scratch = .allocate(capacity: 2 * length)
    scratch.initialize(repeating: 0, count: 2 * length)
  }

  deinit { scratch.deallocate() }

  /// - Parameters:
  ///   - input: Stays as it is, unless it is the output.
  func forward(_ input: Parts, _ output: Parts) {
    if let chirp {
      chirp.forward(input, output)
      return
    }
    let other = Parts(real: scratch, imaginary: scratch + length)
    // The last pass ends in the output.
    var source = input
    var target = stages.count % 2 == 1 ? output : other
    if stages.count % 2 == 1, input.real == output.real || input.real == output.imaginary {
      copy(input, other)
      source = other
    }
    if stages.isEmpty { copy(input, output) }
    for stage in stages {
      stage.run(from: source, to: target)
      source = target
      target = target.real == output.real ? other : output
    }
  }

  private func copy(_ input: Parts, _ output: Parts) {
    output.real.update(from: input.real, count: length)
    output.imaginary.update(from: input.imaginary, count: length)
  }
}

/// With c[k] = exp(−πi k² / n): X[k] = c[k] Σⱼ (x[j] c[j]) / c[k − j], a convolution.
private final class Chirp {
  private let length: Int
  private let inner: ComplexTransform
  /// c, real and imaginary parts in turns.
  private let chirp: [Double]
  /// The transform of 1 / c around zero, over the inner length; in turns.
  private let kernel: [Double]
  private let first: UnsafeMutablePointer<Double>
  private let second: UnsafeMutablePointer<Double>

  init(length: Int) {
    self.length = length
    var size = 1
    while size < 2 * length - 1 { size *= 2 }
    inner = ComplexTransform(length: size)
    var chirp: [Double] = []
    for index in 0..<length {
      let turns = Int(Int64(index) * Int64(index) % Int64(2 * length))
      let root = Root.of(turns, 2 * length)
      chirp.append(root.real)
      chirp.append(root.imaginary)
    }
    self.chirp = chirp
    first = .allocate(capacity: 2 * size)
    second = .allocate(capacity: 2 * size)
    first.initialize(repeating: 0, count: 2 * size)
    second.initialize(repeating: 0, count: 2 * size)
    for index in 0..<length {
      for place in [index, (size - index) % size] {
        first[place] = chirp[2 * index]
        first[size + place] = -chirp[2 * index + 1]
      }
    }
    inner.forward(
      Parts(real: first, imaginary: first + size), Parts(real: second, imaginary: second + size))
    var kernel: [Double] = []
    for index in 0..<size {
      kernel += [second[index] / Double(size), second[size + index] / Double(size)]
    }
    self.kernel = kernel
  }

  deinit {
    first.deallocate()
    second.deallocate()
  }

  func forward(_ input: Parts, _ output: Parts) {
    let size = inner.length
    let one = Parts(real: first, imaginary: first + size)
    let two = Parts(real: second, imaginary: second + size)
    first.update(repeating: 0, count: 2 * size)
    for index in 0..<length {
      let (cr, ci) = (chirp[2 * index], chirp[2 * index + 1])
      one.real[index] = input.real[index] * cr - input.imaginary[index] * ci
      one.imaginary[index] = input.real[index] * ci + input.imaginary[index] * cr
    }
    inner.forward(one, two)
    for index in 0..<size {
      let (kr, ki) = (kernel[2 * index], kernel[2 * index + 1])
      let (real, imaginary) = (two.real[index], two.imaginary[index])
      two.real[index] = real * kr - imaginary * ki
      two.imaginary[index] = real * ki + imaginary * kr
    }
    inner.forward(two.swapped, one.swapped)
    for index in 0..<length {
      let (cr, ci) = (chirp[2 * index], chirp[2 * index + 1])
      let (real, imaginary) = (one.real[index], one.imaginary[index])
      output.real[index] = real * cr - imaginary * ci
      output.imaginary[index] = real * ci + imaginary * cr
    }
  }
}
