import RealModule

/// One pass of a transform over all of its values: as many short transforms of ``radix`` values as there are.
///
/// With *n* the length that is left, *s* what the passes before have divided off, *m* = *n* / *r* and w = exp(−2πi / *n*):
///
///     y[q + s (r p + j)] = w^(j p) Σₖ x[q + s (p + m k)] exp(−2πi jk / r)
///
/// After the last pass the values are in their order (Stockham).
struct Stage {
  let radix: Int
  /// *m*.
  let groups: Int
  /// *s*.
  let stride: Int
  /// w^(j p) for each *p* and each *j* from 1, real and imaginary parts in turns.
  private let twiddles: [Double]
  /// exp(−2πi j / r), real and imaginary parts in turns; for a radix that has no code of its own.
  private let roots: [Double]

  init(radix: Int, left: Int, stride: Int) {
    self.radix = radix
    self.stride = stride
    groups = left / radix
    var twiddles: [Double] = []
    twiddles.reserveCapacity(2 * groups * (radix - 1))
    for group in 0..<groups {
      for index in 1..<radix {
        let root = Root.of(group * index, left)
        twiddles.append(root.real)
        twiddles.append(root.imaginary)
      }
    }
    self.twiddles = twiddles
    roots = (0..<radix).flatMap { index in
      let root = Root.of(index, radix)
      return [root.real, root.imaginary]
    }
  }

  func run(from input: Parts, to output: Parts) {
    twiddles.withUnsafeBufferPointer { twiddles in
      // An array that is not empty has a start.
      guard let start = twiddles.baseAddress else { return }
      switch radix {
      case 2: two(input, output, start)
      case 3: three(input, output, start)
      case 4: four(input, output, start)
      case 5: five(input, output, start)
      default: any(input, output, start)
      }
    }
  }

  private typealias Twiddles = UnsafePointer<Double>

  private func two(_ input: Parts, _ output: Parts, _ twiddles: Twiddles) {
    let (xr, xi, yr, yi) = (input.real, input.imaginary, output.real, output.imaginary)
    let step = stride * groups
    for group in 0..<groups {
      let (wr, wi) = (twiddles[2 * group], twiddles[2 * group + 1])
      let (from, to) = (stride * group, 2 * stride * group)
      for q in 0..<stride {
        let (a, b) = (from + q, from + q + step)
        let (ar, ai, br, bi) = (xr[a], xi[a], xr[b], xi[b])
        let (dr, di) = (ar - br, ai - bi)
        yr[to + q] = ar + br
        yi[to + q] = ai + bi
        yr[to + q + stride] = dr * wr - di * wi
        yi[to + q + stride] = dr * wi + di * wr
      }
    }
  }

  private func three(_ input: Parts, _ output: Parts, _ twiddles: Twiddles) {
    let (xr, xi, yr, yi) = (input.real, input.imaginary, output.real, output.imaginary)
    let step = stride * groups
    let sine = Root.of(1, 3).imaginary
    for group in 0..<groups {
      let w = twiddles + 4 * group
      let (w1r, w1i, w2r, w2i) = (w[0], w[1], w[2], w[3])
      let (from, to) = (stride * group, 3 * stride * group)
      for q in 0..<stride {
        let a = from + q
        let (ar, ai) = (xr[a], xi[a])
        let (br, bi, cr, ci) = (xr[a + step], xi[a + step], xr[a + 2 * step], xi[a + 2 * step])
        let (sr, si) = (br + cr, bi + ci)
        let (tr, ti) = (ar - 0.5 * sr, ai - 0.5 * si)
        let (dr, di) = (sine * (br - cr), sine * (bi - ci))
        let (er, ei, fr, fi) = (tr - di, ti + dr, tr + di, ti - dr)
        yr[to + q] = ar + sr
        yi[to + q] = ai + si
        yr[to + q + stride] = er * w1r - ei * w1i
        yi[to + q + stride] = er * w1i + ei * w1r
        yr[to + q + 2 * stride] = fr * w2r - fi * w2i
        yi[to + q + 2 * stride] = fr * w2i + fi * w2r
      }
    }
  }

  private func four(_ input: Parts, _ output: Parts, _ twiddles: Twiddles) {
    let (xr, xi, yr, yi) = (input.real, input.imaginary, output.real, output.imaginary)
    let step = stride * groups
    for group in 0..<groups {
      let w = twiddles + 6 * group
      let (w1r, w1i, w2r, w2i, w3r, w3i) = (w[0], w[1], w[2], w[3], w[4], w[5])
      let (from, to) = (stride * group, 4 * stride * group)
      for q in 0..<stride {
        let a = from + q
        let (ar, ai, br, bi) = (xr[a], xi[a], xr[a + step], xi[a + step])
        let (cr, ci) = (xr[a + 2 * step], xi[a + 2 * step])
        let (dr, di) = (xr[a + 3 * step], xi[a + 3 * step])
        let (evenR, evenI, oddR, oddI) = (ar + cr, ai + ci, br + dr, bi + di)
        let (er, ei, fr, fi) = (ar - cr, ai - ci, br - dr, bi - di)
        let (gr, gi) = (er + fi, ei - fr)
        let (hr, hi) = (evenR - oddR, evenI - oddI)
        let (kr, ki) = (er - fi, ei + fr)
        yr[to + q] = evenR + oddR
        yi[to + q] = evenI + oddI
        yr[to + q + stride] = gr * w1r - gi * w1i
        yi[to + q + stride] = gr * w1i + gi * w1r
        yr[to + q + 2 * stride] = hr * w2r - hi * w2i
        yi[to + q + 2 * stride] = hr * w2i + hi * w2r
        yr[to + q + 3 * stride] = kr * w3r - ki * w3i
        yi[to + q + 3 * stride] = kr * w3i + ki * w3r
      }
    }
  }

