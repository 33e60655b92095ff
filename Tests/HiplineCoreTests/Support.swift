import HiplineCore
import HiplineTestSupport

/// Vectors with components between −1 and 1.
func randomVectors(count: Int, seed: UInt64) -> [Vector3] {
  var generator = SplitMix64(seed: seed)
  let numbers = generator.uniform(count: 3 * count)
  return (0..<count).map { Vector3(numbers[3 * $0], numbers[3 * $0 + 1], numbers[3 * $0 + 2]) }
}

/// Rotations spread over all directions and angles.
func randomRotations(count: Int, seed: UInt64) -> [Quaternion] {
  var generator = SplitMix64(seed: seed)
  let numbers = generator.uniform(count: 4 * count)
  return (0..<count).map { index in
    let part = numbers[(4 * index)..<(4 * index + 4)].map { $0 }
    return Quaternion(part[0], part[1], part[2], part[3]).normalized
  }
}
