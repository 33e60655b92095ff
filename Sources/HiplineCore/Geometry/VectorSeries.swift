/// Vectors over time, `[samples]` per component, along the sensor's own axes unless said otherwise.
///
/// The components are kept apart, because filters and spectra work on one component at a time.
public struct VectorSeries: Sendable, Hashable {
  /// Along the first axis, one value a sample.
  public private(set) var x: [Double]
  /// Along the second axis.
  public private(set) var y: [Double]
  /// Along the third axis.
  public private(set) var z: [Double]

  /// - Precondition: the three components have the same number of samples.
  public init(x: [Double], y: [Double], z: [Double]) {
    precondition(
      x.count == y.count && y.count == z.count,
      "components of one length expected, got \(x.count), \(y.count) and \(z.count)")
    self.x = x
    self.y = y
    self.z = z
  }

  /// A series of vectors.
  @inlinable
  public init(_ vectors: [Vector3]) {
    self.init(count: vectors.count) { vectors[$0] }
  }

  /// The vectors that a function gives for the samples 0 ..< `count`, in their order.
  @inlinable
  public init(count: Int, _ vector: (Int) -> Vector3) {
    // Each component's memory is written once, not zeroed before.
    var y: [Double] = []
    var z: [Double] = []
    let x = [Double](unsafeUninitializedCapacity: count) { x, xCount in
      y = [Double](unsafeUninitializedCapacity: count) { y, yCount in
        z = [Double](unsafeUninitializedCapacity: count) { z, zCount in
          for index in 0..<count {
            let value = vector(index)
            x.initializeElement(at: index, to: value.x)
            y.initializeElement(at: index, to: value.y)
            z.initializeElement(at: index, to: value.z)
          }
          zCount = count
        }
        yCount = count
      }
      xCount = count
    }
    self.init(x: x, y: y, z: z)
  }

  /// The number of vectors.
  @inlinable
  public var count: Int { x.count }

  /// Whether there is none.
  @inlinable
  public var isEmpty: Bool { x.isEmpty }

  @inlinable
  package var indices: Range<Int> { 0..<x.count }

  /// The vector of one sample.
  public package(set) subscript(index: Int) -> Vector3 {
    @inlinable get { Vector3(x[index], y[index], z[index]) }
    set { (x[index], y[index], z[index]) = (newValue.x, newValue.y, newValue.z) }
  }

  /// The samples of `range` as a series of its own.
  public subscript(range: Range<Int>) -> VectorSeries {
    VectorSeries(x: Array(x[range]), y: Array(y[range]), z: Array(z[range]))
  }

  /// The three components in the order x, y, z.
  package var components: [[Double]] { [x, y, z] }

  /// Each component passed through `transform`, which works on whole arrays: a filter, a resampler.
  @inlinable
  package func mapComponents<Failure: Error>(
    _ transform: ([Double]) throws(Failure) -> [Double]
  ) throws(Failure) -> VectorSeries {
    VectorSeries(x: try transform(x), y: try transform(y), z: try transform(z))
  }

  /// Every vector passed through `transform`.
  @inlinable
  public func map(_ transform: (Vector3) -> Vector3) -> VectorSeries {
    VectorSeries(count: count) { transform(self[$0]) }
  }

  /// Every vector multiplied by `factor`, as a change of unit does.
  public func scaled(by factor: Double) -> VectorSeries {
    factor == 1 ? self : mapComponents { $0.map { $0 * factor } }
  }

  /// Multiplies every vector by `factor`, in place where nobody else has the components.
  public mutating func scale(by factor: Double) {
    guard factor != 1 else { return }
    for index in x.indices { x[index] *= factor }
    for index in y.indices { y[index] *= factor }
    for index in z.indices { z[index] *= factor }
  }

  /// Adds the vectors of another series, in place where nobody else has the components.
  ///
  /// - Precondition: `other` has as many samples.
  package mutating func add(_ other: VectorSeries) {
    precondition(other.count == count, "\(count) samples expected, got \(other.count)")
    for index in x.indices { x[index] += other.x[index] }
    for index in y.indices { y[index] += other.y[index] }
    for index in z.indices { z[index] += other.z[index] }
  }

  /// The length of every vector, `[samples]`.
  public var norms: [Double] { indices.map { self[$0].norm } }
}
