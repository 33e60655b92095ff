import HiplineCore
import HiplineSignal
import RealModule

/// The tremor around a known peak, with every moment of its stretches counting alike.
///
/// The windows that find a peak look at the middle of a stretch, where a tremor that waxes and wanes need not be what it is
/// on the whole. Here the stretch has a flat window with cosine edges, and by Parseval's theorem the power in the peak's band
/// is the mean square of the tremor over the stretch:
///
///      window  ╭──────────────╮
///             ╱                ╲        edges of 0.15 s
///     ───────╯                  ╰────
///
/// The mean frequency of the power is the mean of the momentary frequency, weighted by the squared amplitude
/// (Cohen 1995, Time-Frequency Analysis).
struct TremorOscillation {
  /// The mean frequency, weighted by the power of the angle.
  let frequencyHertz: Double
  /// What power is summed over.
  let bandHertz: ClosedRange<Double>
  private let spectrum: PowerSpectrum
  private let floorDensity: Double
  /// The length of all stretches, each moment counted by the square of its window, in seconds.
  private let seconds: Double
  /// The share of the stretches that the windows see.
  private let coverage: Double
  /// The power of the angle's spread over frequency, in Hz².
  private let spreadHertzSquared: Double
  private let sampleRateHertz: Double
  /// The band's part of each axis within the flat part of the windows and its quarter-period-later self.
  private let momentaryPowers: [Double]

  /// Where the tremor is looked for.
  enum Place {
    /// Around a peak; its mean frequency is found here.
    case peak(hertz: Double, angleOrder: Double)
    /// In the band of a tremor that another sensor found.
    case band(ClosedRange<Double>, meanHertz: Double)
  }

  /// The fading of the window at either end, in seconds: a cycle of the slowest tremor is a third of a second, and leakage from
  /// the edges has to stay within the band.
  static let taperSeconds = 0.15
  /// What is slower is a movement on purpose, such as a leg that sinks in its hold, and taken off as a polynomial of two degrees
  /// a cycle; half the slowest tremor's frequency, in hertz.
  static let movementHertz = TremorBand.hertz.lowerBound / 2
  /// How often the band follows the mean frequency it gave. Chosen, not derived: each time it moves by less, and a last step is
  /// nothing beside the frequency's uncertainty.
  static let centrings = 3
  /// The chance that noise alone passes for a moment of shaking. Chosen, not derived: ten times ``TremorSpectrum/falseAlarm``, as
  /// a moment decides less than a hold.
  static let momentaryFalseAlarm = 0.01

  /// For speed only: what a transform's length is rounded up to, in samples.
  private static let lengthStep = 256

  /// - Parameters:
  ///   - stretches: In any unit, each longer than twice ``taperSeconds``.
  ///   - place: With the power of the frequency by which an angle's spectral density is smaller than the signal's: 2 for a
  ///     rate, 4 for an acceleration.
  ///   - floorDensity: In unit²/Hz.
  ///   - movementHertz: What is slower is taken off; 0 where it is off already.
  ///   - powerGain: The gain of power of a filter that the stretches went through, at a frequency in hertz.
  ///   - seesMoments: Whether ``shakingShare`` and ``rootMeanSquareUncertainty`` are wanted, which cost more than all else.
  init(
    _ stretches: [VectorSeries], sampleRateHertz rate: Double, place: Place,
    floorDensity: Double, movementHertz: Double = Self.movementHertz,
    powerGain: (Double) -> Double = { _ in 1 }, seesMoments: Bool = true
  ) {
    let taper = Int((Self.taperSeconds * rate).rounded())
    let longest = stretches.map { $0.count }.max() ?? 1
    // Few lengths, for their plans are kept.
    let blocks = (2 * longest + Self.lengthStep - 1) / Self.lengthStep
    let plan = RealFFT.plan(length: RealFFT.fastLength(atLeast: blocks * Self.lengthStep))
    var energy = 0.0
    var powers = Array(repeating: 0.0, count: plan.binCount)
    let transforms = stretches.map { stretch in
      let window = Self.window(count: stretch.count, taper: taper)
      energy += window.reduce(0) { $0 + $1 * $1 }
      let degree = max(1, Int(2 * movementHertz * Double(stretch.count) / rate))
      return stretch.components.map { component in
        let faded = zip(PolynomialTrend.removed(from: component, degree: degree), window).map {
          $0 * $1
        }
        let transform = plan.transform(faded)
        for bin in powers.indices {
          powers[bin] +=
            transform.real[bin] * transform.real[bin]
            + transform.imaginary[bin] * transform.imaginary[bin]
        }
        return transform
      }
    }
    let resolution = rate / Double(plan.length)
    let densities = powers.indices.map { bin in
      2 * powers[bin] / (rate * energy * powerGain(Double(bin) * resolution))
    }
    let spectrum = PowerSpectrum(
      resolutionHertz: resolution, densities: densities, degreesOfFreedom: 2)
    self.spectrum = spectrum
    self.floorDensity = floorDensity
    seconds = energy / rate
    sampleRateHertz = rate
    coverage = energy / Double(stretches.reduce(0) { $0 + $1.count })
    switch place {
    case .peak(let hertz, let order):
      let mean = Self.mean(of: spectrum, floorDensity: floorDensity, near: hertz, order: order)
      frequencyHertz = mean.hertz
      spreadHertzSquared = mean.spread
      bandHertz = TremorSpectrum.bandHertz(around: mean.hertz)
    case .band(let band, let hertz):
      (frequencyHertz, spreadHertzSquared, bandHertz) = (hertz, 0, band)
    }
    let band = spectrum.bins(in: bandHertz)
    momentaryPowers =
      seesMoments
      ? zip(stretches, transforms).flatMap { stretch, axes in
        Self.momentaryPowers(
          axes, band: band, plan: plan, samples: taper..<max(taper, stretch.count - taper))
      } : []
  }

