import HiplineCore
import HiplineSignal
import RealModule

/// The angle of a hinge joint from nothing but where each of the two sensors sees the vertical.
///
/// The sensors of both sides see one vertical, and a hinge turns what one sees against what the other sees about its
/// axis. So the joint angle is the azimuth of the vertical about the proximal axis less that about the distal axis.
/// This holds however the proximal segment moves, and it knows no heading. It ends where the axis is vertical: at an
/// inclination ψ an error of the vertical counts 1 / cos ψ.
///
/// Both verticals must also make the same angle with the axis; by how much they do not measures their errors.
public struct GravityJointAngle: Sendable, Hashable {
  /// What can be chosen.
  public struct Parameters: Sendable, Hashable {
    /// How far a sensor is from what it turns about, in metres, for the error that its own acceleration makes.
    ///
    /// Default: 0.1 m for the pelvis and 0.35 m for the thigh, inferred.
    public var proximalLeverMeters = 0.1
    /// The same of the other sensor.
    public var distalLeverMeters = 0.35

    /// How wrong an accelerometer's axes are, in g, for the error that grows with the angle.
    ///
    /// Default: 0.01 g, inferred; a phone has some 5 mg, a logger that nobody calibrated up to 30 mg.
    public var calibrationErrorG = 0.01

    /// - Parameters:
    ///   - proximalLeverMeters: Not negative.
    ///   - distalLeverMeters: Not negative.
    ///   - calibrationErrorG: In g, not negative.
    public init(
      proximalLeverMeters: Double = 0.1, distalLeverMeters: Double = 0.35,
      calibrationErrorG: Double = 0.01
    ) {
      self.proximalLeverMeters = proximalLeverMeters
      self.distalLeverMeters = distalLeverMeters
      self.calibrationErrorG = calibrationErrorG
    }
  }

  /// The distal segment against the proximal one in degrees, positive right-handed about the axis, zero at the median
  /// of the stretch that was asked for, `[samples]`.
  public var degrees: [Double]

  /// The standard deviation of the angle in degrees, apart from an error of the zero that all samples share,
  /// `[samples]`.
  ///
  /// The square root of the sum of squares of: how far the verticals disagree along the axis, where alone they can
  /// be compared; for each sensor what its acceleration at the lever arm makes of the accelerometer's vertical, or
  /// the uncertainty of a fused vertical; and for each sensor 2 *b* sin(θ / 2) for an accelerometer
  /// that is wrong by *b* and has turned by θ since the zero. All over cos ψ. Errors of the axes are not in it.
  public var uncertaintyDegrees: [Double]

  /// The angle of the vertical with the axis at the distal sensor less that at the proximal one, in degrees,
  /// `[samples]`; zero for a hinge and perfect verticals.
  public var mismatchDegrees: [Double]

  /// How far the axis is from horizontal, in degrees 0…90; the median over the stretch.
  public var inclinationDegrees: Double

  /// Whether the axis is more than ``JointAngle/steepAxisDegrees`` from horizontal.
  public var axisIsSteep: Bool { inclinationDegrees > JointAngle.steepAxisDegrees }

  /// - Parameters:
  ///   - proximal: The vertical in the axes of the sensor nearer to the trunk, `[samples]`.
  ///   - distal: The same of the other sensor at the same moments, `[samples]`.
  ///   - axes: The axis in the two sensors' frames.
  ///   - sampleRateHertz: Positive.
  ///   - range: Where the angle's median is zero and the inclination is measured, such as one set; nil for all.
  /// - Returns: nil where the axis is within ``HingeAngle/blindConeDegrees`` of the vertical.
  /// - Precondition: two series of one length that is not zero, and a range within them that is not empty.
  public static func measure(
    proximal: UpDirection, distal: UpDirection, axes: JointHingeAxes, sampleRateHertz: Double,
    zeroIn range: Range<Int>? = nil, parameters: Parameters = .init()
  ) -> GravityJointAngle? {
    precondition(
      proximal.vectors.count == distal.vectors.count && !proximal.vectors.isEmpty,
      "\(proximal.vectors.count) distal verticals expected, got \(distal.vectors.count)")
    let range = range ?? proximal.vectors.indices
    let first = Side(
      proximal, about: axes.proximal, leverMeters: parameters.proximalLeverMeters,
      calibrationErrorG: parameters.calibrationErrorG, zeroIn: range, sampleRateHertz)
    let second = Side(
      distal, about: axes.distal, leverMeters: parameters.distalLeverMeters,
      calibrationErrorG: parameters.calibrationErrorG, zeroIn: range, sampleRateHertz)

    let heights = zip(first.heightDegrees, second.heightDegrees).map { ($0 + $1) / 2 }
    let inclination = RobustStatistics.median(range.map { abs(heights[$0]) }) ?? 0
    guard inclination <= 90 - HingeAngle.blindConeDegrees else { return nil }

    let mismatch = zip(first.heightDegrees, second.heightDegrees).map { $1 - $0 }
    let noise = RobustStatistics.standardDeviation(range.map { mismatch[$0] }) ?? 0
    return GravityJointAngle(
      degrees: Angle.unwrapped(zip(first.azimuths, second.azimuths).map { $0 - $1 })
        .map { $0 * Angle.degreesPerRadian }.withMedianZero(in: range),
      uncertaintyDegrees: proximal.vectors.indices.map { index in
        let squares =
          noise * noise + first.errorDegrees[index] * first.errorDegrees[index]
          + second.errorDegrees[index] * second.errorDegrees[index]
        let cosine = Double.cos(heights[index] / Angle.degreesPerRadian)
        return squares.squareRoot() / max(cosine, 1e-6)
      },
      mismatchDegrees: mismatch, inclinationDegrees: inclination)
  }

  /// What one sensor contributes.
  private struct Side {
    /// The azimuth of the vertical about the axis in radians, unwrapped, `[samples]`.
    var azimuths: [Double]
    /// The angle of the vertical above the plane across the axis in degrees, `[samples]`.
    var heightDegrees: [Double]
    /// The standard deviation of the vertical in the plane across the axis in degrees, `[samples]`.
    var errorDegrees: [Double]

    init(
      _ up: UpDirection, about axis: Vector3, leverMeters: Double, calibrationErrorG: Double,
      zeroIn range: Range<Int>, _ rate: Double
    ) {
      let first = axis.anyPerpendicular
      let second = axis.cross(first)
      let vectors = up.vectors
      let azimuths = Angle.unwrapped(
        vectors.indices.map {
          Double.atan2(y: vectors[$0].dot(second), x: vectors[$0].dot(first))
        })
      self.azimuths = azimuths
      heightDegrees = vectors.indices.map {
        Double.asin(min(1, max(-1, vectors[$0].dot(axis)))) * Angle.degreesPerRadian
      }
      let dynamic: [Double]
      if let uncertainty = up.uncertaintyDegrees {
        dynamic = uncertainty
      } else {
        let rates = Difference.central(azimuths, sampleRateHertz: rate)
        dynamic = Difference.central(rates, sampleRateHertz: rate).map {
          $0 * leverMeters / StillNorm.standardGravity * Angle.degreesPerRadian
        }
      }
      errorDegrees = zip(dynamic, azimuths.withMedianZero(in: range)).map { dynamic, turned in
        let fixed = 2 * calibrationErrorG * Double.sin(turned / 2) * Angle.degreesPerRadian
        return (dynamic * dynamic + fixed * fixed).squareRoot()
      }
    }
  }
}