  private func five(_ input: Parts, _ output: Parts, _ twiddles: Twiddles) {
    let (xr, xi, yr, yi) = (input.real, input.imaginary, output.real, output.imaginary)
    let step = stride * groups
    let (one, two) = (Root.of(1, 5), Root.of(2, 5))
    for group in 0..<groups {
      let w = twiddles + 8 * group
      let (from, to) = (stride * group, 5 * stride * group)
      for q in 0..<stride {
        let a = from + q
        let (ar, ai) = (xr[a], xi[a])
        let (br, bi, er, ei) = (xr[a + step], xi[a + step], xr[a + 4 * step], xi[a + 4 * step])
        let (cr, ci) = (xr[a + 2 * step], xi[a + 2 * step])
        let (dr, di) = (xr[a + 3 * step], xi[a + 3 * step])
        let (outerR, outerI, innerR, innerI) = (br + er, bi + ei, cr + dr, ci + di)
        let (turnR, turnI, backR, backI) = (br - er, bi - ei, cr - dr, ci - di)
        let tr = ar + one.real * outerR + two.real * innerR
        let ti = ai + one.real * outerI + two.real * innerI
        let ur = ar + two.real * outerR + one.real * innerR
        let ui = ai + two.real * outerI + one.real * innerI
        let vr = one.imaginary * turnR + two.imaginary * backR
        let vi = one.imaginary * turnI + two.imaginary * backI
        let zr = two.imaginary * turnR - one.imaginary * backR
        let zi = two.imaginary * turnI - one.imaginary * backI
        yr[to + q] = ar + outerR + innerR
        yi[to + q] = ai + outerI + innerI
        func put(_ index: Int, _ real: Double, _ imaginary: Double) {
          let (wr, wi) = (w[2 * index - 2], w[2 * index - 1])
          yr[to + q + index * stride] = real * wr - imaginary * wi
          yi[to + q + index * stride] = real * wi + imaginary * wr
        }
        put(1, tr - vi, ti + vr)
        put(2, ur - zi, ui + zr)
        put(3, ur + zi, ui - zr)
        put(4, tr + vi, ti - vr)
      }
    }
  }

  private func any(_ input: Parts, _ output: Parts, _ twiddles: Twiddles) {
    let step = stride * groups
    roots.withUnsafeBufferPointer { roots in
      for group in 0..<groups {
        let w = twiddles + 2 * (radix - 1) * group
        for q in 0..<stride {
          let from = stride * group + q
          let to = radix * stride * group + q
          for index in 0..<radix {
            var (real, imaginary) = (0.0, 0.0)
            var turn = 0
            for other in 0..<radix {
              let (rr, ri) = (roots[2 * turn], roots[2 * turn + 1])
              let (vr, vi) = (input.real[from + step * other], input.imaginary[from + step * other])
              real += vr * rr - vi * ri
              imaginary += vr * ri + vi * rr
              turn += index
              if turn >= radix { turn -= radix }
            }
            let place = to + index * stride
            if index == 0 {
              (output.real[place], output.imaginary[place]) = (real, imaginary)
            } else {
              let (wr, wi) = (w[2 * index - 2], w[2 * index - 1])
              output.real[place] = real * wr - imaginary * wi
              output.imaginary[place] = real * wi + imaginary * wr
            }
          }
        }
      }
    }
  }
}

/// Complex values whose real and imaginary parts lie apart.
struct Parts {
  var real: UnsafeMutablePointer<Double>
  var imaginary: UnsafeMutablePointer<Double>

  /// i times the conjugate: a forward transform of swapped values is the backward one, swapped.
  var swapped: Parts { Parts(real: imaginary, imaginary: real) }
}

/// The roots of one.
enum Root {
  /// exp(−2πi *k* / *n*), from angles of at most an eighth of a turn.
  static func of(_ k: Int, _ n: Int) -> (real: Double, imaginary: Double) {
    let eighths = 8 * (k % n)
    let octant = eighths / n
    // From the nearest quarter of a turn, in eighths of 1 / n.
    let quarter = (octant + 1) / 2
    let angle = Double(eighths - 2 * quarter * n) * (Double.pi / 4) / Double(n)
    let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
    switch quarter % 4 {
    case 0: return (cosine, -sine)
    case 1: return (-sine, -cosine)
    case 2: return (-cosine, sine)
    default: return (sine, cosine)
    }
  }
}
