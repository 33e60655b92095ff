import Crypto
import PlainCrypto
import Testing

/// The fingerprint that a page takes, held against that of BoringSSL.
struct PlainCryptoTests {
  @Test func `every length around a block has its fingerprint, in one piece and in two`() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * $0 + 7) }
    for count in 0...bytes.count {
      let message = Array(bytes[..<count])
      let expected = Array(Crypto.SHA256.hash(data: message))
      #expect(Array(PlainCrypto.SHA256.hash(data: message)) == expected)
      var hash = PlainCrypto.SHA256()
      let middle = count / 3
      message[..<middle].withUnsafeBytes { hash.update(bufferPointer: $0) }
      message[middle...].withUnsafeBytes { hash.update(bufferPointer: $0) }
      #expect(Array(hash.finalize()) == expected)
    }
  }
}
