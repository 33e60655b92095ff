import HiplineCore

/// The arrays of an ``OrientationSeries`` while they are filled, in any order and without bounds checks.
struct OrientationArrays {
  let sensorToEarth: UnsafeMutablePointer<Quaternion>
  let biasX: UnsafeMutablePointer<Double>
  let biasY: UnsafeMutablePointer<Double>
  let biasZ: UnsafeMutablePointer<Double>
  let sigma: UnsafeMutablePointer<Double>
  let isRest: UnsafeMutablePointer<Bool>

  @inline(__always)
  func setBias(_ index: Int, _ bias: Vector3) {
    biasX[index] = bias.x
    biasY[index] = bias.y
    biasZ[index] = bias.z
  }

  @inline(__always)
  func bias(_ index: Int) -> Vector3 { Vector3(biasX[index], biasY[index], biasZ[index]) }

  /// The series that `fill` writes.
  ///
  /// - Parameter count: At least one.
  static func series(count: Int, _ fill: (OrientationArrays) -> Void) -> OrientationSeries {
    var biasX: [Double] = []
    var biasY: [Double] = []
    var biasZ: [Double] = []
    var sigma: [Double] = []
    var isRest: [Bool] = []
    let sensorToEarth = filled(count) { (quaternions: UnsafeMutablePointer<Quaternion>) in
      isRest = filled(count) { rest in
        rest.initialize(repeating: false, count: count)
        sigma = filled(count) { sigma in
          biasX = filled(count) { x in
            biasY = filled(count) { y in
              biasZ = filled(count) { z in
                fill(
                  OrientationArrays(
                    sensorToEarth: quaternions, biasX: x, biasY: y, biasZ: z, sigma: sigma,
                    isRest: rest))
              }
            }
          }
        }
      }
    }
    return OrientationSeries(
      sensorToEarth: sensorToEarth,
      gyroscopeBias: VectorSeries(x: biasX, y: biasY, z: biasZ),
      gyroscopeBiasSigma: sigma, isRest: isRest)
  }

  private static func filled<Element>(
    _ count: Int, _ fill: (UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      fill(base)
      initialized = count
    }
  }
}
