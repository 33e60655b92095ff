// swift-format-ignore-file: AlwaysUseLowerCamelCase, TypeNamesShouldBeCapitalized
// The part of FFTW's interface that HiplineSignal uses, by the transforms beside it: no other names fit.

public typealias fftw_complex = (Double, Double)

public let FFTW_ESTIMATE: Int32 = 1 << 6
public let FFTW_FORWARD: Int32 = -1

public struct fftw_iodim {
  let n: Int32

  public init(n: Int32, is: Int32, os: Int32) { self.n = n }
}

/// What a plan's address leads to.
private final class Plan {
  enum Kind {
    case complex(ComplexTransform)
    case real(RealTransform)
  }

  let kind: Kind
  /// Parts that lie apart need not be shuffled.
  let cost: Double
  /// For values in turns, whose parts are taken apart here.
  let scratch: UnsafeMutablePointer<Double>?
  let length: Int

  init(_ kind: Kind, length: Int, inTurns: Bool) {
    self.kind = kind
    self.length = length
    cost = inTurns ? 1 : 0
    scratch = inTurns ? .allocate(capacity: 4 * length) : nil
    scratch?.initialize(repeating: 0, count: 4 * length)
  }

  deinit { scratch?.deallocate() }

  var address: OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  static func at(_ address: OpaquePointer?) -> Plan {
    guard let address else { preconditionFailure("a plan expected") }
    return Unmanaged<Plan>.fromOpaque(UnsafeRawPointer(address)).takeUnretainedValue()
  }
}

public func fftw_plan_dft_1d(
  _ length: Int32, _ input: UnsafeMutablePointer<fftw_complex>?,
  _ output: UnsafeMutablePointer<fftw_complex>?, _ sign: Int32, _ flags: UInt32
) -> OpaquePointer? {
  Plan(
    .complex(ComplexTransform(length: Int(length))), length: Int(length), inTurns: true
  ).address
}

public func fftw_plan_guru_split_dft(
  _ rank: Int32, _ dimension: UnsafePointer<fftw_iodim>, _ howMany: Int32,
  _ dimensions: UnsafePointer<fftw_iodim>?, _ inputReal: UnsafeMutablePointer<Double>?,
  _ inputImaginary: UnsafeMutablePointer<Double>?, _ outputReal: UnsafeMutablePointer<Double>?,
  _ outputImaginary: UnsafeMutablePointer<Double>?, _ flags: UInt32
) -> OpaquePointer? {
  let length = Int(dimension.pointee.n)
  return Plan(.complex(ComplexTransform(length: length)), length: length, inTurns: false).address
}

public func fftw_plan_dft_r2c_1d(
  _ length: Int32, _ input: UnsafeMutablePointer<Double>?,
  _ output: UnsafeMutablePointer<fftw_complex>?, _ flags: UInt32
) -> OpaquePointer? {
  Plan(.real(RealTransform(length: Int(length))), length: Int(length), inTurns: false).address
}

public func fftw_plan_dft_c2r_1d(
  _ length: Int32, _ input: UnsafeMutablePointer<fftw_complex>?,
  _ output: UnsafeMutablePointer<Double>?, _ flags: UInt32
) -> OpaquePointer? {
  Plan(.real(RealTransform(length: Int(length))), length: Int(length), inTurns: false).address
}

public func fftw_execute_dft(
  _ plan: OpaquePointer?, _ input: UnsafeMutablePointer<fftw_complex>,
  _ output: UnsafeMutablePointer<fftw_complex>
) {
  let plan = Plan.at(plan)
  guard case .complex(let transform) = plan.kind, let scratch = plan.scratch else { return }
  let count = plan.length
  let values = Parts(real: scratch, imaginary: scratch + count)
  let others = Parts(real: scratch + 2 * count, imaginary: scratch + 3 * count)
  for index in 0..<count { (values.real[index], values.imaginary[index]) = input[index] }
  transform.forward(values, others)
  for index in 0..<count { output[index] = (others.real[index], others.imaginary[index]) }
}

public func fftw_execute_split_dft(
  _ plan: OpaquePointer?, _ inputReal: UnsafeMutablePointer<Double>,
  _ inputImaginary: UnsafeMutablePointer<Double>, _ outputReal: UnsafeMutablePointer<Double>,
  _ outputImaginary: UnsafeMutablePointer<Double>
) {
  guard case .complex(let transform) = Plan.at(plan).kind else { return }
  transform.forward(
    Parts(real: inputReal, imaginary: inputImaginary),
    Parts(real: outputReal, imaginary: outputImaginary))
}

public func fftw_execute_dft_r2c(
  _ plan: OpaquePointer?, _ input: UnsafeMutablePointer<Double>?,
  _ output: UnsafeMutablePointer<fftw_complex>?
) {
  guard case .real(let transform) = Plan.at(plan).kind, let input, let output else { return }
  transform.forward(input, output)
}

public func fftw_execute_dft_c2r(
  _ plan: OpaquePointer?, _ input: UnsafeMutablePointer<fftw_complex>?,
  _ output: UnsafeMutablePointer<Double>?
) {
  guard case .real(let transform) = Plan.at(plan).kind, let input, let output else { return }
  transform.backward(input, output)
}

public func fftw_estimate_cost(_ plan: OpaquePointer?) -> Double { Plan.at(plan).cost }

public func fftw_destroy_plan(_ plan: OpaquePointer?) {
  guard let plan else { return }
  Unmanaged<Plan>.fromOpaque(UnsafeRawPointer(plan)).release()
}

public func fftw_malloc(_ byteCount: Int) -> UnsafeMutableRawPointer? {
  .allocate(byteCount: byteCount, alignment: 64)
}

public func fftw_alloc_real(_ count: Int) -> UnsafeMutablePointer<Double>? {
  .allocate(capacity: count)
}

public func fftw_alloc_complex(_ count: Int) -> UnsafeMutablePointer<fftw_complex>? {
  .allocate(capacity: count)
}

public func fftw_free(_ memory: UnsafeMutableRawPointer?) { memory?.deallocate() }

private let version: StaticString = "plain"

public func hipline_fftw_version() -> UnsafePointer<CChar> {
  UnsafeRawPointer(version.utf8Start).assumingMemoryBound(to: CChar.self)
}
