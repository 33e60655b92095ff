import HiplineCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The text of a source in blocks of whole lines, all in one buffer that is used again and again.
///
/// Every block ends with a line feed, which is added where the last line of the text has none. ``margin`` bytes before and
/// after a block may be read, whatever they are.
final class TextBlocks {
  /// For speed only: few enough for a block, what is made of it and the system's copy to stay in a core's cache.
  static let blockBytes = 1 << 17
  /// For speed only: so many bytes may be read beyond a block's end.
  static let margin = 64
  /// A line is no longer than so many bytes: no recorder writes a longer one, and without a limit a file without line ends would be held as a
  /// whole.
  static let longestLine = 1 << 20

  private let source: any ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  /// What was read and not given out yet.
  private var pending: Range<Int>
  private var hasEnded = false
  /// How lines end; nil before the first was seen.
  private var ends: LineEnds?
  /// How many bytes were given out or skipped, of the whole text.
  private(set) var consumedCount = 0

  init(_ source: any ByteSource) {
    self.source = source
    let known = source.byteCount.map { $0 + 1 } ?? 2 * TextBlocks.blockBytes
    buffer = TextBlocks.allocate(min(known, 2 * TextBlocks.blockBytes))
    pending = TextBlocks.margin..<TextBlocks.margin
  }

  deinit { buffer.deallocate() }

  var path: String { source.path }

  /// What is left to be given out, where the source knows its size.
  var remainingCount: Int? { source.byteCount.map { max(0, $0 - consumedCount) } }

  /// The first bytes of what is left, at most `count`, and whether that is all there is.
  ///
  /// - Precondition: `count` is at most two blocks.
  func preview(_ count: Int) throws(InputFailure) -> (bytes: [UInt8], isAll: Bool) {
    try fill(upTo: min(count, source.byteCount ?? count) + 1)
    return (Array(buffer[pending].prefix(count)), hasEnded && pending.count <= count)
  }

  /// Leaves out bytes of the preview.
  func skip(_ count: Int) {
    let count = min(count, pending.count)
    pending = (pending.lowerBound + count)..<pending.upperBound
    consumedCount += count
  }

  /// Passes over what lies before a place in the text, where a line begins.
  ///
  /// - Precondition: Reading is not beyond it.
  func pass(to offset: Int) throws(InputFailure) {
    precondition(offset >= consumedCount, "byte \(offset) of the text was given out already")
    let held = min(offset - consumedCount, pending.count)
    skip(held)
    let left = offset - consumedCount
    guard left > 0 else { return }
    try source.skip(left)
    consumedCount += left
  }

  /// The next lines, valid until the next call; nil at the end.
  ///
  /// - Throws: What the source throws, and `malformed-row` for a line of more than ``longestLine`` bytes.
  func next() throws(InputFailure) -> UnsafeBufferPointer<UInt8>? {
    var wanted = max(TextBlocks.blockBytes, pending.count)
    while true {
      try fill(upTo: wanted)
      if let end = lastLineEnd() {
        return take(upTo: end)
      }
      if hasEnded {
        guard !pending.isEmpty else { return nil }
        if pending.upperBound + TextBlocks.margin >= buffer.count { makeRoom(pending.count + 1) }
        buffer[pending.upperBound] = Ascii.lineFeed
        return take(upTo: pending.upperBound + 1)
      }
      guard pending.count < TextBlocks.longestLine else {
        throw InputFailure(
          .malformedRow, path: path, "a line is longer than \(TextBlocks.longestLine >> 20) MiB",
          hint: "check that the file is a table with one row a line")
      }
      wanted = 2 * pending.count
    }
  }

  private func take(upTo end: Int) -> UnsafeBufferPointer<UInt8> {
    let block = UnsafeMutableRawBufferPointer(rebasing: buffer[pending.lowerBound..<end])
    consumedCount += block.count
    pending = min(end, pending.upperBound)..<pending.upperBound
    return UnsafeBufferPointer(block.assumingMemoryBound(to: UInt8.self))
  }

  /// The place after the last line feed among what is pending.
  private func lastLineEnd() -> Int? {
    var place = pending.upperBound
    while place > pending.lowerBound {
      if buffer[place - 1] == Ascii.lineFeed { return place }
      place -= 1
    }
    return nil
  }

