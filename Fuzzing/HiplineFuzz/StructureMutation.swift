import HiplineSimulation

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

/// Called by libFuzzer for every new input: half of them are changed byte by byte, half in the structure that they are of.
@_cdecl("LLVMFuzzerCustomMutator")
public func fuzzMutate(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: CUnsignedInt
) -> Int {
  var chance = SplitMix64(seed: UInt64(seed))
  guard count > 1, chance.next() % 2 == 0 else { return mutateBytes(start, count, most) }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let changed = StructureMutation.mutated(FuzzInput(input), by: &chance)
  guard let changed, !changed.isEmpty, changed.count < most else {
    return mutateBytes(start, count, most)
  }
  start[0] = input[0]
  for (index, byte) in changed.enumerated() { start[index + 1] = byte }
  return changed.count + 1
}

enum StructureMutation {
  /// - Returns: What follows the first byte; nil where the input has no structure, as after a change of its bytes.
  static func mutated(_ input: FuzzInput, by chance: inout SplitMix64) -> [UInt8]? {
    switch input.kind {
    case FuzzInput.session, FuzzInput.profile:
      return mutated(Tree(yaml: input.bytes), by: &chance)
    case FuzzInput.mapped:
      var parts = input.bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        .map(Array.init)
      guard parts.count == 2 else { return nil }
      if chance.next() % 2 == 0 {
        guard let session = mutated(Tree(yaml: parts[0]), by: &chance) else { return nil }
        parts[0] = session
      } else {
        parts[1] = TableCells.mutated(parts[1], by: &chance)
      }
      return Array(parts.joined(separator: [0]))
    case FuzzInput.archive: return ZipFields.mutated(input.bytes, by: &chance)
    case FuzzInput.result, FuzzInput.traces: return mutated(documents: input.bytes, by: &chance)
    case FuzzInput.folder:
      var parts = ResultFolder.parts(of: input.bytes)
      guard let index = parts.indices.randomElement(using: &chance) else { return nil }
      switch chance.next() % 8 {
      case 0: parts.remove(at: index)
      case 1:
        guard let other = parts.indices.randomElement(using: &chance) else { return nil }
        (parts[index].content, parts[other].content) = (parts[other].content, parts[index].content)
      default:
        guard let content = mutated(documents: parts[index].content, by: &chance) else {
          return nil
        }
        parts[index].content = content
      }
      return ResultFolder.bytes(of: parts)
    case FuzzInput.commandLine:
      return TableCells.mutated(input.bytes, by: &chance)
    default: return TableCells.mutated(input.bytes, by: &chance)
    }
  }

  private static func mutated(_ tree: Tree?, by chance: inout SplitMix64) -> [UInt8]? {
    guard var tree else { return nil }
    for _ in 0...(chance.next() % 3) { tree.mutate(by: &chance) }
    return Array(tree.text.utf8)
  }

  /// One document, or one on each line.
  private static func mutated(documents bytes: [UInt8], by chance: inout SplitMix64) -> [UInt8]? {
    if let whole = mutated(Tree(json: bytes), by: &chance) { return whole }
    var lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
    guard let index = lines.indices.randomElement(using: &chance),
      let line = mutated(Tree(json: lines[index]), by: &chance)
    else { return nil }
    lines[index] = line
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
