import HiplineCore

/// The samples between two states of the smoother, integrated along a nominal orientation.
///
/// For every step: how it carries an error of tilt, bias and velocity on, and what each cause adds: the recording itself
/// (cause 0) and a unit of each error of ``SensorCalibration``.
struct Preintegration {
  /// Causes in blocks of eight; the last lanes are empty.
  static let blocks = 3

  let samplesPerStep: Int
  let stepSeconds: Double
  private(set) var transitions: [ErrorState.Transition] = []
  /// `[steps × blocks]`.
  private(set) var inputs: [ErrorState.Input] = []
  /// The mean square of the angular rate in (rad/s)², `[steps]`.
  private(set) var squaredRate: [Double] = []
  /// ∫ (R f − g) dt in m/s, `[steps]`.
  private(set) var velocityChange: [Vector3] = []

  /// The number of steps.
  var count: Int { transitions.count }

  init(
    _ nominal: OrientationSeries, gyroscope: VectorSeries,
    accelerometer: VectorSeries, sampleRateHertz: Double, stepSeconds: Double
  ) {
    samplesPerStep = max(1, Int((stepSeconds * sampleRateHertz).rounded()))
    self.stepSeconds = Double(samplesPerStep) / sampleRateHertz
    let count = max(0, (nominal.count - 1) / samplesPerStep)
    guard count > 0 else { return }
    transitions.reserveCapacity(count)
    inputs.reserveCapacity(count * Self.blocks)
    squaredRate.reserveCapacity(count)
    velocityChange.reserveCapacity(count)
    let bias = nominal.gyroscopeBias
    SensorSamples.with(gyroscope: gyroscope, accelerometer: accelerometer) { samples in
      nominal.sensorToEarth.withUnsafeBufferPointer { orientation in
        for step in 0..<count {
          var sums = Sums(orientation[step * samplesPerStep])
          for index in (step * samplesPerStep + 1)...((step + 1) * samplesPerStep) {
            sums.add(
              rate: samples.gyroscope(index) - bias[index], force: samples.accelerometer(index),
              sensorToEarth: orientation[index], seconds: 1 / sampleRateHertz)
          }
          append(sums, nominal: orientation[(step + 1) * samplesPerStep])
        }
      }
    }
    subtractGravity()
  }

  /// Sums over the samples of a step.
  private struct Sums {
    typealias Vector = SIMD4<Double>

    var predicted: Quaternion
    /// The columns of ∫ R dt.
    var axes = InlineArray<3, Vector>(repeating: .zero)
    /// ∫ (column i of R) ωⱼ dt, at 3 j + i.
    var rates = InlineArray<9, Vector>(repeating: .zero)
    /// ∫ (column i of R) fⱼ dt, at 3 j + i.
    var forces = InlineArray<9, Vector>(repeating: .zero)
    var squaredRate = 0.0

    init(_ start: Quaternion) { predicted = start }

    @inline(__always)
    mutating func add(rate: Vector3, force: Vector3, sensorToEarth q: Quaternion, seconds: Double) {
      let p = predicted
      predicted =
        LaneQuaternion(w: p.w, x: p.x, y: p.y, z: p.z)
        .turned(by: .init(half: LaneVector(rate) * (0.5 * seconds))).quaternion
      squaredRate += rate.dot(rate)
      let (dx, dy, dz) = (q.x + q.x, q.y + q.y, q.z + q.z)
      let columns = (
        Vector(1 - (dy * q.y + dz * q.z), dx * q.y + dz * q.w, dx * q.z - dy * q.w, 0) * seconds,
        Vector(dx * q.y - dz * q.w, 1 - (dx * q.x + dz * q.z), dy * q.z + dx * q.w, 0) * seconds,
        Vector(dx * q.z + dy * q.w, dy * q.z - dx * q.w, 1 - (dx * q.x + dy * q.y), 0) * seconds
      )
      axes[0] += columns.0
      axes[1] += columns.1
      axes[2] += columns.2
      gather(&rates, columns, rate)
      gather(&forces, columns, force)
    }

    @inline(__always)
    private func gather(
      _ sums: inout InlineArray<9, Vector>, _ columns: (Vector, Vector, Vector), _ v: Vector3
    ) {
      sums[0] += columns.0 * v.x
      sums[1] += columns.1 * v.x
      sums[2] += columns.2 * v.x
      sums[3] += columns.0 * v.y
      sums[4] += columns.1 * v.y
      sums[5] += columns.2 * v.y
      sums[6] += columns.0 * v.z
      sums[7] += columns.1 * v.z
      sums[8] += columns.2 * v.z
    }
  }

  private mutating func append(_ sums: Sums, nominal: Quaternion) {
    let force = sums.forces[0] + sums.forces[4] + sums.forces[8]
    var transition = ErrorState.Transition()
    for axis in 0..<3 {
      transition.turn[axis] = sums.axes[axis][0]
      transition.turn[3 + axis] = sums.axes[axis][1]
      transition.halfForce[axis] = 0.5 * force[axis]
    }
    transitions.append(transition)
    squaredRate.append(sums.squaredRate / Double(samplesPerStep))
    velocityChange.append(Vector3(force[0], force[1], force[2]))

    // How far the filter tilted the integrated gyroscope, which the true orientation does not follow.
    let correction = nominal * sums.predicted.conjugate
    let twice = correction.w < 0 ? -2.0 : 2.0
    let first = inputs.count
    inputs.append(contentsOf: repeatElement(.init(), count: Self.blocks))
    setTilt(first, 0, .init(-twice * correction.x, -twice * correction.y, 0, 0))
    for axis in 0..<3 { setVelocity(first, 1 + axis, -sums.axes[axis]) }
    for entry in 0..<9 { setTilt(first, 4 + entry, -sums.rates[entry]) }
    var cause = 13
    for column in 0..<3 {
      for row in 0...column {
        let sum = sums.forces[3 * column + row]
        let mirrored = row == column ? .zero : sums.forces[3 * row + column]
        setVelocity(first, cause, -(sum + mirrored))
        cause += 1
      }
    }
  }

  private mutating func setTilt(_ first: Int, _ cause: Int, _ value: SIMD4<Double>) {
    let (block, lane) = (first + cause / ErrorState.count, cause % ErrorState.count)
    for axis in 0..<2 { inputs[block].tilt[axis][lane] = value[axis] }
  }

  private mutating func setVelocity(_ first: Int, _ cause: Int, _ value: SIMD4<Double>) {
    let (block, lane) = (first + cause / ErrorState.count, cause % ErrorState.count)
    for axis in 0..<3 { inputs[block].velocity[axis][lane] = value[axis] }
  }

  /// Gravity is the mean of the vertical force: the velocity at the end is that of the start, nearly.
  private mutating func subtractGravity() {
    let mean = velocityChange.reduce(0) { $0 + $1.z } / Double(count)
    for step in 0..<count {
      velocityChange[step].z -= mean
      for axis in 0..<3 {
        let change = velocityChange[step]
        inputs[step * Self.blocks].velocity[axis][0] = [change.x, change.y, change.z][axis]
      }
    }
  }
}