  /// The tremor's mean square, weighted at each frequency, in unit² × weight; nil where nothing is left above the floor.
  ///
  /// - Parameter weight: Such as 1/(2πf)² to integrate a rate to an angle.
  func meanSquare(weight: (Double) -> Double = { _ in 1 }) -> Double? {
    let sum = spectrum.bins(in: bandHertz).reduce(0.0) { sum, bin in
      sum + (spectrum.densities[bin] - floorDensity) * weight(spectrum.frequencyHertz(of: bin))
    }
    return sum > 0 ? sum * spectrum.resolutionHertz : nil
  }

  /// The standard uncertainty of the root mean square over the stretches, in the signal's unit.
  ///
  /// The noise in the band scatters by itself and by its product with the tremor; and where the window fades, the tremor may
  /// have been stronger or weaker: one that grows evenly is √3 standard deviations off its mean at either end.
  var rootMeanSquareUncertainty: Double? {
    guard !momentaryPowers.isEmpty, let power = meanSquare() else { return nil }
    let width = bandHertz.upperBound - bandHertz.lowerBound
    let noise =
      floorDensity * floorDensity * width / seconds + 2 * power * floorDensity / seconds
    let unseen = (1 - coverage) * 3.0.squareRoot() * momentaryDeviation
    return (noise + unseen * unseen).squareRoot() / (2 * power.squareRoot())
  }

  /// The standard uncertainty of the mean frequency over the stretches, in hertz, from the same causes.
  var frequencyUncertaintyHertz: Double? {
    guard let power = meanSquare() else { return nil }
    let halfWidth = (bandHertz.upperBound - bandHertz.lowerBound) / 2
    let ratio = floorDensity / power
    let noise =
      ratio * ratio * 2 * halfWidth * halfWidth * halfWidth / (3 * seconds)
      + 2 * ratio * spreadHertzSquared / seconds
    let unseen = (1 - coverage) * spreadHertzSquared.squareRoot()
    return (noise + unseen * unseen).squareRoot()
  }

  /// The share of the time in which the band's momentary power is one that the floor alone has in one moment of 100.
  ///
  /// The momentary power is half the squared magnitude of the analytic signal; that of noise along one axis is distributed
  /// exponentially about its mean, and that of noise on three exceeds the same bound less often.
  var shakingShare: Double? {
    guard !momentaryPowers.isEmpty else { return nil }
    let bound = noisePowerBound
    return Double(momentaryPowers.count { $0 > bound }) / Double(momentaryPowers.count)
  }

  /// What noise alone exceeds in one moment of 100.
  private var noisePowerBound: Double {
    let noise = floorDensity * (bandHertz.upperBound - bandHertz.lowerBound)
    return -Double.log(Self.momentaryFalseAlarm) * noise
  }

