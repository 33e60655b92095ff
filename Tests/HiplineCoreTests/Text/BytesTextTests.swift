import Foundation
import HiplineCore
import Testing

struct BytesTextTests {
  @Test func `base 64 is as Foundation writes it`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 37 * $0 + count) }
      #expect(bytes.base64 == Data(bytes).base64EncodedString())
    }
  }
}
