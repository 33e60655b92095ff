import HiplineTestSupport
import Testing

@testable import HiplineSignal

struct PeakFinderTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var signal: [Double]
      var height: Double?
      var prominence: Double
      var distance: Int
      var indices: [Int]
      var prominences: [Double]
      var leftBases: [Int]
      var rightBases: [Int]
    }
    var cases: [Case]
  }

  @Test func `peaks agree with SciPy`() throws {
    for expected in try (reference("peaks") as Reference).cases {
      let peaks = PeakFinder.peaks(
        in: expected.signal, minimumHeight: expected.height,
        minimumProminence: expected.prominence, minimumDistanceSamples: expected.distance)
      #expect(peaks.map(\.index) == expected.indices)
      #expect(peaks.map(\.prominence) == expected.prominences)
      #expect(peaks.map(\.leftBase) == expected.leftBases)
      #expect(peaks.map(\.rightBase) == expected.rightBases)
    }
  }

  @Test func `bases and prominences are those of the naive walk`() {
    var random = SplitMix64(seed: 13)
    for count in 0..<150 {
      // Few different values, so that plateaus and equal bases are common.
      let signal = random.uniform(count: count, in: 0...6).map { $0.rounded() }
      for peak in PeakFinder.peaks(in: signal) {
        #expect(peak == naivePeak(at: peak.index, in: signal))
      }
    }
  }

  @Test func `bases and prominences of long slopes are those of the naive walk`() {
    var random = SplitMix64(seed: 31)
    for _ in 0..<30 {
      // Straight lines between random corners, some of them level, most of the samples between two corners.
      let corners = random.uniform(count: 12, in: 0...5).map { $0.rounded() }
      let signal = zip(corners, corners.dropFirst()).flatMap { start, end in
        (0..<9).map { start + (end - start) * Double($0) / 9 }
      }
      for peak in PeakFinder.peaks(in: signal) {
        #expect(peak == naivePeak(at: peak.index, in: signal))
      }
    }
  }

  @Test func `the peaks of every signal of three levels up to eight samples are found`() {
    for count in 0...8 {
      var signal = Array(repeating: 0.0, count: count)
      repeat {
        #expect(PeakFinder.peaks(in: signal).map(\.index) == naiveMaxima(of: signal))
      } while advance(&signal)
    }
  }

  @Test func `a plateau's peak is its middle sample, rounded down`() {
    #expect(PeakFinder.peaks(in: [0, 1, 1, 1, 0]).map(\.index) == [2])
    #expect(PeakFinder.peaks(in: [0, 1, 1, 1, 1, 0]).map(\.index) == [2])
  }

  @Test func `a plateau at an end is no peak`() {
    #expect(PeakFinder.peaks(in: [1, 1, 0, 1, 1]) == [])
  }

  @Test func `of two peaks too near each other the higher one stays`() {
    let signal: [Double] = [0, 2, 0, 3, 0, 0, 1, 0]
    let peaks = PeakFinder.peaks(in: signal, minimumDistanceSamples: 3)
    #expect(peaks.map(\.index) == [3, 6])
  }

  @Test func `what is not a number is neither a peak nor passed over`() {
    let peaks = PeakFinder.peaks(in: [0, 3, 1, .nan, 0, 2, 1])
    #expect(peaks.map(\.index) == [1, 5])
    #expect(peaks.map(\.prominence) == [2, 1])
  }

  @Test func `scaling a signal scales its prominences`() {
    var random = SplitMix64(seed: 14)
    let signal = random.uniform(count: 300)
    let once = PeakFinder.peaks(in: signal, minimumProminence: 0.5)
    let twice = PeakFinder.peaks(in: signal.map { 2 * $0 }, minimumProminence: 1)
    #expect(twice.map(\.prominence) == once.map { 2 * $0.prominence })
    #expect(twice.map(\.index) == once.map(\.index))
  }
}

private func naivePeak(at index: Int, in signal: [Double]) -> Peak {
  func base(_ way: some Sequence<Int>) -> Int {
    var lowest = index
    for other in way {
      if signal[other] > signal[index] { break }
      if signal[other] < signal[lowest] { lowest = other }
    }
    return lowest
  }
  let left = base((0..<index).reversed())
  let right = base(index + 1..<signal.count)
  return Peak(
    index: index, height: signal[index],
    prominence: signal[index] - max(signal[left], signal[right]), leftBase: left,
    rightBase: right)
}

private func naiveMaxima(of signal: [Double]) -> [Int] {
  var result: [Int] = []
  for start in signal.indices {
    for end in start..<signal.count
    where start > 0 && end < signal.count - 1
      && signal[start...end].allSatisfy({ $0 == signal[start] })
      && signal[start - 1] < signal[start] && signal[end + 1] < signal[end]
    {
      result.append((start + end) / 2)
    }
  }
  return result
}

/// The next signal of the levels 0, 1 and 2, counting; false after the last.
private func advance(_ signal: inout [Double]) -> Bool {
  for index in signal.indices {
    if signal[index] < 2 {
      signal[index] += 1
      return true
    }
    signal[index] = 0
  }
  return false
}