  /// The time from the start of the first stretch to the first moment from which the momentary amplitude is at least half of what
  /// it is while there is shaking, and above the noise, for ``TremorOnset/cycles``; 0 where it is so from the first moment seen.
  ///
  /// What it is while there is shaking is the median over the moments with at least half of the largest amplitude.
  var onsetSeconds: Double? {
    guard let largest = momentaryPowers.max(),
      let shaking = RobustStatistics.median(momentaryPowers.filter { $0 >= largest / 4 })
    else { return nil }
    let bound = max(shaking / 4, noisePowerBound)
    let needed = Int((TremorOnset.cycles / frequencyHertz * sampleRateHertz).rounded(.up))
    var run = 0
    for (moment, power) in momentaryPowers.enumerated() {
      run = power >= bound ? run + 1 : 0
      guard run == needed else { continue }
      let first = moment + 1 - needed
      return first == 0 ? 0 : Double(first) / sampleRateHertz + Self.taperSeconds
    }
    return nil
  }

  /// How long a burst is, in seconds: a cough has a third of a second, and the band makes it wider by as much as it takes to see 4 Hz.
  private static let burstSeconds = 0.5
  /// From this share of all that a stretch shakes on one half second is a burst. Chosen, not derived: nine tenths, which a tremor that waxes and wanes hardly has.
  private static let burstShare = 0.9

  /// Whether nearly all of the shaking is in one half second, with more of the stretch after it, as in a cough.
  ///
  /// What begins at the end of a stretch and goes on may be a tremor.
  var isBurst: Bool {
    let length = Int(Self.burstSeconds * sampleRateHertz)
    guard momentaryPowers.count >= 3 * length else { return false }
    let noise = floorDensity * (bandHertz.upperBound - bandHertz.lowerBound)
    let powers = momentaryPowers.map { max(0, $0 - noise) }
    var sum = powers[..<length].reduce(0, +)
    var (most, end) = (sum, length)
    for index in length..<powers.count {
      sum += powers[index] - powers[index - length]
      if sum > most { (most, end) = (sum, index + 1) }
    }
    return most > Self.burstShare * powers.reduce(0, +) && end < powers.count - length / 2
  }

  private var momentaryDeviation: Double {
    let mean = momentaryPowers.reduce(0, +) / Double(max(1, momentaryPowers.count))
    let squares = momentaryPowers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(max(1, momentaryPowers.count))).squareRoot()
  }

  /// One, with half a period of a cosine at either end.
  private static func window(count: Int, taper: Int) -> [Double] {
    (0..<count).map { index in
      let fromEnd = min(index, count - 1 - index)
      guard fromEnd < taper else { return 1 }
      return (1 - Double.cos(.pi * (Double(fromEnd) + 0.5) / Double(taper))) / 2
    }
  }

  /// The mean frequency of the angle's power above the floor and its spread, in a band that is centred on it.
  private static func mean(
    of spectrum: PowerSpectrum, floorDensity: Double, near peak: Double, order: Double
  ) -> (hertz: Double, spread: Double) {
    var centre = peak
    var spread = 0.0
    for _ in 0..<centrings {
      // A band with one end nearer than the other would pull the mean to the far one.
      let half = min(
        TremorSpectrum.halfBandHertz, max(1, centre - TremorBand.hertz.lowerBound),
        max(1, TremorBand.hertz.upperBound - centre))
      var (sum, first, second) = (0.0, 0.0, 0.0)
      for bin in spectrum.bins(in: (centre - half)...(centre + half)) {
        let hertz = spectrum.frequencyHertz(of: bin)
        let power = (spectrum.densities[bin] - floorDensity) * Double.pow(hertz, -order)
        sum += power
        first += power * (hertz - centre)
        second += power * (hertz - centre) * (hertz - centre)
      }
      guard sum > 0, abs(first / sum) < half else { break }
      let shift = first / sum
      spread = max(0, second / sum - shift * shift)
      centre += shift
    }
    return (centre, spread)
  }

  private static func momentaryPowers(
    _ axes: [ComplexSpectrum], band: Range<Int>, plan: RealFFT, samples: Range<Int>
  ) -> [Double] {
    var powers = Array(repeating: 0.0, count: samples.count)
    let empty = Array(repeating: 0.0, count: plan.binCount)
    for axis in axes {
      var part = ComplexSpectrum(real: empty, imaginary: empty)
      var later = part
      for bin in band {
        (part.real[bin], part.imaginary[bin]) = (axis.real[bin], axis.imaginary[bin])
        (later.real[bin], later.imaginary[bin]) = (axis.imaginary[bin], -axis.real[bin])
      }
      for signal in [plan.inverse(part), plan.inverse(later)] {
        for (index, sample) in samples.enumerated() {
          powers[index] += signal[sample] * signal[sample] / 2
        }
      }
    }
    return powers
  }
}
