import HiplineSignal
import Testing

struct FastLengthTests {
  @Test func `it is the next length without a prime above 5`() {
    for n in 1...3000 {
      #expect(RealFFT.fastLength(atLeast: n) == (n...).first(where: isFast))
    }
  }

  @Test func `the examples of the documentation hold`() {
    #expect(RealFFT.fastLength(atLeast: 1001) == 1024)
    #expect(RealFFT.fastLength(atLeast: 12_001) == 12_150)
  }

  private func isFast(_ n: Int) -> Bool {
    var rest = n
    for prime in [2, 3, 5] { while rest.isMultiple(of: prime) { rest /= prime } }
    return rest == 1
  }
}
