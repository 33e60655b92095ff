import HiplineSignal
import HiplineTestSupport
import Testing

struct SlepianTapersTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var length: Int
      var timeHalfBandwidth: Double
      var stride: Int
      var tapers: [[Double]]
      var concentrations: [Double]
    }
    var cases: [Case]
  }

  @Test func `tapers and concentrations are those of SciPy`() throws {
    for expected in try (reference("slepian") as Reference).cases {
      let actual = SlepianTapers.make(
        length: expected.length, timeHalfBandwidth: expected.timeHalfBandwidth,
        count: expected.tapers.count)
      #expect(Approximate.error(actual.concentrations, expected.concentrations) < .otherAlgorithm)
      for (taper, theirs) in zip(actual.tapers, expected.tapers) {
        let ours = stride(from: 0, to: taper.count, by: expected.stride).map { taper[$0] }
        #expect(Approximate.error(ours, theirs) < .otherAlgorithm, "\(expected.length) samples")
      }
    }
  }

  @Test func `tapers are orthogonal and have the energy one`() {
    for (length, bandwidth, count) in [(1, 0.3, 1), (64, 4.0, 7), (333, 2.5, 4), (2000, 4, 7)] {
      let tapers = SlepianTapers.make(
        length: length, timeHalfBandwidth: bandwidth, count: count
      ).tapers
      for (i, first) in tapers.enumerated() {
        for (j, second) in tapers.enumerated() {
          let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(abs(product - (i == j ? 1 : 0)) < .otherAlgorithm)
        }
      }
    }
  }

  @Test func `concentrations fall from nearly one`() {
    let concentrations = SlepianTapers.make(length: 500, timeHalfBandwidth: 4, count: 12)
      .concentrations
    #expect(zip(concentrations, concentrations.dropFirst()).allSatisfy { $0 > $1 })
    #expect(concentrations[0] > 0.999_999_999)
    #expect(concentrations[11] < 1e-3)
  }

  @Test func `many lengths at once give the same tapers as one after another`() async {
    let lengths = Array(50..<120)
    let together = await withTaskGroup(of: (Int, [[Double]]).self) { group in
      for length in lengths + lengths {
        group.addTask {
          (length, SlepianTapers.make(length: length, timeHalfBandwidth: 2.5, count: 4).tapers)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for (length, tapers) in together {
      let again = SlepianTapers.make(length: length, timeHalfBandwidth: 2.5, count: 4)
      #expect(tapers == again.tapers)
    }
  }

  @Test func `a band as wide as all frequencies traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = SlepianTapers.make(length: 8, timeHalfBandwidth: 4, count: 1)
    }
  }
}
