import HiplineCore
import Testing

struct VectorSeriesTests {
  private let series = VectorSeries([
    Vector3(1, 2, 2), Vector3(0, 3, 4), Vector3(-6, 0, 8),
  ])

  @Test func `vectors and components are two views of one series`() {
    #expect(series.count == 3)
    #expect(series.indices == 0..<3)
    #expect(series.components == [[1, 0, -6], [2, 3, 0], [2, 4, 8]])
    #expect(series[1] == Vector3(0, 3, 4))
    #expect(series == VectorSeries(x: [1, 0, -6], y: [2, 3, 0], z: [2, 4, 8]))
    #expect(VectorSeries([]).isEmpty)
  }

  @Test func `a range is a series of its own that counts from zero`() {
    #expect(series[1..<3] == VectorSeries([Vector3(0, 3, 4), Vector3(-6, 0, 8)]))
    #expect(series[1..<1].isEmpty)
  }

  @Test func `the norms are the lengths`() {
    #expect(series.norms == [3, 5, 10])
  }

  @Test func `a map sees every vector, a map of components every component as a whole`() {
    #expect(series.map { -$0 }[2] == Vector3(6, 0, -8))
    #expect(series.mapComponents { $0.reversed() }[0] == Vector3(-6, 0, 8))
    #expect(series.scaled(by: 0.5)[1] == Vector3(0, 1.5, 2))
    #expect(series.scaled(by: 1) == series)
  }

  @Test func `components of different lengths trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = VectorSeries(x: [1, 2], y: [1], z: [1, 2])
    }
  }
}
