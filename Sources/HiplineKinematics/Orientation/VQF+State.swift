package import HiplineCore

extension VQF {
  /// What changes with every sample; saving and restoring it splits a stream without a trace.
  package struct State: Sendable, Hashable {
    private var filter: LaneFilter<Double>
    private let largestVariance: Double

    /// Before the first sample: level, no bias.
    package init(_ coefficients: Coefficients) {
      filter = LaneFilter(coefficients)
      largestVariance = coefficients.initialVariance
    }

    /// The orientation at the last sample, sensor to earth, with an arbitrary heading.
    @inline(__always)
    package var sensorToEarth: Quaternion { filter.sensorToEarth.quaternion }

    /// What the gyroscope reads when nothing turns, in rad/s.
    @inline(__always)
    var gyroscopeBias: Vector3 { filter.estimate.bias.vector }

    /// An upper bound of the bias's standard deviation in any direction, in rad/s.
    @inline(__always)
    var gyroscopeBiasSigma: Double {
      min(filter.estimate.varianceBound, largestVariance).squareRoot()
    }

    /// Whether the last sample was at rest.
    @inline(__always)
    var isRest: Bool { filter.rest.isRest }

    @inline(__always)
    mutating func advance(gyroscope: Vector3, accelerometer: Vector3, _ c: Coefficients) {
      let isMissing = accelerometer.x == 0 && accelerometer.y == 0 && accelerometer.z == 0
      filter.advance(
        gyroscope: LaneVector(gyroscope),
        accelerometer: LaneVector(accelerometer), isMissing: isMissing, c)
    }
  }
}
