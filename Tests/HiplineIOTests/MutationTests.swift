import HiplineCore
import HiplineIO
import HiplineTestSupport
import Testing

/// Whatever is done to a table, reading it ends: with a recording, or with a failure that says what to do and nothing of
/// what the table holds.
struct MutationTests {
  /// The beginning of a fixture, long enough for the header and some rows, short enough to be changed thousands of times.
  private static func start(of fixture: FormatFixture) -> [UInt8] {
    let lines = fixture.text.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = fixture.format == "geneactiv" ? 106 : 14
    return Array(lines.prefix(rows).joined(separator: "\n").utf8) + [0x0A]
  }

  private static func read(_ bytes: [UInt8], _ fixture: FormatFixture) {
    guard let failure = failure(bytes, name: fixture.fileName) else { return }
    #expect(!failure.hint.isEmpty)
    #expect(!failure.message.isEmpty)
    #expect(failure.path == fixture.fileName)
  }

  @Test(arguments: FormatFixture.all)
  func `no truncation crashes`(fixture: FormatFixture) {
    let bytes = MutationTests.start(of: fixture)
    let step = max(1, bytes.count / 40)
    for length in stride(from: 0, through: bytes.count, by: step) {
      MutationTests.read(Array(bytes.prefix(length)), fixture)
    }
  }

  @Test(arguments: FormatFixture.all)
  func `no change of bytes crashes`(fixture: FormatFixture) {
    let bytes = MutationTests.start(of: fixture)
    var generator = SplitMix64(seed: UInt64(bytes.count))
    let likely = Array("0123456789.,;:-+eE\"\n\r\t #/aXxNn()".utf8)
    for _ in 0..<20 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        let byte =
          Bool.random(using: &generator)
          ? likely[Int.random(in: 0..<likely.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: changed[place] = byte
        case 1: changed.insert(byte, at: place)
        default: if changed.count > 1 { changed.remove(at: place) }
        }
      }
      MutationTests.read(changed, fixture)
    }
  }

  @Test(arguments: FormatFixture.all)
  func `no change of lines crashes`(fixture: FormatFixture) {
    let lines = MutationTests.start(of: fixture).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    var generator = SplitMix64(seed: UInt64(lines.count))
    for _ in 0..<10 {
      var changed = lines
      let place = Int.random(in: 0..<changed.count, using: &generator)
      let other = Int.random(in: 0..<changed.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: changed.insert(changed[other], at: place)
      case 1: changed.remove(at: place)
      case 2: changed.swapAt(place, other)
      default: changed[place] = changed[place] + changed[other]
      }
      MutationTests.read(Array(changed.joined(separator: [0x0A])), fixture)
    }
  }

  @Test(arguments: FormatFixture.all)
  func `no other delimiter crashes`(fixture: FormatFixture) {
    let bytes = MutationTests.start(of: fixture)
    for from in Array(",;\t".utf8) where bytes.contains(from) {
      for to in Array(",;\t| \n\"\r".utf8) where to != from {
        MutationTests.read(bytes.map { $0 == from ? to : $0 }, fixture)
      }
    }
  }

  /// A value in the table that could be a person's must not come out in a message.
  @Test(arguments: FormatFixture.all)
  func `no message holds a field of the table`(fixture: FormatFixture) {
    let secret = "Ωmega7Secret"
    let text = String(decoding: MutationTests.start(of: fixture), as: UTF8.self)
    var generator = SplitMix64(seed: UInt64(text.utf8.count))
    let places = text.indices.filter { ",;\t\n".contains(text[$0]) }
    for _ in 0..<10 {
      let place = places[Int.random(in: 0..<places.count, using: &generator)]
      var changed = text
      changed.insert(contentsOf: secret, at: changed.index(after: place))
      guard let failure = failure(changed, name: fixture.fileName) else { continue }
      let isHeader = (failure.line ?? 0) > 0 && changed[..<place].contains("\n") == false
      #expect(isHeader || !failure.description.contains(secret), "\(failure)")
    }
  }
}
