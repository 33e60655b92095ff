import HiplineCore

/// The samples that an inner loop works on, at least one.
protocol SampleSource {
  var count: Int { get }
  func gyroscope(_ index: Int) -> Vector3
  func accelerometer(_ index: Int) -> Vector3
}

/// The six arrays of a recording, without bounds checks, for the inner loops.
struct SensorSamples: SampleSource {
  let count: Int
  private let gx: UnsafePointer<Double>
  private let gy: UnsafePointer<Double>
  private let gz: UnsafePointer<Double>
  private let ax: UnsafePointer<Double>
  private let ay: UnsafePointer<Double>
  private let az: UnsafePointer<Double>

  @inline(__always)
  func gyroscope(_ index: Int) -> Vector3 { Vector3(gx[index], gy[index], gz[index]) }

  @inline(__always)
  func accelerometer(_ index: Int) -> Vector3 { Vector3(ax[index], ay[index], az[index]) }

  /// - Precondition: as many gyroscope samples as accelerometer samples, at least one.
  static func with<Result>(
    gyroscope: VectorSeries, accelerometer: VectorSeries,
    _ body: (SensorSamples) -> Result
  ) -> Result {
    precondition(
      gyroscope.count == accelerometer.count && !gyroscope.isEmpty,
      "\(accelerometer.count) gyroscope samples expected, got \(gyroscope.count)")
    func pointer(_ array: [Double], _ next: (UnsafePointer<Double>) -> Result) -> Result {
      array.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("samples expected") }
        return next(base)
      }
    }
    return pointer(gyroscope.x) { gx in
      pointer(gyroscope.y) { gy in
        pointer(gyroscope.z) { gz in
          pointer(accelerometer.x) { ax in
            pointer(accelerometer.y) { ay in
              pointer(accelerometer.z) { az in
                body(
                  SensorSamples(
                    count: gyroscope.count, gx: gx, gy: gy, gz: gz, ax: ax, ay: ay, az: az))
              }
            }
          }
        }
      }
    }
  }
}
