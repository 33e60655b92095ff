import HiplineCore

@testable import HiplineKinematics

/// The problem of `OrientationSmoother` as one dense system, a row for every equation: for comparison, with no recursion.
///
/// The integrals over a step are summed by rotating vectors one by one.
struct DenseLeastSquares {
  private(set) var tilts: [SIMD2<Double>] = []
  private(set) var biases: [Vector3] = []
  private(set) var calibration: [Double] = []

  private var rows: [[Double]] = []
  private var right: [Double] = []
  private let unknowns: Int

  init(
    _ nominal: OrientationSeries, gyroscope: VectorSeries,
    accelerometer: VectorSeries, sampleRateHertz: Double,
    parameters: OrientationSmoother.Parameters
  ) {
    let motion = Preintegration(
      nominal, gyroscope: gyroscope, accelerometer: accelerometer,
      sampleRateHertz: sampleRateHertz, stepSeconds: parameters.stepSeconds)
    let noise = MotionNoise(motion, parameters)
    let (count, length, seconds) = (motion.count, motion.samplesPerStep, motion.stepSeconds)
    unknowns = 8 * (count + 1) + 18
    let errors = 8 * (count + 1)
    let degree = Double.pi / 180
    let sampleSeconds = 1 / sampleRateHertz
    let units = [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)]
    func components(_ v: Vector3) -> [Double] { [v.x, v.y, v.z] }

    // Before the first sample.
    let start = [
      parameters.largestTiltDegrees * degree, parameters.largestTiltDegrees * degree,
      parameters.filter.initialBiasSigmaDegreesPerSecond * degree,
      parameters.filter.initialBiasSigmaDegreesPerSecond * degree,
      parameters.filter.initialBiasSigmaDegreesPerSecond * degree,
      (noise.horizontalVelocity[0] / 2 / parameters.velocitySeconds).squareRoot(),
      (noise.horizontalVelocity[0] / 2 / parameters.velocitySeconds).squareRoot(),
      (noise.verticalVelocity[0] / 2 / parameters.velocitySeconds).squareRoot(),
    ]
    for (index, sigma) in start.enumerated() { add([(index, 1)], 0, sigma) }
    for (index, sigma) in parameters.calibrationSigmas.enumerated() {
      add([(errors + index, 1)], 0, sigma)
    }
    for state in 0...count {
      let step = min(state, count - 1)
      let across = (noise.horizontalVelocity[step] / seconds).squareRoot()
      let along = (noise.verticalVelocity[step] / seconds).squareRoot()
      for axis in 0..<3 { add([(8 * state + 5 + axis, 1)], 0, axis < 2 ? across : along) }
    }

    var changes: [Vector3] = []
    var steps: [(Range<Int>, Quaternion)] = []
    for step in 0..<count {
      let range = (step * length + 1)..<((step + 1) * length + 1)
      var force = Vector3.zero
      var predicted = nominal.sensorToEarth[step * length]
      for index in range {
        force += sampleSeconds * nominal.sensorToEarth[index].rotate(accelerometer[index])
        let rate = gyroscope[index] - nominal.gyroscopeBias[index]
        predicted = predicted * Quaternion(rotationVector: sampleSeconds * rate)
      }
      changes.append(force)
      steps.append((range, nominal.sensorToEarth[range.upperBound - 1] * predicted.conjugate))
    }
    let gravity = changes.reduce(0) { $0 + $1.z } / Double(count)