  /// Reads until so many bytes are pending, or all.
  private func fill(upTo count: Int) throws(InputFailure) {
    guard !hasEnded, pending.count < count else { return }
    if pending.lowerBound + count + TextBlocks.margin > buffer.count { makeRoom(count) }
    var known = pending.upperBound
    defer { makePlain(from: known) }
    while pending.count < count {
      let last = min(pending.lowerBound + count, buffer.count - TextBlocks.margin)
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[pending.upperBound..<last])
      let got = try source.read(into: free)
      if got == 0 {
        hasEnded = true
        return
      }
      if pending.isEmpty { known = pending.lowerBound }
      pending = pending.lowerBound..<(pending.upperBound + got)
    }
  }

  /// Lets lines end in a line feed, with a carriage return before it or none, in as many bytes as they have.
  ///
  /// - Parameter start: Where that was not done yet.
  private func makePlain(from start: Int) {
    guard start < pending.upperBound else { return }
    makeMinusPlain(from: start)
    let ends = ends ?? LineEnds(of: buffer[pending])
    self.ends = ends
    guard let ends, ends != .plain else { return }
    for place in start..<pending.upperBound where buffer[place] == Ascii.carriageReturn {
      switch ends {
      case .plain: break
      case .returns: buffer[place] = Ascii.lineFeed
      case .doubled:
        if place > pending.lowerBound, buffer[place - 1] == Ascii.carriageReturn {
          buffer[place - 1] = Ascii.space
        }
      case .reversed: buffer[place] = Ascii.space
      }
    }
  }

  /// Lets a number begin with a hyphen where a typesetter's minus or an en dash stands, in as many bytes: zeros fill the others.
  ///
  /// - Parameter start: Where that was not done yet.
  private func makeMinusPlain(from start: Int) {
    let length = Self.typesetMinus[0].count
    // The first bytes of one may be the last of what was read before.
    var place = max(pending.lowerBound, start - length)
    while place + length < pending.upperBound, let base = buffer.baseAddress,
      let found = memchr(
        base + place, Int32(Self.typesetMinus[0][0]), pending.upperBound - length - place)
    {
      place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      let sign = buffer[place..<(place + length)]
      let after = buffer[place + length]
      if Self.typesetMinus.contains(where: sign.elementsEqual),
        Ascii.isDigit(after) || after == Ascii.point || after == Ascii.comma,
        place == pending.lowerBound || endsNoWord(place - 1)
      {
        buffer[place] = Ascii.minus
        buffer[place + 1] = Ascii.zero
        buffer[place + 2] = Ascii.zero
      }
      place += 1
    }
  }

  /// U+2212 and U+2013.
  private static let typesetMinus: [[UInt8]] = [[0xE2, 0x88, 0x92], [0xE2, 0x80, 0x93]]

  /// Whether a sign after a byte can begin a number, or its exponent.
  private func endsNoWord(_ place: Int) -> Bool {
    let isExponent =
      buffer[place] | 0x20 == 0x65 && place > pending.lowerBound
      && (Ascii.isDigit(buffer[place - 1]) || buffer[place - 1] == Ascii.point)
    let ends: [UInt8] = [
      Ascii.lineFeed, Ascii.carriageReturn, Ascii.tab, Ascii.space, Ascii.quote, Ascii.comma,
      Ascii.semicolon, Ascii.bar,
    ]
    return isExponent || ends.contains(buffer[place])
  }

  /// What stands at the end of lines.
  private enum LineEnds {
    /// LF or CR LF.
    case plain
    /// CR alone, as spreadsheets write it for a Macintosh.
    case returns
    /// CR CR LF: a program wrote CR LF through something that made CR LF of every LF.
    case doubled
    /// LF CR.
    case reversed

    /// By the first line that ends; nil where none does yet.
    init?(of bytes: Slice<UnsafeMutableRawBufferPointer>) {
      guard
        let end = bytes.firstIndex(where: { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn })
      else { return nil }
      let after = bytes[end...].prefix(3)
      if after.first == Ascii.lineFeed {
        // An empty line that ends in CR LF may follow one that ends in LF.
        let next = Array(bytes[end...].dropFirst().prefix(3))
        guard next.count == 3 else { return nil }
        self =
          next[0] == Ascii.carriageReturn
            && (next[1] != Ascii.lineFeed || next[2] == Ascii.carriageReturn) ? .reversed : .plain
      } else if after.elementsEqual([Ascii.carriageReturn, Ascii.carriageReturn, Ascii.lineFeed]) {
        self = .doubled
      } else if after.dropFirst().first == Ascii.lineFeed {
        self = .plain
      } else if after.count < 3 {
        return nil
      } else {
        // One in the middle of a line ends none.
        self = bytes.contains(Ascii.lineFeed) ? .plain : .returns
      }
    }
  }

  /// Moves what is pending to the start of the buffer, or of a larger one.
  private func makeRoom(_ count: Int) {
    let old = buffer
    if count + 2 * TextBlocks.margin > buffer.count { buffer = TextBlocks.allocate(count) }
    if let from = old.baseAddress, let to = buffer.baseAddress {
      memmove(to + TextBlocks.margin, from + pending.lowerBound, pending.count)
    }
    if old.baseAddress != buffer.baseAddress { old.deallocate() }
    pending = TextBlocks.margin..<(TextBlocks.margin + pending.count)
  }

  private static func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count + 2 * margin, alignment: 64)
    // What is looked at beyond a block is never used, but it must be something.
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    return buffer
  }
}
