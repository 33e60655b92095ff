/// Numbers in order.
package enum OrderedNumbers {
  /// The values from the smallest to the largest, what is not a number last; in time that grows with their number only.
  package static func sorted(_ values: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { values in
      RadixOrder.indices(of: values).map { values[Int($0)] }
    }
  }
}