    for (step, (range, correction)) in steps.enumerated() {
      let (now, next) = (8 * step, 8 * (step + 1))
      var turn = [Vector3](repeating: .zero, count: 3)
      var rates = [Vector3](repeating: .zero, count: 9)
      var forces = [Vector3](repeating: .zero, count: 9)
      for index in range {
        let q = nominal.sensorToEarth[index]
        let rate = components(gyroscope[index] - nominal.gyroscopeBias[index])
        let force = components(accelerometer[index])
        for row in 0..<3 {
          let axis = sampleSeconds * q.rotate(units[row])
          turn[row] += axis
          for column in 0..<3 {
            rates[3 * column + row] += rate[column] * axis
            forces[3 * column + row] += force[column] * axis
          }
        }
      }
      let sign = correction.w < 0 ? -2.0 : 2.0
      let known = [-sign * correction.x, -sign * correction.y]
      for axis in 0..<2 {
        // φ' − φ + ∫ R (b + S ω) dt = known
        var terms = [(next + axis, 1.0), (now + axis, -1.0)]
        for sensor in 0..<3 { terms.append((now + 2 + sensor, components(turn[sensor])[axis])) }
        for entry in 0..<9 { terms.append((errors + 3 + entry, components(rates[entry])[axis])) }
        add(terms, known[axis], (noise.tilt[step] * seconds).squareRoot())
      }
      for axis in 0..<3 {
        add(
          [(next + 2 + axis, 1), (now + 2 + axis, -1)], 0,
          (0.1 * degree) * (seconds / parameters.filter.biasForgettingTimeSeconds).squareRoot())
      }
      // v' − v − (φ + φ' before noise) / 2 × ∫ R f dt + ∫ R (β + A f) dt = ∫ (R f − g) dt; without the noise of this
      // step φ' is φ + known − ∫ R (b + S ω) dt.
      let f = changes[step]
      let change = components(f - Vector3(0, 0, gravity))
      let tiltForce = [[0, f.z], [-f.z, 0], [f.y, -f.x]]
      for axis in 0..<3 {
        var terms = [(next + 5 + axis, 1.0), (now + 5 + axis, -1.0)]
        var value = change[axis]
        for tilt in 0..<2 {
          let factor = tiltForce[axis][tilt]
          terms.append((now + tilt, -factor))
          for sensor in 0..<3 {
            terms.append((now + 2 + sensor, 0.5 * factor * components(turn[sensor])[tilt]))
          }
          for entry in 0..<9 {
            terms.append((errors + 3 + entry, 0.5 * factor * components(rates[entry])[tilt]))
          }
          value += 0.5 * factor * known[tilt]
        }
        for sensor in 0..<3 { terms.append((errors + sensor, components(turn[sensor])[axis])) }
        for (index, (row, column)) in [(0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2)].enumerated()
        {
          var sum = components(forces[3 * column + row])[axis]
          if row != column { sum += components(forces[3 * row + column])[axis] }
          terms.append((errors + 12 + index, sum))
        }
        add(terms, value, (noise.acceleration[step] * seconds).squareRoot())
      }
    }
    let solution = solve()
    for state in 0...count {
      tilts.append(SIMD2(solution[8 * state], solution[8 * state + 1]))
      biases.append(
        Vector3(solution[8 * state + 2], solution[8 * state + 3], solution[8 * state + 4]))
    }
    calibration = Array(solution[errors...])
  }

  private mutating func add(_ terms: [(Int, Double)], _ value: Double, _ sigma: Double) {
    var row = [Double](repeating: 0, count: unknowns)
    for (index, factor) in terms { row[index] += factor / sigma }
    rows.append(row)
    right.append(value / sigma)
  }

  /// By Givens rotations, row after row.
  private func solve() -> [Double] {
    var triangle = [[Double]](
      repeating: [Double](repeating: 0, count: unknowns + 1), count: unknowns)
    for (index, equation) in rows.enumerated() {
      var row = equation + [right[index]]
      for column in 0..<unknowns where row[column] != 0 {
        let (a, b) = (triangle[column][column], row[column])
        let length = (a * a + b * b).squareRoot()
        let (c, s) = (a / length, b / length)
        for k in column...unknowns {
          let (p, q) = (triangle[column][k], row[k])
          triangle[column][k] = c * p + s * q
          row[k] = c * q - s * p
        }
      }
    }
    var result = [Double](repeating: 0, count: unknowns)
    for row in (0..<unknowns).reversed() {
      var sum = triangle[row][unknowns]
      for column in (row + 1)..<max(unknowns, row + 1) {
        sum -= triangle[row][column] * result[column]
      }
      result[row] = sum / triangle[row][row]
    }
    return result
  }
}
