package import HiplineCore
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
package struct GravityJointAngle: Sendable, Hashable {

  /// How wrong an accelerometer's axes are at the least, in g, for the error that grows with the angle.
  ///
  /// Inferred; a phone has some 5 mg, a logger that nobody calibrated up to 30 mg.
  package static let leastCalibrationErrorG = 0.01

  /// The distal segment against the proximal one in degrees, positive right-handed about the axis, zero at the median,
  /// `[samples]`.
  package var degrees: [Double]

  /// The standard deviation of the angle in degrees, apart from an error of the zero that all samples share,
  /// `[samples]`.
  ///
  /// The square root of the sum of squares of: how far the verticals disagree along the axis, where alone they can
  /// be compared; for each sensor what its acceleration at the lever arm makes of the accelerometer's vertical, or
  /// the uncertainty of a fused vertical; and for each sensor 2 *b* sin(θ / 2) for an accelerometer
  /// that is wrong by *b* and has turned by θ since the zero. All over cos ψ. Errors of the axes are not in it.
  package var uncertaintyDegrees: [Double]

  /// The angle of the vertical with the axis at the distal sensor less that at the proximal one, in degrees,
  /// `[samples]`; zero for a hinge and perfect verticals.
  var mismatchDegrees: [Double]

  /// How far the axis is from horizontal, in degrees 0…90; the median.
  package var inclinationDegrees: Double

  /// Whether the axis is more than ``JointAngle/steepAxisDegrees`` from horizontal.
  package var axisIsSteep: Bool { inclinationDegrees > JointAngle.steepAxisDegrees }

  /// - Parameters:
  ///   - proximal: The sensor nearer to the trunk, about the axis in its frame.
  ///   - distal: The other sensor at the same moments.
  ///   - sampleRateHertz: Positive.
  ///   - calibrationErrorG: How wrong the worse accelerometer's axes are, in g, not negative.
  /// - Returns: nil where the axis is within ``HingeAngle/blindConeDegrees`` of the vertical.
  /// - Precondition: two series of one length that is not zero.
  package static func measure(
    proximal: Side, distal: Side, sampleRateHertz: Double,
    calibrationErrorG: Double = leastCalibrationErrorG
  ) -> GravityJointAngle? {
    let heights = heightDegrees(proximal, distal)
    let inclination = inclinationDegrees(heights)
    guard !isBlind(inclination) else { return nil }

    let mismatch = zip(proximal.heightDegrees, distal.heightDegrees).map { $1 - $0 }
    let noise = RobustStatistics.standardDeviation(mismatch) ?? 0
    let near = proximal.errorDegrees(
      leverMetres: SensorLever.pelvisMetres, calibrationErrorG: calibrationErrorG, sampleRateHertz)
    let far = distal.errorDegrees(
      leverMetres: SensorLever.thighMetres, calibrationErrorG: calibrationErrorG, sampleRateHertz)
    return GravityJointAngle(
      degrees: azimuthDegrees(proximal, distal),
      uncertaintyDegrees: heights.indices.map { index in
        let squares = noise * noise + near[index] * near[index] + far[index] * far[index]
        let cosine = Double.cos(heights[index] / Angle.degreesPerRadian)
        return squares.squareRoot() / max(cosine, 1e-6)
      },
      mismatchDegrees: mismatch, inclinationDegrees: inclination)
  }

  /// ``degrees`` alone, for axes of which nothing else is asked.
  ///
  /// - Returns: nil where the axis is within ``HingeAngle/blindConeDegrees`` of the vertical.
  package static func degrees(proximal: Side, distal: Side) -> [Double]? {
    isBlind(inclinationDegrees(heightDegrees(proximal, distal)))
      ? nil : azimuthDegrees(proximal, distal)
  }

  private static func azimuthDegrees(_ proximal: Side, _ distal: Side) -> [Double] {
    Angle.unwrapped(zip(proximal.azimuths, distal.azimuths).map { $0 - $1 })
      .map { $0 * Angle.degreesPerRadian }.withMedianZero
  }

  /// The mean of what both sides see of the vertical's angle above the plane across the axis.
  ///
  /// - Precondition: two series of one length that is not zero.
  private static func heightDegrees(_ proximal: Side, _ distal: Side) -> [Double] {
    precondition(
      proximal.azimuths.count == distal.azimuths.count && !proximal.azimuths.isEmpty,
      "\(proximal.azimuths.count) distal verticals expected, got \(distal.azimuths.count)")
    return zip(proximal.heightDegrees, distal.heightDegrees).map { ($0 + $1) / 2 }
  }

  private static func inclinationDegrees(_ heights: [Double]) -> Double {
    RobustStatistics.median(heights.map { abs($0) }) ?? 0
  }

  private static func isBlind(_ inclinationDegrees: Double) -> Bool {
    inclinationDegrees > 90 - HingeAngle.blindConeDegrees
  }

  /// What one sensor contributes: how its vertical lies about the axis.
  package struct Side: Sendable {
    private let up: UpDirection
    private let axis: Vector3
    /// The azimuth of the vertical about the axis in radians, unwrapped, `[samples]`.
    fileprivate let azimuths: [Double]
    /// The angle of the vertical above the plane across the axis in degrees, `[samples]`.
    fileprivate let heightDegrees: [Double]

    /// - Parameters:
    ///   - up: The vertical in the sensor's axes, `[samples]`.
    ///   - axis: Of length one, in the sensor's axes.
    package init(_ up: UpDirection, about axis: Vector3) {
      self.up = up
      self.axis = axis
      let first = axis.anyPerpendicular
      let second = axis.cross(first)
      let vectors = up.vectors
      azimuths = Angle.unwrapped(
        vectors.indices.map {
          Double.atan2(y: vectors[$0].dot(second), x: vectors[$0].dot(first))
        })
      heightDegrees = vectors.indices.map {
        Double.asin(min(1, max(-1, vectors[$0].dot(axis)))) * Angle.degreesPerRadian
      }
    }

    /// The same vertical about another axis.
    package func about(_ axis: Vector3) -> Side { axis == self.axis ? self : Side(up, about: axis) }

    /// The standard deviation of the vertical in the plane across the axis in degrees, `[samples]`.
    fileprivate func errorDegrees(
      leverMetres: Double, calibrationErrorG: Double, _ rate: Double
    ) -> [Double] {
      let dynamic: [Double]
      if let uncertainty = up.uncertaintyDegrees {
        dynamic = uncertainty
      } else {
        let rates = Difference.central(azimuths, sampleRateHertz: rate)
        dynamic = Difference.central(rates, sampleRateHertz: rate).map {
          $0 * leverMetres / StillNorm.standardGravity * Angle.degreesPerRadian
        }
      }
      return zip(dynamic, azimuths.withMedianZero).map { dynamic, turned in
        let fixed = 2 * calibrationErrorG * Double.sin(turned / 2) * Angle.degreesPerRadian
        return (dynamic * dynamic + fixed * fixed).squareRoot()
      }
    }
  }
}
