public import HiplineCore

/// The up direction from a gyroscope, drawn slowly to the accelerometer.
///
/// Between samples the direction is turned by the angular rate, which is right for fast changes and drifts; then
/// it is moved a little towards the accelerometer, which is right on average and wrong while the segment
/// accelerates. The time constant is where trust passes from one to the other.
public struct ComplementaryFilter: Sendable {
  /// What can be chosen; knows no sampling rate.
  public struct Parameters: Sendable, Hashable {
    /// The time in which the accelerometer's direction is taken over, in seconds.
    ///
    /// Larger trusts the gyroscope longer and passes less of the movement's own acceleration, but more of the
    /// gyroscope's drift. Default: 2 s; repetitions last 2–10 s and consumer gyroscopes drift by less than
    /// 0.1 °/s once their bias is removed, an error of 0.2°.
    public var timeConstantSeconds = 2.0

    public init(timeConstantSeconds: Double = 2.0) {
      self.timeConstantSeconds = timeConstantSeconds
    }
  }

  /// What follows from the parameters and the sampling rate.
  public struct Coefficients: Sendable, Hashable {
    public let stepSeconds: Double
    public let gain: Double

    public init(_ parameters: Parameters, sampleRateHertz: Double) {
      precondition(sampleRateHertz > 0, "a positive rate expected, got \(sampleRateHertz) Hz")
      precondition(
        parameters.timeConstantSeconds > 0,
        "a positive time constant expected, got \(parameters.timeConstantSeconds) s")
      stepSeconds = 1 / sampleRateHertz
      gain = min(1, stepSeconds / parameters.timeConstantSeconds)
    }
  }

  /// What changes with every sample; saving and restoring it splits a stream without a trace.
  public struct State: Sendable, Hashable {
    /// The unit vector of the last sample, or nil before the first.
    public var up: Vector3?
    /// The angular rate of the last sample in rad/s.
    public var angularRate: Vector3

    public init(up: Vector3? = nil, angularRate: Vector3 = .zero) {
      self.up = up
      self.angularRate = angularRate
    }
  }

  public enum Direction: Sendable { case forward, backward }

  /// One sample: turn by the mean angular rate since the last one, then move towards the accelerometer.
  @inlinable
  public static func update(
    _ state: inout State, accelerometer: Vector3, angularRate: Vector3,
    coefficients: Coefficients
  ) -> Vector3 {
    let measured = accelerometer.normalized
    guard var up = state.up else {
      state.up = measured
      state.angularRate = angularRate
      return measured ?? Vector3(0, 0, 1)
    }
    // A vector fixed in the earth turns by −ω in the sensor; the second-order term keeps its length.
    let turn = (coefficients.stepSeconds / 2) * (angularRate + state.angularRate)
    let first = turn.cross(up)
    up = up - first + 0.5 * turn.cross(first)
    if let measured { up += coefficients.gain * (measured - up) }
    up = up.normalized ?? Vector3(0, 0, 1)
    state.up = up
    state.angularRate = angularRate
    return up
  }

  /// The whole series in one direction of time.
  ///
  /// - Parameters:
  ///   - accelerometer: In m/s², `[samples]`.
  ///   - angularRate: In rad/s without its bias, `[samples]`.
  /// - Returns: Unit vectors in the order of the input, `[samples]`.
  public static func run(
    accelerometer: VectorSeries<SensorFrame>, angularRate: VectorSeries<SensorFrame>,
    sampleRateHertz: Double, parameters: Parameters = .init(), direction: Direction = .forward
  ) -> VectorSeries<SensorFrame> {
    precondition(
      accelerometer.count == angularRate.count,
      "\(accelerometer.count) angular rates expected, got \(angularRate.count)")
    let count = accelerometer.count
    let coefficients = Coefficients(parameters, sampleRateHertz: sampleRateHertz)
    let backward = direction == .backward
    var state = State(up: startDirection(accelerometer, sampleRateHertz, backward: backward))
    var result = [Vector3](repeating: Vector3(0, 0, 1), count: count)
    for step in 0..<count {
      let index = backward ? count - 1 - step : step
      let rate = backward ? -angularRate[index] : angularRate[index]
      if step == 0 { state.angularRate = rate }
      result[index] = update(
        &state, accelerometer: accelerometer[index], angularRate: rate, coefficients: coefficients)
    }
    return VectorSeries(result)
  }

  /// The mean direction of the first half second, so that one noisy sample does not set the start.
  private static func startDirection(
    _ accelerometer: VectorSeries<SensorFrame>, _ rate: Double, backward: Bool
  ) -> Vector3? {
    let count = accelerometer.count
    let length = min(count, max(1, Int(rate / 2)))
    let range = backward ? (count - length)..<count : 0..<length
    var sum = Vector3.zero
    for index in range { sum += accelerometer[index] }
    return sum.normalized
  }
}
