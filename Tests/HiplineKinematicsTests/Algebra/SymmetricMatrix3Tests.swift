import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineKinematics

struct SymmetricMatrix3Tests {
  struct References: Decodable {
    struct Case: Decodable, CustomTestStringConvertible, Sendable {
      var name: String
      var vectors: [[Double]]
      var values: [Double]
      var axes: [[Double]]

      var testDescription: String { name }
      var inputs: [Vector3] { vectors.map { Vector3($0[0], $0[1], $0[2]) } }
    }

    var cases: [Case]
  }

  private static let cases: [References.Case] = {
    let references: References? = try? ReferenceFile.load("eigenpairs", in: Bundle.module)
    return references?.cases ?? []
  }()

  private func matrix(_ vectors: [Vector3]) -> SymmetricMatrix3 {
    var matrix = SymmetricMatrix3()
    for vector in vectors { matrix.addOuterProduct(vector) }
    return matrix
  }

  @Test func `the reference file holds cases`() { #expect(Self.cases.count == 10) }

  @Test(arguments: cases)
  func `eigenvalues and axes are those of numpy`(reference: References.Case) {
    let pairs = matrix(reference.inputs).eigenpairs()
    #expect(Approximate.error(pairs.map(\.value), reference.values) < .otherAlgorithm)
    for (pair, axis) in zip(pairs, reference.axes) {
      let expected = Vector3(axis[0], axis[1], axis[2])
      #expect(abs(abs(pair.vector.dot(expected)) - 1) < .otherAlgorithm)
    }
  }

  @Test(arguments: cases)
  func `the matrix stretches every eigenvector by its value`(reference: References.Case) {
    let pairs = matrix(reference.inputs).eigenpairs()
    for pair in pairs {
      let product = reference.inputs.reduce(Vector3.zero) { $0 + $1 * $1.dot(pair.vector) }
      #expect((product - pair.vector * pair.value).norm < .rounding * pairs[0].value)
    }
  }

  @Test(arguments: cases)
  func `the values add up to the squared lengths and stand at right angles`(
    reference: References.Case
  ) {
    let pairs = matrix(reference.inputs).eigenpairs()
    let trace = reference.inputs.reduce(0) { $0 + $1.dot($1) }
    #expect(abs(pairs.reduce(0) { $0 + $1.value } - trace) < .rounding * trace)
    for (row, a) in pairs.enumerated() {
      for (column, b) in pairs.enumerated() {
        #expect(abs(a.vector.dot(b.vector) - (row == column ? 1 : 0)) < .rounding)
      }
    }
    #expect(pairs[0].value >= pairs[1].value && pairs[1].value >= pairs[2].value)
  }

  @Test func `a weight counts a vector as often`() {
    var weighted = SymmetricMatrix3()
    weighted.addOuterProduct(Vector3(1, 2, 3), weight: 3)
    weighted.addOuterProduct(Vector3(0, 1, -1))
    let repeated = matrix([Vector3](repeating: Vector3(1, 2, 3), count: 3) + [Vector3(0, 1, -1)])
    #expect(
      Approximate.error(
        weighted.eigenpairs().map(\.value), repeated.eigenpairs().map(\.value)) < .rounding)
  }

  @Test func `an empty matrix has three values of zero along the axes`() {
    let pairs = SymmetricMatrix3().eigenpairs()
    #expect(pairs.map(\.value) == [0, 0, 0])
    #expect(pairs.map(\.vector) == [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)])
  }
}
