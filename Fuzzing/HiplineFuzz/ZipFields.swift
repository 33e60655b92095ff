import HiplineSimulation

/// A zip archive changed where its structure is: the fields of its records, whole records, their order.
enum ZipFields {
  /// The signature of a kind of record and the places and lengths of its numbers.
  private static let records: [(signature: [UInt8], fields: [(offset: Int, length: Int)])] = [
    // Of a file's own header: version, flags, method, checksum, packed and whole size, lengths of name and extra.
    ([0x50, 0x4B, 3, 4], [(4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)]),
    // Of the directory: the same, the length of the comment, the attributes and the place of the file.
    (
      [0x50, 0x4B, 1, 2],
      [(8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (38, 4), (42, 4)]
    ),
    // Of the end: how many records, their size and place, the length of the comment.
    ([0x50, 0x4B, 5, 6], [(8, 2), (10, 2), (12, 4), (16, 4), (20, 2)]),
  ]

  static func mutated(_ bytes: [UInt8], by chance: inout SplitMix64) -> [UInt8] {
    var places: [(offset: Int, fields: [(offset: Int, length: Int)])] = []
    for start in bytes.indices.dropLast(3) where bytes[start] == 0x50 && bytes[start + 1] == 0x4B {
      for record in records where bytes[start...].starts(with: record.signature) {
        places.append((start, record.fields))
      }
    }
    guard let place = places.randomElement(using: &chance),
      let other = places.randomElement(using: &chance),
      let field = place.fields.randomElement(using: &chance)
    else { return bytes }
    var copy = bytes
    switch chance.next() % 4 {
    case 0:
      // A record again, before another one.
      let end = places.first { $0.offset > place.offset }?.offset ?? bytes.count
      copy.insert(contentsOf: bytes[place.offset..<end], at: other.offset)
    case 1:
      let end = places.first { $0.offset > place.offset }?.offset ?? bytes.count
      copy.removeSubrange(place.offset..<end)
    default:
      let numbers: [UInt32] = [
        0, 1, 8, 0x7FFF, 0xFFFF, 0x1_0000, .max, .max - 1, UInt32(bytes.count),
      ]
      let number = numbers.randomElement(using: &chance) ?? 0
      for index in 0..<field.length where place.offset + field.offset + index < copy.count {
        copy[place.offset + field.offset + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
      }
    }
    return copy
  }
}
