public import HiplineCore

/// What an accelerometer and a gyroscope do wrong throughout a recording.
///
/// An error that the movement does not show is zero: about an axis that the sensor never turns about, nothing is learnt.
public struct SensorCalibration: Sendable, Hashable {
  /// What the accelerometer shows in free fall, in m/s².
  public var accelerometerBias: Vector3

  /// What the gyroscope shows besides the rate, for a rate of one about x, y and z.
  ///
  /// The first vector is (0.01, 0, 0) where the x-axis shows one part in a hundred too much. A gyroscope that is turned
  /// against the accelerometer shows here too: the orientation is that of the accelerometer's axes.
  public var gyroscopeSensitivityError: [Vector3]

  /// What the accelerometer shows besides the specific force, for a force of one along x, y and z.
  ///
  /// The three vectors are the columns of a symmetric matrix: a turn of the whole accelerometer is no error of its own. The
  /// mean of the three diagonal elements says nothing, because the mean force is taken for gravity.
  public var accelerometerSensitivityError: [Vector3]

  /// The number of single errors.
  static let count = 18

  /// - Parameter errors: The bias; the first column of the gyroscope's matrix, the second, the third; of the
  ///   accelerometer's matrix xx, xy, yy, xz, yz, zz.
  init(_ errors: [Double]) {
    precondition(
      errors.count == Self.count, "\(Self.count) errors expected, got \(errors.count)")
    accelerometerBias = Vector3(errors[0], errors[1], errors[2])
    gyroscopeSensitivityError = [3, 6, 9].map {
      Vector3(errors[$0], errors[$0 + 1], errors[$0 + 2])
    }
    accelerometerSensitivityError = [(12, 13, 15), (13, 14, 16), (15, 16, 17)].map {
      Vector3(errors[$0.0], errors[$0.1], errors[$0.2])
    }
  }
}
